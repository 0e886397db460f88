/** The lid needs a TIM wherever a component is joined to it and brings none of its own. */
import { intersection } from '../outline.ts'
import type { Problem } from '../schema.ts'
import { field } from '../tolerant.ts'
import type { DraftComponent, DraftPackage } from './draft.ts'
import { subtract } from './subtract.ts'

export function lidTimProblems(draft: DraftPackage): Problem[] {
  if (!draft.hasLid || field(field(draft.document, 'lid'), 'tim') !== undefined) return []
  const inNeed = draft.components.filter((component) => needsLidTim(component, draft))
  if (inNeed.length === 0) return []
  const first = inNeed[0]!.label
  const rest = inNeed.length > 1 ? ` and ${inNeed.length - 1} more` : ''
  return [
    {
      path: 'lid.tim',
      message: `Found no TIM for ${first}${rest}: joined to the lid, and without a "tim" of its own; allowed is a "tim" here or on the component, or "lidContact": "none".`,
    },
  ]
}

/** Joined to the lid in some column: under a segment, where nothing stands on it. */
function needsLidTim({ index, outline, contact, carries, fields }: DraftComponent, draft: DraftPackage): boolean {
  if (!outline || contact === null || contact === 'none' || field(fields, 'tim') !== undefined) return false
  const underLid = draft.segments.flatMap((segment) => intersection(segment.outline, outline) ?? [])
  if (!carries) return underLid.length > 0
  const standing = draft.components.filter(({ parent }) => parent === index)
  // A child that cannot be placed may cover all of it.
  if (standing.some((child) => child.outline === null)) return false
  let open = underLid
  for (const child of standing) open = open.flatMap((piece) => subtract(piece, child.outline!))
  return open.length > 0
}
