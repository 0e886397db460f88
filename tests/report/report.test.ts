import { describe, expect, test } from 'vitest'
import { summarise } from '../../src/report/summary.ts'
import { solutionTable } from '../../src/report/text-table.ts'
import type { SolveFailure } from '../../src/solver/results/failure.ts'
import type { ComponentResult, Solution } from '../../src/solver/results/solution.ts'

const component = (id: string, margin: number | null): ComponentResult => ({
  id,
  name: `Part ${id}`,
  kind: 'optical-engine',
  power: 12.5,
  maxTemperature: margin === null ? 50 : 70 - margin,
  hottest: { x: 1, y: 2, z: 3 },
  meanTemperature: 40,
  uncertainty: 0.044,
  meanUncertainty: 0.0021,
  limit: margin === null ? null : 70,
  margin,
  violates: margin !== null && margin < 0,
})

const solution: Solution = {
  name: 'A package',
  quality: 'normal',
  components: [component('free', null), component('good', 12), component('bad', -0.18), component('close', 0.4)],
  heat: { power: 50, top: 48, bottom: 2, sides: 0, imbalance: -3e-7 },
  probes: [
    { x: 1.5, y: 2, z: 0, temperature: 41.237, uncertainty: 0.3 },
    { x: 9, y: 9, z: 9, temperature: null, uncertainty: null },
  ],
  field: { x: new Float64Array(4), y: new Float64Array(3), z: new Float64Array(2), temperature: new Float32Array(6) },
  solver: {
    method: 'V-cycles',
    kernel: 'WebAssembly',
    cycles: 7,
    milliseconds: 12.4,
    errorEstimate: 2.5e-5,
    converged: true,
  },
}

const failure: SolveFailure = { kind: 'runaway', components: ['bad'], reason: 'Thermal runaway: bad.' }
const failed: Solution = { ...solution, solver: { ...solution.solver, converged: false, failure } }

describe('the table', () => {
  const lines = solutionTable(solution).split('\n')

  test('begins with the name and has the worst margin first, parts without a limit last', () => {
    expect(lines[0]).toBe('A package')
    expect(lines.slice(3, 7).map((line) => line.split(/\s{2,}/)[0])).toEqual([
      'Over limit',
      'Close',
      'Within',
      'No limit',
    ])
    expect(lines[3]).toMatch(/bad +Part bad +optical-engine +12\.5 +70\.18 +0\.04 +40\.00 +0\.01 +70 +−0\.18$/)
    expect(lines[6]).toMatch(/50\.00 +0\.04 +40\.00 +0\.01 +none$/)
  })

  test('leaves a margin that is smaller than its error undecided', () => {
    const unsure = { ...component('unsure', -0.03), uncertainty: 0.05 }
    expect(solutionTable({ ...solution, components: [unsure] })).toMatch(/^Undecided +unsure .*−0\.03$/m)
  })

  test('keeps its columns in line', () => {
    const ends = lines.slice(2, 6).map((line) => line.length)
    expect(new Set(ends).size).toBe(1)
  })

  test('lists probes, heat and how the solve went', () => {
    const text = lines.slice(7).join('\n')
    expect(text).toMatch(/ +1\.5 +2 +0 +41\.24 +0\.30$/m)
    expect(text).toContain('outside the package')
    expect(text).toContain('Heat: 50 W in; out 48.000 W top, 2.000 W bottom, 0.000 W sides; imbalance −3.0e−7 W')
    expect(text).toContain('Converged in 12 ms, 7 cycles, 3 × 2 × 1 cells, quality normal, iteration error 2.5e−5 K')
  })

  test('of a solve that failed has the reason and no temperature', () => {
    expect(solutionTable(failed)).toBe(
      'A package\n\nThermal runaway: bad.\nNot converged in 12 ms, 7 cycles, 3 × 2 × 1 cells, quality normal',
    )
  })

  test('stands without a name, components or probes', () => {
    const empty = { ...solution, name: '', components: [], probes: [] }
    expect(solutionTable(empty).startsWith('Status')).toBe(true)
  })
})

test('the summary is plain JSON with the grid’s cells and without the places of the hottest points', () => {
  const summary = summarise(solution)
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
  expect(summary.grid.cells).toEqual([3, 2, 1])
  expect(summary.components[0]).not.toHaveProperty('hottest')
  expect(summary.solver).toEqual({
    method: 'V-cycles',
    kernel: 'WebAssembly',
    cycles: 7,
    milliseconds: 12.4,
    errorEstimate: 2.5e-5,
  })
})

test('the summary of a solve that failed has the reason and no temperature', () => {
  const summary = summarise(failed)
  expect(summary).toMatchObject({ components: [], probes: [], heat: null })
  expect(summary.solver.failure).toEqual(failure)
})
