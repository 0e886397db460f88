import { describe, expect, test } from 'vitest'
import type { Kernel } from '../../../src/solver/kernel/kernel.ts'
import { typescriptKernel } from '../../../src/solver/kernel/twin/typescript-kernel.ts'
import { compileWebAssemblyKernel } from '../../../src/solver/kernel/wasm/webassembly-kernel.ts'
import { gridsOf, modelOn } from '../../../src/solver/model/thermal-model.ts'
import type { Hierarchy } from '../../../src/solver/numerics/hierarchy.ts'
import {
  DEFAULT_PARAMETERS,
  type LinearSystem,
  type SolveParameters,
  type SolveState,
  solveLinear,
} from '../../../src/solver/numerics/solve.ts'
import { QUALITY_GRIDS } from '../../../src/solver/results/quality.ts'
import { layeredHierarchy } from '../../support/layered-hierarchy.ts'
import { forCells, randomHierarchy, randomNumbers } from '../../support/random-level.ts'
import { referenceCase } from '../../support/reference.ts'

const AMBIENT = 35

/** A system with fluid at ambient behind every ground link and `heat(i, j, k)` watts per cell. */
function systemOf(hierarchy: Hierarchy, heat: (i: number, j: number, k: number) => number, start = AMBIENT) {
  const fine = hierarchy.levels[0]!
  const { load: rhs, temperature } = hierarchy.engine
  forCells(fine, (c, i, j, k) => {
    rhs[c] = fine.ground[c]! * AMBIENT + heat(i, j, k)
    temperature[c] = start
  })
  return { hierarchy, rhs, temperature } satisfies LinearSystem
}

/** Dies heated unevenly in the layer where `layeredHierarchy` has them, 300 W or so. */
const heatedPackage = (nx: number, ny: number, graded: boolean, kernel?: Kernel) =>
  systemOf(layeredHierarchy({ nx, ny, graded }, kernel), (i, j, k) => {
    const inside = i >= nx / 4 && i < (3 * nx) / 4 && j >= ny / 4 && j < (3 * ny) / 4
    return k === 3 && inside ? 1 + Math.sin(i) * Math.cos(2 * j) : 0
  })

/** Random links over five decades, on which V-cycles crawl, and heat in a few cells. */
function hardSystem(kernel?: Kernel): LinearSystem {
  const hierarchy = randomHierarchy([24, 20, 4], 77, kernel ? { kernel } : {})
  return systemOf(hierarchy, (i, j, k) => (k === 1 && (i + j) % 7 === 0 ? 1 : 0))
}

const splitLid = (): LinearSystem => {
  const { layout } = referenceCase('split-lid')
  return modelOn(layout, gridsOf(layout, QUALITY_GRIDS.preview).fine).system
}

function run(system: LinearSystem, parameters: Partial<SolveParameters> = {}) {
  const states: SolveState[] = []
  const steps = solveLinear(system, { ...DEFAULT_PARAMETERS, ...parameters })
  for (;;) {
    const step = steps.next()
    if (step.done) return { final: step.value, states }
    states.push(step.value)
  }
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, n) => Math.max(largest, Math.abs(value - b[n]!)), 0)
}

/** Solves until the updates drown in rounding; the start is put back. */
function solvedTightly(system: LinearSystem): Float64Array {
  const start = system.temperature.slice()
  expect(run(system, { toleranceK: 1e-9, balanceW: 1e-9 }).final.converged).toBe(true)
  const exact = system.temperature.slice()
  system.temperature.set(start)
  return exact
}

describe('the two kernels', () => {
  test.each([
    { name: 'a graded package', build: (kernel: Kernel) => heatedPackage(40, 36, true, kernel) },
    { name: 'random links', build: hardSystem },
  ])('give the same converged field of $name to 1e-6 K', ({ build }) => {
    const [wasm, twin] = [compileWebAssemblyKernel(), typescriptKernel].map((kernel) => solvedTightly(build(kernel)))
    expect(largestDifference(wasm!, twin!)).toBeLessThan(1e-6)
  })
})

describe('a converged solve', () => {
  test.each([
    { name: 'a uniform package', build: () => heatedPackage(32, 32, false) },
    { name: 'a graded package', build: () => heatedPackage(40, 36, true) },
    { name: 'a verification case with air gaps', build: splitLid },
  ])('of $name is as near to the true field as it says, and the heat balances', ({ build }) => {
    const system = build()
    const exact = solvedTightly(system)
    for (const toleranceK of [1e-1, 1e-2, 1e-4]) {
      const again = build()
      const balanceW = 1e-6
      const { final } = run(again, { toleranceK, balanceW })
      expect(final.converged).toBe(true)
      expect(final.errorEstimateK).toBeLessThanOrEqual(toleranceK)
      expect(largestDifference(again.temperature, exact)).toBeLessThanOrEqual(final.errorEstimateK)
      expect(Math.abs(again.hierarchy.engine.correct(0, 'unknown').missing)).toBeLessThanOrEqual(balanceW)
    }
  })

  test('yields the state after every cycle, counted from one, with the final estimate last', () => {
    const { states, final } = run(heatedPackage(32, 32, false))
    expect(states.map(({ cycles }) => cycles)).toEqual(states.map((_, n) => n + 1))
    expect(final.cycles).toBe(states.length + 1)
    expect(states.every(({ converged }) => !converged)).toBe(true)
    expect(states[0]!.errorEstimateK).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('the method', () => {
  test('stays with V-cycles while they contract well', () => {
    const { final } = run(heatedPackage(32, 32, false), { slowContraction: 0.9 })
    expect(final.method).toBe('V-cycles')
  })

  test('changes to conjugate gradients where they do not, and then needs far fewer cycles', () => {
    const { final, states } = run(hardSystem())
    expect(final).toMatchObject({ converged: true, method: 'conjugate gradients with W-cycles' })
    const first = states.findIndex(({ method }) => method !== 'V-cycles')
    expect(first).toBeGreaterThanOrEqual(3)
    expect(first).toBeLessThan(8)
    expect(states.slice(first).some(({ method }) => method === 'V-cycles')).toBe(false)
    const stubborn = run(hardSystem(), { slowContraction: Number.POSITIVE_INFINITY })
    expect(stubborn.final.cycles).toBeGreaterThan(2 * final.cycles)
  })

  test('gives up after the allowed cycles and says so', () => {
    for (const maxCycles of [2, 5]) {
      const { final } = run(hardSystem(), { maxCycles })
      expect(final).toMatchObject({ converged: false, cycles: maxCycles })
    }
  })
})

test('temperatures whose last digit is worth more than the tolerance do not count as converged', () => {
  const system = heatedPackage(16, 16, false)
  system.rhs.forEach((watts, c) => {
    system.rhs[c] = 1e14 * watts
  })
  const { final } = run(system, { balanceW: 1e9 })
  expect(final.converged).toBe(false)
  expect(final.errorEstimateK).toBeGreaterThan(DEFAULT_PARAMETERS.toleranceK)
})

describe('the start', () => {
  test('from the exact solution takes at most two cycles', () => {
    for (const system of [heatedPackage(32, 32, false), hardSystem()]) {
      system.temperature.set(solvedTightly(system))
      const { final } = run(system)
      expect(final.converged).toBe(true)
      expect(final.cycles).toBeLessThanOrEqual(2)
    }
  })

  test('near the solution takes fewer cycles than from ambient', () => {
    const system = heatedPackage(40, 36, true)
    const near = solvedTightly(system)
    const random = randomNumbers(5)
    const cold = run(system).final.cycles
    system.temperature.set(near.map((celsius) => (celsius === 0 ? 0 : celsius + 0.01 * random())))
    expect(run(system).final.cycles).toBeLessThan(cold)
  })
})

describe('a package without heat', () => {
  test('that starts at ambient is done at once and stays there exactly', () => {
    const system = systemOf(layeredHierarchy({ nx: 16, ny: 16, graded: false }), () => 0)
    const { final } = run(system)
    expect(final).toMatchObject({ converged: true, cycles: 1 })
    expect(final.errorEstimateK).toBeLessThan(1e-9)
    forCells(system.hierarchy.levels[0]!, (c) => expect(system.temperature[c]).toBeCloseTo(AMBIENT, 10))
  })

  test('that starts elsewhere cools to ambient', () => {
    const system = systemOf(layeredHierarchy({ nx: 16, ny: 16, graded: false }), () => 0, 90)
    const { final } = run(system)
    expect(final.converged).toBe(true)
    forCells(system.hierarchy.levels[0]!, (c) => {
      expect(Math.abs(system.temperature[c]! - AMBIENT)).toBeLessThanOrEqual(DEFAULT_PARAMETERS.toleranceK)
    })
  })

  test('and fluids at 0 °C, so that the whole right-hand side is zero, is at 0 °C', () => {
    const system = systemOf(layeredHierarchy({ nx: 16, ny: 16, graded: false }), () => 0, 0)
    system.rhs.fill(0)
    expect(run(system).final).toMatchObject({ converged: true, cycles: 1, errorEstimateK: 0 })
    expect(system.temperature.every((celsius) => celsius === 0)).toBe(true)
  })
})
