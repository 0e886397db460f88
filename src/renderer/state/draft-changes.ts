/**
 * Like with like. A draft is solved on a coarser grid than the result at rest, and the two differ by some tenths of a
 * kelvin before anything has moved. So the layout that a gesture begins with is solved as a draft too, and what is shown
 * while it moves is
 *
 *     result at rest + (draft − draft at rest)
 *
 * in which the error of the coarse grid cancels: a drag that moves nothing shows no change at all.
 */
import type { ComponentResult, Point, Solution } from '../../solver/results/solution.ts'

/** The draft's field with every component's temperatures carried over to the result at rest. */
export function carriedToRest(draft: Solution, draftAtRest: Solution, atRest: Solution): Solution {
  const drafts = new Map(draftAtRest.components.map((result) => [result.id, result]))
  const rests = new Map(atRest.components.map((result) => [result.id, result]))
  const iterationK = draft.solver.errorEstimate + draftAtRest.solver.errorEstimate
  return {
    ...draft,
    components: draft.components.map((result) => {
      const from = drafts.get(result.id)
      const rest = rests.get(result.id)
      // What a gesture adds (a duplicate) was not there at rest: the draft is all that is known of it.
      return from && rest ? carried(result, from, rest, iterationK) : result
    }),
    probes: draft.probes.map((probe) => {
      const [from, rest] = [draftAtRest, atRest].map((solution) =>
        solution.probes.find((other) => isSame(other, probe)),
      )
      if (probe.temperature === null || from?.temperature == null || rest?.temperature == null) return probe
      return {
        ...probe,
        temperature: rest.temperature + (probe.temperature - from.temperature),
        uncertainty:
          (rest.uncertainty ?? 0) + Math.abs((probe.uncertainty ?? 0) - (from.uncertainty ?? 0)) + iterationK,
      }
    }),
  }
}

const isSame = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y && a.z === b.z

/**
 * The error of a draft's grid cancels in the difference as far as it is the same in both: what their bounds differ by is
 * left, and what both iterations left. With the ± at rest that covers what a solve then finds (docs/physics.md, "Starting
 * from what is known"; a test counts it).
 */
function carried(
  draft: ComponentResult,
  from: ComponentResult,
  rest: ComponentResult,
  iterationK: number,
): ComponentResult {
  const maxTemperature = rest.maxTemperature + (draft.maxTemperature - from.maxTemperature)
  const margin = draft.limit === null ? null : draft.limit - maxTemperature
  return {
    ...draft,
    maxTemperature,
    meanTemperature: rest.meanTemperature + (draft.meanTemperature - from.meanTemperature),
    uncertainty: rest.uncertainty + Math.abs(draft.uncertainty - from.uncertainty) + iterationK,
    meanUncertainty: rest.meanUncertainty + Math.abs(draft.meanUncertainty - from.meanUncertainty) + iterationK,
    margin,
    violates: margin !== null && margin < 0,
  }
}
