/**
 * The rules of the format that look at more than one field. They work on any value, sound or broken, and keep silent
 * where a figure they need is broken: that figure has its own report.
 */
import { filmProblems, heatExitProblems } from './rules/cooling.ts'
import { draftOf } from './rules/draft.ts'
import { lidTimProblems } from './rules/lid.ts'
import {
  blockProblems,
  containmentProblems,
  overlapProblems,
  segmentProblems,
  topPlaneProblems,
} from './rules/placement.ts'
import { profileProblems } from './rules/profiles.ts'
import { idProblems, layerNameProblems, materialProblems, parentProblems } from './rules/references.ts'
import { tableProblems } from './rules/tables.ts'
import type { Problem } from './schema.ts'
import type { Fields } from './tolerant.ts'

/** All breaches of cross-field rules. */
export function ruleProblems(document: Fields): Problem[] {
  const draft = draftOf(document)
  return [
    ...materialProblems(draft),
    ...layerNameProblems(draft),
    ...idProblems(draft),
    ...parentProblems(draft),
    ...containmentProblems(draft),
    ...overlapProblems(draft),
    ...blockProblems(draft),
    ...segmentProblems(draft),
    ...topPlaneProblems(draft),
    ...lidTimProblems(draft),
    ...filmProblems(draft),
    ...heatExitProblems(draft),
    ...tableProblems(draft),
    ...profileProblems(draft),
  ]
}
