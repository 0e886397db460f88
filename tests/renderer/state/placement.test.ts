import { describe, expect, it, vi } from 'vitest'
import { moveComponents, placeComponent, removeComponents, setPower } from '../../../src/layout/edits.ts'
import { outlineOf } from '../../../src/layout/outline.ts'
import { latticeFor, sameButForPlace } from '../../../src/renderer/state/placement-places.ts'
import { bestPlace } from '../../../src/renderer/state/placement-store.ts'
import { createTestApp, readPackage, solutionOf } from '../support/test-app.ts'

describe('the lattice of places', () => {
  const layout = readPackage()
  const { places, step } = latticeFor(layout, 'oe-8', null)

  it('keeps the component on the substrate, evenly and once each', () => {
    const { width, height, rotation } = layout.components.find(({ id }) => id === 'oe-8')!
    for (const { x, y } of places) {
      const { x0, x1, y0, y1 } = outlineOf({ x, y, width, height }, rotation)
      expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(-1e-3)
      expect(Math.max(x1, y1)).toBeLessThanOrEqual(90 + 1e-3)
    }
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length)
    expect(places.length).toBeGreaterThan(150)
    expect(step).toBeGreaterThan(5)
  })

  it('covers the substrate with its first places already', () => {
    const first = places.slice(0, 16)
    expect(Math.max(...first.map(({ x }) => x)) - Math.min(...first.map(({ x }) => x))).toBeGreaterThan(50)
    expect(Math.max(...first.map(({ y }) => y)) - Math.min(...first.map(({ y }) => y))).toBeGreaterThan(50)
  })

  it.each([0.1, 0.25, 0.5, 1, 2, 5])('lies on a grid of %s mm and within the same bounds', (gridMm) => {
    const onGrid = latticeFor(layout, 'oe-8', gridMm)
    const bounds = (of: readonly { x: number; y: number }[]) => [
      Math.min(...of.map(({ x }) => x)),
      Math.min(...of.map(({ y }) => y)),
      Math.max(...of.map(({ x }) => x)),
      Math.max(...of.map(({ y }) => y)),
    ]
    for (const place of onGrid.places.flatMap(({ x, y }) => [x, y]))
      expect(Math.abs(place / gridMm - Math.round(place / gridMm))).toBeLessThan(1e-6)
    const [x0, y0, x1, y1] = bounds(onGrid.places)
    const { width, height, rotation } = layout.components.find(({ id }) => id === 'oe-8')!
    const least = outlineOf({ x: x0!, y: y0!, width, height }, rotation)
    const most = outlineOf({ x: x1!, y: y1!, width, height }, rotation)
    expect(Math.min(least.x0, least.y0)).toBeGreaterThanOrEqual(-1e-6)
    expect(Math.max(most.x1, most.y1)).toBeLessThanOrEqual(90 + 1e-6)
    expect(onGrid.places.length).toBeGreaterThan(150)
    expect(onGrid.places.length).toBeLessThan(300)
  })

  it('is empty for a component that is larger than the substrate', () => {
    const huge = { ...layout, substrate: { ...layout.substrate, width: 5 } }
    expect(latticeFor(huge, 'oe-8', 0.5).places).toEqual([])
  })
})

it('a component’s own moves leave its map as it is, any other change does not', () => {
  const layout = readPackage()
  expect(sameButForPlace(layout, moveComponents(layout, ['oe-8'], 3, 4), 'oe-8')).toBe(true)
  expect(sameButForPlace(layout, moveComponents(layout, ['oe-7'], 3, 4), 'oe-8')).toBe(false)
  expect(sameButForPlace(layout, setPower(layout, 'oe-8', 9), 'oe-8')).toBe(false)
  expect(sameButForPlace(layout, removeComponents(layout, ['oe-8']), 'oe-8')).toBe(false)
})

describe('the placement map', () => {
  /** At rest with oe-8 at 70.2 °C and oe-7 at 69. */
  async function asked() {
    const test = createTestApp()
    await test.solves.at(-1)!.answer({
      status: 'solved',
      solution: solutionOf([
        { id: 'oe-8', maxTemperature: 70.2, margin: -0.2 },
        { id: 'oe-7', maxTemperature: 69, margin: 1 },
      ]),
    })
    test.app.placements.judge('oe-8')
    const state = () => test.app.placement.getState()
    /** Answers the next solve with a draft in which oe-8 is that warm. */
    const answer = async (celsius: number) => {
      const count = test.solves.length
      await test.solves.at(-1)!.answer({
        status: 'solved',
        solution: solutionOf([
          { id: 'oe-8', maxTemperature: celsius, margin: 70 - celsius },
          { id: 'oe-7', maxTemperature: 69.5, margin: 0.5 },
        ]),
      })
      // The next place is asked in a turn of its own.
      for (let turn = 0; turn < 20 && test.solves.length === count; turn++) await Promise.resolve()
    }
    return { ...test, state, answer }
  }

  it('adds the change between drafts to the result at rest, place by place', async () => {
    const { solves, state, answer } = await asked()
    expect(solves.at(-1)?.request).toMatchObject({ draft: true, quality: 'preview' })
    await answer(71)
    expect(state().judged.filter(({ temperature }) => temperature !== null)).toEqual([])
    const asks = solves.at(-1)!.request.layout.components.find(({ id }) => id === 'oe-8')!
    await answer(69)
    const known = state().judged.filter(({ temperature }) => temperature !== null)
    expect(known).toHaveLength(1)
    // 70.2 at rest, and the draft there 2 K cooler than the draft at rest.
    expect(known[0]).toMatchObject({ x: asks.x, y: asks.y, status: 'within' })
    expect(known[0]?.temperature).toBeCloseTo(68.2, 9)
    expect(known[0]?.worst?.id).toBe('oe-7')
    expect(bestPlace(state(), 0.5)).toEqual(known[0])
  })

  it('offers, while places snap, only those on the grid that were solved', () => {
    const place = { status: 'within' as const, uncertainty: 0.1, worst: null }
    const judged = [
      { ...place, x: 10.2, y: 20, temperature: 60 },
      { ...place, x: 10.5, y: 20, temperature: 61 },
    ]
    const state = { ...createTestApp().app.placement.getState(), judged }
    expect(bestPlace(state, null)?.x).toBe(10.2)
    expect(bestPlace(state, 0.5)?.x).toBe(10.5)
    expect(bestPlace(state, 2)).toBeNull()
  })

  it('says where the component cannot stand, without a solve', async () => {
    const { app, state, answer } = await asked()
    await answer(71)
    for (let n = 0; n < 400 && state().running; n++) await answer(69)
    const blocked = state().judged.filter(({ status }) => status === 'blocked')
    expect(state().judged).toHaveLength(state().total)
    expect(blocked.length).toBeGreaterThan(20)
    const { layout } = app.document.getState()
    const asic = layout.components.find(({ id }) => id === 'asic')!
    expect(blocked.some(({ x, y }) => Math.abs(x - asic.x) < 10 && Math.abs(y - asic.y) < 10)).toBe(true)
  })

  it('outlives a move of the component and ends with any other edit', async () => {
    const { app, state, answer } = await asked()
    await answer(71)
    app.document.getState().edit('move', (layout) => placeComponent(layout, 'oe-8', 20, 8))
    expect(state().id).toBe('oe-8')
    app.document.getState().edit('power', (layout) => setPower(layout, 'oe-7', 3))
    expect(state()).toMatchObject({ id: null, judged: [] })
  })

  it('lets its solver go where the package cannot be drafted', async () => {
    const { app, solves, state } = await asked()
    const dispose = vi.spyOn(app.spawnSolver(), 'dispose')
    await solves.at(-1)!.answer({ status: 'failed', reason: 'The solver stopped.' })
    expect(state()).toMatchObject({ running: false, reason: 'The solver stopped.' })
    expect(dispose).toHaveBeenCalledOnce()
  })

  it('asks to wait where nothing is solved yet', () => {
    const { app } = createTestApp()
    app.placements.judge('oe-8')
    expect(app.placement.getState().reason).toContain('Wait')
    app.placements.end()
    expect(app.placement.getState().id).toBeNull()
  })
})
