/**
 * The temperatures of every example at normal quality, pinned: a change of the solver or of an example shows here, with
 * the figures that it moves. After a change that is meant, write the pins anew and look at the difference in git:
 *
 *     UPDATE_PINS=1 npx vitest run tests/examples
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { solveLayout } from '../../src/solver/results/solve-layout.ts'
import { IMBALANCE_OF_POWER, layoutFrom } from '../support/reference.ts'

/** °C: highest and mean of each component, by file and id. */
type Pins = Record<string, Record<string, { highest: number; mean: number }>>

const EXAMPLES = new URL('../../examples/', import.meta.url)
const PINS = new URL('../fixtures/example-temperatures.json', import.meta.url)
const UPDATE = process.env.UPDATE_PINS === '1'

/** Room for another order of floating-point sums on another machine; the iteration itself stops at 1e-4 K. */
const TOLERANCE_K = 0.02

const files = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.cpo.json'))
  .sort()
const pins: Pins = !UPDATE && existsSync(PINS) ? JSON.parse(readFileSync(PINS, 'utf8')) : {}

function temperaturesOf(file: string): Pins[string] {
  const solution = solveLayout(layoutFrom(readFileSync(new URL(file, EXAMPLES), 'utf8')), { quality: 'normal' })
  const { solver, heat, components } = solution
  expect(solver.converged).toBe(true)
  expect(Math.abs(heat.imbalance)).toBeLessThanOrEqual(IMBALANCE_OF_POWER * heat.power)
  const rounded = (celsius: number) => Number(celsius.toFixed(3))
  return Object.fromEntries(
    components.map(({ id, maxTemperature, meanTemperature }) => [
      id,
      { highest: rounded(maxTemperature), mean: rounded(meanTemperature) },
    ]),
  )
}

describe('the examples at normal quality', () => {
  test.each(files)('%s has its pinned temperatures', (file) => {
    const found = temperaturesOf(file)
    if (UPDATE) {
      pins[file] = found
      writeFileSync(PINS, `${JSON.stringify(pins, null, 2)}\n`)
    }
    const pinned = pins[file]
    if (!pinned) throw new Error(`no temperatures are pinned for ${file}; write them with UPDATE_PINS=1`)
    expect(Object.keys(found)).toEqual(Object.keys(pinned))
    const moved = Object.entries(found).filter(([id, { highest, mean }]) => {
      const pin = pinned[id]!
      return !(Math.abs(highest - pin.highest) <= TOLERANCE_K && Math.abs(mean - pin.mean) <= TOLERANCE_K)
    })
    expect(Object.fromEntries(moved)).toEqual({})
  })

  test('are all pinned, and nothing else is', () => {
    expect(Object.keys(pins).sort()).toEqual(files)
  })
})
