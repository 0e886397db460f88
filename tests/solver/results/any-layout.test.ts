/** Whatever valid document comes: it solves and its heat balances, or the solution says that it has not converged. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLayout } from '../../../src/layout/parse.ts'
import { type Component, type Layout, ROTATIONS, type Source } from '../../../src/layout/schema.ts'
import { serialiseLayout } from '../../../src/layout/serialise.ts'
import { QUALITY_GRIDS } from '../../../src/solver/results/quality.ts'
import type { Solution } from '../../../src/solver/results/solution.ts'
import { solveLayout } from '../../../src/solver/results/solve-layout.ts'
import { harshLayoutArbitrary } from '../../support/harsh-layouts.ts'
import { layoutArbitrary } from '../../support/layout-arbitrary.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'

/** Heat in minus heat out, as a share of the power: promised for any valid document. */
const BALANCE = 1e-5

function expectSound(solution: Solution, layout: Layout): void {
  const { heat, components, field, solver } = solution
  expect(solver.converged).toBe(true)
  // without power the fluids still exchange heat: then 1 W is the measure
  const scale = heat.power > 0 ? heat.power : 1
  expect(Math.abs(heat.imbalance)).toBeLessThanOrEqual(BALANCE * scale)
  expect(field.temperature.every(Number.isFinite)).toBe(true)
  const { cooling } = layout
  const faces = [cooling.top, cooling.bottom, cooling.sides, ...(cooling.top?.zones ?? [])]
  const coldest = Math.min(cooling.ambient, ...faces.map((face) => face?.temperature ?? cooling.ambient))
  for (const { maxTemperature, meanTemperature } of components) {
    expect(maxTemperature).toBeGreaterThanOrEqual(meanTemperature - 1e-3)
    // heat only ever warms; 0.05 K for the reconstruction inside a cell
    expect(meanTemperature).toBeGreaterThan(coldest - 0.05)
  }
}

test('random valid documents solve, balance and stay above their coldest fluid, or run away for a reason', () => {
  fc.assert(
    fc.property(layoutArbitrary, (layout) => {
      const solution = solveLayout(layout, { quality: 'preview' })
      if (solution.solver.failure?.kind === 'runaway') expectRunaway(solution, layout)
      else expectSound(solution, layout)
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('random harsh documents solve and balance: films, conductivities and thicknesses over many decades', () => {
  fc.assert(
    fc.property(harshLayoutArbitrary, (layout) => {
      expect(parseLayout(serialiseLayout(layout))).toMatchObject({ ok: true })
      expectSound(solveLayout(layout, { quality: 'preview' }), layout)
    }),
    { numRuns: 15 },
  )
}, 120_000)

/**
 * A runaway cannot be true where a hotter temperature is found that cannot be sustained. With R the rise by all written
 * power, 30 % more for tables and 1.7 times for the conductivities of the random tables, B + a R is one as soon as
 * a ≥ exp(c (B + a R − Tref)), which has such an a if c R exp(c (B − Tref)) ≤ 1/e.
 */
function expectRunaway({ solver, components, field }: Solution, layout: Layout): void {
  expect(field.temperature.every(Number.isFinite)).toBe(true)
  expect(solver.converged).toBe(false)
  const sources = layout.components.flatMap((component) => component.sources ?? [])
  const laws = sources.flatMap(({ powerTemperature }) =>
    powerTemperature && 'coefficient' in powerTemperature ? [powerTemperature as Exponential] : [],
  )
  const c = Math.max(...laws.map(({ coefficient }) => coefficient))
  const reference = Math.min(...laws.map(({ reference }) => reference))
  const constant: Layout = {
    ...layout,
    components: layout.components.map(({ sources: written = [], ...component }) => ({
      ...component,
      sources: written.map(({ powerTemperature: _, ...source }) => source),
    })),
  }
  const linear = solveLayout(constant, { quality: 'preview' })
  const rise = 1.3 * 1.7 * (Math.max(...linear.components.map((each) => each.maxTemperature)) - layout.cooling.ambient)
  expect(c * rise * Math.exp(c * (layout.cooling.ambient + rise - reference))).toBeGreaterThan(1 / Math.E)
  const blamed = layout.components.filter(({ id }) => solver.failure!.components.includes(id))
  expect(blamed.length).toBeGreaterThan(0)
  for (const { sources: own } of blamed) expect(own?.some((source) => source.powerTemperature)).toBe(true)
  expect(components).toHaveLength(layout.components.length)
}

interface Exponential {
  readonly reference: number
  readonly coefficient: number
}

describe('extreme documents', () => {
  const preview = (layout: Layout) => {
    const opened = parseLayout(serialiseLayout(layout))
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
    return solveLayout(layout, { quality: 'preview' })
  }
  const heated = (overrides: Partial<Component> = {}) =>
    componentWith({ sources: [{ layer: 'die', power: 10 }], ...overrides })

  test('no component: ambient everywhere', () => {
    const layout = layoutWith({ components: [] })
    const solution = preview(layout)
    expectSound(solution, layout)
    expect(solution.components).toEqual([])
    for (const celsius of new Set(solution.field.temperature)) expect(celsius).toBeCloseTo(35, 5)
  })

  test('no heat at all in a material whose conductivity follows temperature: done at once', () => {
    const silicon = [{ name: 'slab', material: 'silicon-table', thickness: 0.2 }]
    const table: [number, number][] = [
      [0, 168],
      [125, 98.9],
    ]
    const layout = layoutWith({
      substrate: { width: 20, height: 20, layers: silicon },
      components: [],
      cooling: { ambient: 20, top: { resistance: 0.19 } },
      materials: { 'silicon-table': { conductivity: { table } } },
    })
    const solution = preview(layout)
    expectSound(solution, layout)
    // four on each of three grids
    expect(solution.solver.cycles).toBeLessThanOrEqual(12)
  })

  test.each(ROTATIONS)('one component, turned by %i degrees', (rotation) => {
    const layout = layoutWith({ components: [heated({ rotation, width: 3, height: 7 })] })
    expectSound(preview(layout), layout)
  })

  test('films of 0.1 and 1,000,000 W/(m²·K) on one package', () => {
    const zone = { x: 16, y: 16, width: 4, height: 4, h: 1e6, temperature: 20 }
    const layout = layoutWith({
      components: [heated()],
      cooling: { ambient: 35, top: { h: 0.1, zones: [zone] }, bottom: { h: 0.1 }, sides: { h: 1e6, temperature: 60 } },
    })
    const solution = preview(layout)
    expectSound(solution, layout)
    // between the two strong films, the whole package is near them
    expect(solution.heat.sides).toBeLessThan(10)
  })

  test.each([0.1, 10, 1e3, 1e6])('a film of %f W/(m²·K) alone', (h) => {
    const layout = layoutWith({ components: [heated()], cooling: { ambient: 35, top: { h } } })
    const solution = preview(layout)
    expectSound(solution, layout)
    // the mean of the top face stands above ambient by the flux over h
    const [component] = solution.components
    expect(component!.meanTemperature - 35).toBeGreaterThan(10 / (h * 400e-6))
  })

  test('a layer of 1 µm beside one of 3 mm', () => {
    const layout = layoutWith({
      substrate: {
        width: 20,
        height: 20,
        layers: [
          { name: 'thick', material: 'fr4', thickness: 3 },
          { name: 'thin', material: 'tim-grease', thickness: 0.001 },
        ],
      },
      components: [heated()],
    })
    expectSound(preview(layout), layout)
  })

  test('conductivities of 0.01 and 1000 W/(m·K) side by side and on top of each other', () => {
    const layout = layoutWith({
      fill: 'foam',
      components: [
        heated({ id: 'a', x: 5, layers: [{ name: 'die', material: 'diamond-like', thickness: 0.5 }] }),
        heated({ id: 'b', x: 12, layers: [{ name: 'die', material: 'foam', thickness: 0.3 }] }),
      ],
      lid: { material: 'diamond-like', thickness: 1, tim: { material: 'foam', thickness: 0.02 } },
      materials: { foam: { conductivity: 0.01 }, 'diamond-like': { conductivity: 1000 } },
    })
    expectSound(preview(layout), layout)
  })

  test('a die of 0.2 mm on a substrate of 150 mm', () => {
    const layout = layoutWith({
      substrate: { ...layoutWith().substrate, width: 150, height: 150 },
      components: [heated({ x: 71.3, y: 80, width: 0.2, height: 0.2, sources: [{ layer: 'die', power: 0.1 }] })],
    })
    expectSound(preview(layout), layout)
  })

  test('two hundred components', () => {
    const layout = twoHundred(() => ({}))
    expectSound(preview(layout), layout)
  })

  test('two hundred components that leak', () => {
    const layout = twoHundred((n) => ({ powerTemperature: { reference: 60, coefficient: 0.004 + (n % 5) * 1e-3 } }))
    const cooled = { ...layout, cooling: { ambient: 35, top: { h: 5000 } } }
    expectSound(preview(cooled), cooled)
  })

  function twoHundred(more: (n: number) => Partial<Source>): Layout {
    const components = Array.from({ length: 200 }, (_, n) =>
      heated({
        id: `c-${n}`,
        x: 3 + (n % 20) * 5,
        y: 3 + Math.floor(n / 20) * 7,
        sources: [{ layer: 'die', power: 1 + (n % 3), ...more(n) }],
      }),
    )
    return layoutWith({ substrate: { ...layoutWith().substrate, width: 102, height: 72 }, components })
  }

  test('a document without a way out for the heat is refused before it reaches the solver', () => {
    const sealed = layoutWith({ components: [heated()], cooling: { ambient: 35, top: { h: 0 } } })
    const opened = parseLayout(serialiseLayout(sealed))
    expect(opened.ok ? [] : opened.problems.map(({ path }) => path)).toEqual(['cooling'])
  })

  test('and if it did reach it, would not pass as converged', () => {
    const sealed = layoutWith({ components: [heated()], cooling: { ambient: 35, top: { h: 0 } } })
    const { solver } = solveLayout(sealed, { quality: 'preview', grid: { ...QUALITY_GRIDS.preview, lateralCells: 16 } })
    expect(solver.converged).toBe(false)
  })
})
