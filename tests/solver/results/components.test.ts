import { describe, expect, test } from 'vitest'
import type { Component } from '../../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { component, solveSmall } from '../../support/solve-small.ts'

const two: Partial<Component> = {
  layers: [
    { name: 'bumps', material: 'microbump-underfill', thickness: 0.05 },
    { name: 'die', material: 'silicon', thickness: 0.5 },
  ],
}
const heated = (overrides: Partial<Component> = {}) =>
  layoutWith({ components: [componentWith({ ...two, sources: [{ layer: 'die', power: 5 }], ...overrides })] })

describe('a component’s temperatures', () => {
  test('are those of its source layers, or of all layers where it has no source', () => {
    // all heat leaves through 0.2 mm of joint below the die, which drops some tens of kelvin
    const layers = [{ name: 'joint', material: 'resin', thickness: 0.2 }, two.layers![1]!]
    const cooled = (sources: Component['sources']) => ({
      ...heated({ layers, sources }),
      cooling: { ambient: 35, bottom: { h: 1000 } },
      materials: { resin: { conductivity: 1 } },
    })
    const dieOnly = component(solveSmall(cooled([{ layer: 'die', power: 5 }])), 'oe-1')
    const both = component(solveSmall(cooled([{ layer: 'die', power: 5 }, { layer: 'joint' }])), 'oe-1')
    // a source of 0 W is a source: the cooler joint then counts towards the mean; the heat and the hottest place stay
    expect(both.power).toBe(5)
    expect(dieOnly.meanTemperature - both.meanTemperature).toBeGreaterThan(2)
    // a heated layer is cut finer, which moves an answer on a grid this coarse: by less than 2 % of the rise
    expect(Math.abs(both.maxTemperature - dieOnly.maxTemperature)).toBeLessThan(0.02 * (dieOnly.maxTemperature - 35))
    const unheated = component(solveSmall(heated({ sources: [] })), 'oe-1')
    expect(unheated.power).toBe(0)
    expect(unheated.meanTemperature).toBeCloseTo(35, 6)
  })

  test('have the highest where it is said to be, inside the component, above the mean', () => {
    const eccentric = heated({
      sources: [{ layer: 'die', power: 0, blocks: [{ x: 3.5, y: 0.5, width: 1, height: 1, power: 6 }] }],
    })
    const { hottest, maxTemperature, meanTemperature } = component(solveSmall(eccentric), 'oe-1')
    expect(maxTemperature).toBeGreaterThan(meanTemperature + 0.5)
    // the block covers 11–12 by 8–9 on a die of 8–12
    expect(hottest.x).toBeGreaterThan(11)
    expect(hottest.x).toBeLessThanOrEqual(12)
    expect(hottest.y).toBeGreaterThanOrEqual(8)
    expect(hottest.y).toBeLessThan(9)
    const [probe] = solveSmall(eccentric, [hottest]).probes
    // the probe reads the mean of the cells that touch the point, the maximum the highest of them
    expect(Math.abs(probe!.temperature! - maxTemperature)).toBeLessThan(0.2)
  })

  test('stand against the limit: margin, violation, and neither without a limit', () => {
    const highest = component(solveSmall(heated()), 'oe-1').maxTemperature
    const against = (temperatureLimit: number | null) => component(solveSmall(heated({ temperatureLimit })), 'oe-1')
    expect(against(highest + 1)).toMatchObject({ violates: false })
    expect(against(highest + 1).margin).toBeCloseTo(1, 9)
    expect(against(highest - 1)).toMatchObject({ violates: true })
    expect(against(highest)).toMatchObject({ violates: false, margin: 0 })
    expect(against(null)).toMatchObject({ limit: null, margin: null, violates: false })
  })

  test('come in the order of the document, named by their id where they have no name', () => {
    const layout = layoutWith({
      components: [componentWith({ id: 'b', x: 4 }), componentWith({ id: 'a', x: 15, name: 'Named' })],
    })
    expect(solveSmall(layout).components.map(({ id, name }) => [id, name])).toEqual([
      ['b', 'b'],
      ['a', 'Named'],
    ])
  })
})

test('the heat balance names every face, and closes to 1e-6 of the power', () => {
  const layout = { ...heated(), cooling: { ambient: 35, top: { h: 500 }, bottom: { h: 50 }, sides: { h: 100 } } }
  const { heat } = solveSmall(layout)
  expect(heat.power).toBe(5)
  for (const watts of [heat.top, heat.bottom, heat.sides]) expect(watts).toBeGreaterThan(0.1)
  expect(heat.top + heat.bottom + heat.sides + heat.imbalance).toBeCloseTo(5, 12)
  expect(Math.abs(heat.imbalance)).toBeLessThan(5e-6)
})

test('heat that flows in counts as negative', () => {
  const layout = {
    ...heated({ sources: [] }),
    cooling: { ambient: 35, top: { h: 500 }, bottom: { h: 500, temperature: 60 } },
  }
  const { heat } = solveSmall(layout)
  expect(heat.bottom).toBeLessThan(-0.1)
  expect(heat.top).toBeCloseTo(-heat.bottom, 5)
})
