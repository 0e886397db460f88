/**
 * Two designs beside each other, B against A: components are the same where their ids are. The ± of a change is the sum of
 * the two ±: they are bounds, and bounds add.
 */
import { formatFixed } from '../layout/units.ts'
import type { ComponentResult, Solution } from '../solver/results/solution.ts'
import { statusOf, type VerdictStatus } from '../solver/results/verdicts.ts'
import { decimalsOf, plusMinus } from './figures.ts'

export interface Change {
  /** B − A, K. */
  readonly kelvin: number
  /** ±, K */
  readonly uncertainty: number
}

export interface ComparedComponent {
  readonly id: string
  readonly name: string
  readonly kind: ComponentResult['kind']
  /** Null where only the other design has it. */
  readonly a: ComponentResult | null
  readonly b: ComponentResult | null
  /** Of the highest temperature. */
  readonly change: Change | null
  readonly verdictChanged: boolean
}

export interface Comparison {
  /** Changed verdicts first, then the largest change; what only one design has comes last. */
  readonly components: readonly ComparedComponent[]
  /** Of the highest temperature of any component; null where a design has none. */
  readonly hottest: Change | null
  /** W put in. */
  readonly power: { readonly a: number; readonly b: number }
  readonly sentence: string
}

export function compareSolutions(a: Solution, b: Solution): Comparison {
  const inB = new Map(b.components.map((result) => [result.id, result]))
  const inA = new Map(a.components.map((result) => [result.id, result]))
  const both = a.components.map((result) => compared(result, inB.get(result.id) ?? null))
  const added = b.components.filter(({ id }) => !inA.has(id)).map((result) => compared(null, result))
  const components = [...both, ...added].sort(byWeight)
  const [hottestA, hottestB] = [hottestOf(a), hottestOf(b)]
  const hottest = hottestA && hottestB && changeBetween(hottestA, hottestB)
  return {
    components,
    hottest,
    power: { a: a.heat.power, b: b.heat.power },
    sentence: `${runs(hottestA, hottestB)}; ${verdictWords(components)}.`,
  }
}

/** Two temperatures and their difference with the same decimals: the difference agrees with the two as they are printed. */
export function changeAsPrinted(a: ComponentResult, b: ComponentResult) {
  const decimals = Math.min(decimalsOf(a.uncertainty), decimalsOf(b.uncertainty))
  const [from, to] = [a.maxTemperature.toFixed(decimals), b.maxTemperature.toFixed(decimals)]
  return {
    decimals,
    from: formatFixed(a.maxTemperature, decimals),
    to: formatFixed(b.maxTemperature, decimals),
    kelvin: Number(to) - Number(from),
    plusMinus: plusMinus(a.uncertainty + b.uncertainty, decimals),
  }
}

function compared(a: ComponentResult | null, b: ComponentResult | null): ComparedComponent {
  const { id, name, kind } = (b ?? a)!
  return {
    id,
    name,
    kind,
    a,
    b,
    change: a && b && changeBetween(a, b),
    verdictChanged: a !== null && b !== null && statusOf(a) !== statusOf(b),
  }
}

function changeBetween(a: ComponentResult, b: ComponentResult): Change {
  return { kelvin: b.maxTemperature - a.maxTemperature, uncertainty: a.uncertainty + b.uncertainty }
}

function byWeight(a: ComparedComponent, b: ComparedComponent): number {
  return (
    Number(a.change === null) - Number(b.change === null) ||
    Number(b.verdictChanged) - Number(a.verdictChanged) ||
    Math.abs(b.change?.kelvin ?? 0) - Math.abs(a.change?.kelvin ?? 0)
  )
}

function hottestOf({ components }: Solution): ComponentResult | null {
  return components.reduce<ComponentResult | null>(
    (hottest, result) => (hottest && hottest.maxTemperature >= result.maxTemperature ? hottest : result),
    null,
  )
}

function runs(a: ComponentResult | null, b: ComponentResult | null): string {
  if (!a || !b) return a ? 'B has no component' : b ? 'A has no component' : 'Neither design has a component'
  const { kelvin, decimals, plusMinus: error } = changeAsPrinted(a, b)
  const { uncertainty } = changeBetween(a, b)
  if (Math.abs(kelvin) <= uncertainty || kelvin === 0) return `B is as hot as A where it is hottest, to ${error} K`
  return `B runs ${formatFixed(Math.abs(kelvin), decimals)} K ${kelvin < 0 ? 'cooler' : 'hotter'} where it is hottest`
}

const PASSES: ReadonlySet<VerdictStatus> = new Set(['within', 'close'])
const MOST_NAMED = 3

function verdictWords(components: readonly ComparedComponent[]): string {
  const idsWhere = (holds: (before: VerdictStatus | null, after: VerdictStatus | null) => boolean) =>
    components.filter(({ a, b }) => holds(a && statusOf(a), b && statusOf(b))).map(({ id }) => id)
  const passing = idsWhere((before, after) => isFailing(before) && after !== null && PASSES.has(after))
  const failing = idsWhere((before, after) => before !== null && before !== 'over' && after === 'over')
  const undecided = idsWhere((before, after) => before !== null && before !== 'undecided' && after === 'undecided')
  const added = idsWhere((before, after) => before === null && after === 'over')
  const words = [
    ...(passing.length > 0 ? [`${listed(passing)} now ${passing.length === 1 ? 'passes' : 'pass'}`] : []),
    ...(failing.length > 0 ? [`${listed(failing)} now ${failing.length === 1 ? 'fails' : 'fail'}`] : []),
    ...(undecided.length > 0 ? [`${listed(undecided)} ${undecided.length === 1 ? 'is' : 'are'} now undecided`] : []),
    ...(added.length > 0 ? [`${listed(added)}, which only B has, ${added.length === 1 ? 'fails' : 'fail'}`] : []),
  ]
  if (words.length === 0) return 'no verdict changes'
  if (failing.length + added.length === 0) words.push('nothing fails newly')
  return words.join(', ')
}

const isFailing = (status: VerdictStatus | null): boolean => status === 'over' || status === 'undecided'

function listed(ids: readonly string[]): string {
  if (ids.length <= MOST_NAMED) return ids.length === 1 ? ids[0]! : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`
  return `${ids.slice(0, MOST_NAMED - 1).join(', ')} and ${ids.length - MOST_NAMED + 1} more`
}
