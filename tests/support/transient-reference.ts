/** Holds transients against the references of `verification/public`. */
import type { Layout } from '../../src/layout/schema.ts'
import type { GridParameters } from '../../src/solver/model/grid.ts'
import type { Quality } from '../../src/solver/results/solution.ts'
import { transientOf } from '../../src/solver/transient/solve-transient.ts'
import type { Transient } from '../../src/solver/transient/transient.ts'
import { readFixture } from './fixtures.ts'
import { layoutFrom } from './reference.ts'

interface TransientReference {
  readonly times: Readonly<
    Record<
      string,
      { components: Readonly<Record<string, { meanTemperature: { value: number; uncertainty: number } }>> }
    >
  >
}

/** Allowed beyond the reference's own uncertainty, K. */
export const TRANSIENT_TOLERANCE_K = 0.1

/** A finished transient; throws where the document does not allow one. */
export function finished(layout: Layout, options: Parameters<typeof transientOf>[1]): Transient {
  const outcome = transientOf(layout, options)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.transient
}

/** Runs a public case to all times of its reference; one row per mean temperature. */
export function compareTransient(name: string, quality: Quality, grid?: GridParameters) {
  const layout = layoutFrom(readFixture(`verification/public/${name}.json`))
  const reference: TransientReference = JSON.parse(readFixture(`verification/public/${name}.transient.reference.json`))
  const entries = Object.entries(reference.times)
    .map(([time, { components }]) => ({ time: Number(time), components }))
    .sort((a, b) => a.time - b.time)
  const transient = finished(layout, {
    quality,
    times: entries.map(({ time }) => time),
    ...(grid ? { grid } : {}),
  })
  const rows = entries.flatMap(({ time, components }, n) =>
    Object.entries(components).map(([id, { meanTemperature: mean }]) => {
      const ours = transient.components.find((component) => component.id === id)?.meanTemperature[n] ?? Number.NaN
      return {
        time,
        id,
        ours,
        ...mean,
        share: (Math.abs(ours - mean.value) - mean.uncertainty) / TRANSIENT_TOLERANCE_K,
      }
    }),
  )
  return { transient, rows }
}
