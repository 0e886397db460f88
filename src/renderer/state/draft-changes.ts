/**
 * Like with like. A draft is solved on a coarser grid than the result at rest, and the two differ by some tenths of a
 * kelvin before anything has moved. So the layout that a gesture begins with is solved as a draft too, and what is shown
 * while it moves is
 *
 *     result at rest + (draft − draft at rest)
 *
 * in which the error of the coarse grid cancels: a drag that moves nothing shows no change at all.
 */
import type { ComponentResult, Solution } from '../../solver/results/solution.ts'

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
  }
}

/**
 * The error of a draft's grid cancels in the difference as far as it is the same in both: what their bounds differ by is
 * left, and what both iterations left. Measured on five drags of the examples: with the ± at rest this covers the error in
 * 88 of 91 temperatures (docs/physics.md, "Starting from what is known").
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
