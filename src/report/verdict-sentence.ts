/** A solution in one sentence: passes, or what fails and by how much. */
import { formatFixed } from '../layout/units.ts'
import type { ComponentResult, Solution } from '../solver/results/solution.ts'
import { byMargin, statusOf } from '../solver/results/verdicts.ts'
import { figureOf, plusMinus } from './figures.ts'

export type Verdict = 'passes' | 'fails' | 'undecided' | 'none'

export interface VerdictSentence {
  readonly verdict: Verdict
  readonly words: string
}

export function verdictSentence({ components, solver }: Solution): VerdictSentence {
  if (!solver.converged) {
    return { verdict: 'none', words: `No verdict: ${solver.failure?.reason ?? 'the solve did not converge.'}` }
  }
  const judged = byMargin(components).filter(hasMargin)
  const [worst] = judged
  if (!worst) return { verdict: 'none', words: withoutLimits(components) }
  const over = judged.filter((result) => statusOf(result) === 'over')
  const undecided = judged.filter((result) => statusOf(result) === 'undecided')
  if (over.length > 0) {
    const open =
      undecided.length > 0 ? `; ${undecided.length} more ${undecided.length === 1 ? 'is' : 'are'} undecided` : ''
    const words =
      over.length === 1
        ? `Fails: ${worst.name} is over its limit by ${marginOf(worst)}${open}.`
        : `Fails: ${over.length} of ${judged.length} components are over their limits, most of all ${worst.name} by ${marginOf(worst)}${open}.`
    return { verdict: 'fails', words }
  }
  if (undecided.length > 0) {
    const which =
      undecided.length === 1
        ? `the margin of ${worst.name}`
        : `${undecided.length} margins, the least of them that of ${worst.name},`
    return {
      verdict: 'undecided',
      words: `Undecided: ${which} ${undecided.length === 1 ? 'is' : 'are'} smaller than the error; ${worst.name} has ${signedMargin(worst)}.`,
    }
  }
  const all =
    judged.length === 1
      ? `${worst.name} is within its limit`
      : `all ${judged.length} components with a limit are within it`
  const closest = judged.length === 1 ? ` by ${marginOf(worst)}` : `, the closest, ${worst.name}, by ${marginOf(worst)}`
  return { verdict: 'passes', words: `Passes: ${all}${closest}.` }
}

type Judged = ComponentResult & { readonly margin: number }

const hasMargin = (result: ComponentResult): result is Judged => result.margin !== null

function marginOf({ margin, uncertainty }: Judged): string {
  const { value, plusMinus: error } = figureOf(Math.abs(margin), uncertainty)
  return `${value} ${error} K`
}

function signedMargin({ margin, uncertainty }: Judged): string {
  const { decimals } = figureOf(margin, uncertainty)
  return `${formatFixed(margin, decimals)} ${plusMinus(uncertainty, decimals)} K`
}

function withoutLimits(components: readonly ComponentResult[]): string {
  const [hottest] = byMargin(components)
  if (!hottest) return 'No verdict: the package has no component.'
  const { value, plusMinus: error } = figureOf(hottest.maxTemperature, hottest.uncertainty)
  return `No verdict: no component has a limit. The highest temperature is ${value} ${error} °C, at ${hottest.name}.`
}
