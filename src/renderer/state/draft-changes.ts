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
  return {
    ...draft,
    components: draft.components.map((result) => {
      const from = drafts.get(result.id)
      const rest = rests.get(result.id)
      // What a gesture adds (a duplicate) was not there at rest: the draft is all that is known of it.
      return from && rest ? carried(result, from, rest) : result
    }),
  }
}

function carried(draft: ComponentResult, from: ComponentResult, rest: ComponentResult): ComponentResult {
  const maxTemperature = rest.maxTemperature + (draft.maxTemperature - from.maxTemperature)
  const margin = draft.limit === null ? null : draft.limit - maxTemperature
  return {
    ...draft,
    maxTemperature,
    meanTemperature: rest.meanTemperature + (draft.meanTemperature - from.meanTemperature),
    // what is left of the coarse grid's error in the difference is not known: all of it may be
    uncertainty: rest.uncertainty + Math.abs(draft.uncertainty),
    meanUncertainty: rest.meanUncertainty + Math.abs(draft.meanUncertainty),
    margin,
    violates: margin !== null && margin < 0,
  }
}
