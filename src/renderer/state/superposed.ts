/** Temperatures after a change of powers alone, at once and without a solve: the result at rest plus influences × watts. */
import type { Layout } from '../../layout/schema.ts'
import { superpose } from '../../solver/results/sensitivities/superposition.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'
import { packageOf } from './derived.ts'
import { holdsFor, type InfluenceState } from './influence-store.ts'
import { samePackage } from './same-package.ts'
import type { Solved } from './solve-store.ts'

/** Share of a change that influences at preview quality may be wrong by; the worst that was measured is 1.0 %. */
const INFLUENCE_ERROR = 0.02

/** Null where the layout differs from the result at rest by more than powers, or influences are not known or do not add. */
export function superposedResults(
  layout: Layout,
  { known }: Pick<InfluenceState, 'known'>,
  atRest: Solved | null,
): readonly ComponentResult[] | null {
  if (!atRest || !holdsFor(known, layout) || !known.influence.linear || !samePackage(atRest.layout, layout)) return null
  const bodies = new Map(packageOf(layout).components.map((body) => [body.component.id, body]))
  const powers = Object.fromEntries([...bodies].map(([id, { power }]) => [id, power]))
  const superposed = superpose(atRest.solution.components, known.influence, powers)
  return (
    superposed &&
    atRest.solution.components.map((before, n) => {
      const { power, limit } = bodies.get(before.id)!
      const { meanTemperature, atHottest } = superposed[n]!
      const maxTemperature = atHottest ?? before.maxTemperature + meanTemperature - before.meanTemperature
      const margin = limit === null ? null : limit - maxTemperature
      const doubt = (change: number) => INFLUENCE_ERROR * Math.abs(change)
      return {
        ...before,
        power,
        limit,
        meanTemperature,
        maxTemperature,
        uncertainty: before.uncertainty + doubt(maxTemperature - before.maxTemperature),
        meanUncertainty: before.meanUncertainty + doubt(meanTemperature - before.meanTemperature),
        margin,
        violates: margin !== null && margin < 0,
      }
    })
  )
}
