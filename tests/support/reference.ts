/**
 * Compares a solution with a verification reference, figure by figure, by the accuracy the program promises. Used by the
 * tests and by `npm run validation`, which prints the same comparison into docs/validation.md.
 */
import { parseLayout } from '../../src/layout/parse.ts'
import type { Layout } from '../../src/layout/schema.ts'
import type { Point, Quality, Solution } from '../../src/solver/results/solution.ts'
import { solveLayout } from '../../src/solver/results/solve-layout.ts'
import { fixtureFiles, publicDocuments, readFixture } from './fixtures.ts'

/** A converged figure and how far it may itself be off, °C or W. */
interface Figure {
  readonly value: number
  readonly uncertainty: number
}

interface Reference {
  readonly method: string
  readonly totalPower: number
  readonly components: Readonly<Record<string, { maxTemperature: Figure; meanTemperature: Figure; violates?: boolean }>>
  readonly probes: Readonly<Record<string, Point & Figure>>
  readonly boundaryHeat: Readonly<Record<'top' | 'bottom' | 'sides', Figure>>
}

export interface ReferenceCase {
  readonly name: string
  readonly layout: Layout
  readonly reference: Reference
}

export type Quantity = 'mean' | 'highest' | 'probe' | 'heat'

/** One figure of a case: °C, or W for heat. */
export interface Comparison {
  readonly quantity: Quantity
  /** Component, probe or face. */
  readonly subject: string
  readonly reference: Figure
  readonly ours: number
  /** Allowed beyond the reference's own uncertainty. */
  readonly tolerance: number
  /** How much of the tolerance the difference takes after the uncertainty is spent: beyond 1 it fails. */
  readonly share: number
  /** The ± that the solution gives for it, K; null for heat. */
  readonly bar: number | null
}

/** Whether a temperature's error, the reference's own uncertainty apart, is within the solution's ±. */
export const isCovered = ({ reference, ours, bar }: Comparison): boolean =>
  bar !== null && Math.abs(ours - reference.value) - reference.uncertainty <= bar

/**
 * The promise at normal quality: means within 0.1 K or 0.2 % of the rise above ambient, highest temperatures and probes
 * within 0.3 K or 0.5 %, whichever is larger; `fine` halves these. Heat out of each face within 0.2 % of the power.
 */
const TEMPERATURE_TOLERANCES = {
  mean: { kelvin: 0.1, ofRise: 0.002 },
  highest: { kelvin: 0.3, ofRise: 0.005 },
  probe: { kelvin: 0.3, ofRise: 0.005 },
} as const
const HEAT_OF_POWER = 0.002
/** Heat in minus heat out, as a share of the power. */
export const IMBALANCE_OF_POWER = 1e-6

export function layoutFrom(text: string): Layout {
  const result = parseLayout(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.layout
}

/** The cases of `verification/public`, by name. */
export function referenceCases(): ReferenceCase[] {
  return publicDocuments().map(({ file, text }) => {
    const name = file.replace(/\.json$/, '')
    const reference = JSON.parse(readFixture(`verification/public/${name}.reference.json`)) as Reference
    return { name, layout: layoutFrom(text), reference }
  })
}

/** Documents that are hard on the grid, held against our own solutions on grids several times finer. */
export function hardCases(): ReferenceCase[] {
  return fixtureFiles('hard', '.cpo.json').map((file) => {
    const name = file.replace(/\.cpo\.json$/, '')
    const reference = JSON.parse(readFixture(`hard/${name}.reference.json`)) as Reference
    return { name, layout: layoutFrom(readFixture(`hard/${file}`)), reference }
  })
}

export function referenceCase(name: string): ReferenceCase {
  const found = referenceCases().find((known) => known.name === name)
  if (!found) throw new Error(`no verification case "${name}"`)
  return found
}

/** Solves a case with the probes of its reference. */
export function solveCase({ layout, reference }: ReferenceCase, quality: Quality): Solution {
  return solveLayout(layout, { quality, probes: Object.values(reference.probes) })
}

/** Every figure of the reference against the solution of `solveCase`. */
export function compare({ layout, reference }: ReferenceCase, solution: Solution): Comparison[] {
  const { ambient } = layout.cooling
  const scale = solution.quality === 'fine' || solution.quality === 'extra-fine' ? 0.5 : 1
  const temperature = (
    quantity: keyof typeof TEMPERATURE_TOLERANCES,
    subject: string,
    figure: Figure,
    ours: number,
    bar: number | null,
  ) => {
    const { kelvin, ofRise } = TEMPERATURE_TOLERANCES[quantity]
    return compared(
      quantity,
      subject,
      figure,
      ours,
      scale * Math.max(kelvin, ofRise * Math.abs(figure.value - ambient)),
      bar,
    )
  }
  const components = Object.entries(reference.components).flatMap(([id, figures]) => {
    const ours = solution.components.find((component) => component.id === id)
    if (!ours) throw new Error(`the solution has no component "${id}"`)
    return [
      temperature('mean', id, figures.meanTemperature, ours.meanTemperature, ours.meanUncertainty),
      temperature('highest', id, figures.maxTemperature, ours.maxTemperature, ours.uncertainty),
    ]
  })
  const probes = Object.entries(reference.probes).map(([name, figure], n) =>
    temperature(
      'probe',
      name,
      figure,
      solution.probes[n]?.temperature ?? Number.NaN,
      solution.probes[n]?.uncertainty ?? null,
    ),
  )
  const heat = (['top', 'bottom', 'sides'] as const).map((face) =>
    compared(
      'heat',
      face,
      reference.boundaryHeat[face],
      solution.heat[face],
      HEAT_OF_POWER * reference.totalPower,
      null,
    ),
  )
  return [...components, ...probes, ...heat]
}

function compared(
  quantity: Quantity,
  subject: string,
  { value, uncertainty }: Figure,
  ours: number,
  tolerance: number,
  bar: number | null,
): Comparison {
  const beyond = Math.max(Math.abs(ours - value) - uncertainty, 0)
  return { quantity, subject, reference: { value, uncertainty }, ours, tolerance, share: beyond / tolerance, bar }
}

/** The comparisons that fail, in words; a figure that is not a number fails. */
export function failures(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(({ share }) => !(share <= 1))
    .map(({ quantity, subject, reference, ours, tolerance }) => {
      const allowed = `${tolerance.toFixed(3)} beyond ±${reference.uncertainty}`
      return `${quantity} of ${subject}: ${ours.toFixed(4)}, reference ${reference.value} (allowed ${allowed})`
    })
}
