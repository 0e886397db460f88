import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { moveComponents, renameComponent, setPower } from '../../../src/layout/edits.ts'
import { influenceCsv } from '../../../src/renderer/documents/influence-csv.ts'
import { holdsFor } from '../../../src/renderer/state/influence-store.ts'
import { samePackage } from '../../../src/renderer/state/same-package.ts'
import { biggestHeater, heatedBy, remediesOf } from '../../../src/report/heated-by.ts'
import type { Influence } from '../../../src/solver/worker/study-api.ts'
import { createTestApp, readPackage, solutionOf, type TestApp } from '../support/test-app.ts'

const MATRICES = {
  matrix: [
    [0.5, 0.1, 0.02],
    [0.1, 0.6, 0.03],
    [0.02, 0.03, 0.7],
  ],
  highest: null,
}
const INFLUENCE: Influence = {
  quality: 'preview',
  components: ['a', 'b', 'c'],
  ...MATRICES,
  heating: MATRICES,
  position: [
    { x: { kPerMm: 0.55 }, y: { kPerMm: -0.02 } },
    { x: { kPerMm: 0.001 }, y: { kPerMm: 0.2 } },
    { x: { kPerMm: null, reason: 'b is in the way' }, y: { kPerMm: null, reason: 'b is in the way' } },
  ],
  linear: true,
  converged: true,
  milliseconds: 900,
}

const { components } = solutionOf([
  { id: 'a', power: 10, meanTemperature: 55 },
  { id: 'b', power: 100, meanTemperature: 80 },
  { id: 'c', power: 0, meanTemperature: 45 },
])

describe('what heats a component', () => {
  it('adds up to its rise above what it would have without power', () => {
    const found = heatedBy(INFLUENCE, components, 'a')
    expect(found?.contributions.map(({ id, kelvin }) => [id, kelvin])).toEqual([
      ['b', 10],
      ['a', 5],
    ])
    expect(found).toMatchObject({ rise: 15, base: 40 })
  })

  it('has a biggest heater that is never itself', () => {
    expect(biggestHeater(INFLUENCE, components, 'b')).toMatchObject({ id: 'a', kelvin: 1 })
  })

  it('is of the highest temperature where that is known', () => {
    const highest = INFLUENCE.matrix.map((row) => row.map((value) => 2 * value))
    expect(heatedBy({ ...INFLUENCE, highest, heating: { ...MATRICES, highest } }, components, 'a')).toMatchObject({
      rise: 30,
      base: 70 - 30,
    })
  })

  it('is not known of a component that came later', () => {
    expect(heatedBy(INFLUENCE, components, 'later')).toBeNull()
  })
})

describe('what would help', () => {
  const remedies = (id: string) => remediesOf(INFLUENCE, heatedBy(INFLUENCE, components, id)!, id)

  it('names the direction in which it gets cooler, the most useful first', () => {
    expect(remedies('a').moves).toEqual([
      { words: 'Move 1 mm west', change: -0.55 },
      { words: 'Move 1 mm north', change: -0.02 },
    ])
    expect(remedies('a').direction?.x).toBeCloseTo(-1, 2)
  })

  it('leaves out moves that change nothing', () => {
    expect(remedies('b').moves).toEqual([{ words: 'Move 1 mm south', change: -0.2 }])
  })

  it('says why there is no figure for a move, and still names the heaters', () => {
    expect(remedies('c')).toMatchObject({ moves: [], fixed: 'b is in the way', direction: null })
    expect(remedies('c').powers).toEqual([
      { words: '1 W less at b', change: -0.03 },
      { words: '1 W less at a', change: -0.02 },
    ])
    expect(remedies('a').powers[1]).toEqual({ words: '1 W less here', change: -0.5 })
  })
})

describe('the same package', () => {
  const layout = readPackage()

  it('is one of other powers, limits and names', () => {
    const changed = renameComponent(setPower(setPower(layout, 'oe-6', 31.7), 'asic', 287.3), 'oe-1', 'West')
    expect(samePackage(layout, { ...changed, limits: { 'optical-engine': 65 } })).toBe(true)
  })

  it('is not one of other places, cooling, or spread of a power', () => {
    expect(samePackage(layout, moveComponents(layout, ['oe-6'], 0.01, 0))).toBe(false)
    expect(samePackage(layout, { ...layout, cooling: { ...layout.cooling, ambient: 30 } })).toBe(false)
    const spread = layout.components.map((part) =>
      part.id === 'asic' ? { ...part, sources: [{ layer: part.layers.at(-1)!.name, power: 350 }] } : part,
    )
    expect(samePackage(layout, { ...layout, components: spread })).toBe(false)
  })

  it('is what influences hold for, unless conductivities follow temperature', () => {
    const hotter = setPower(layout, 'oe-6', 30)
    expect(holdsFor({ layout, influence: INFLUENCE }, hotter)).toBe(true)
    expect(holdsFor({ layout, influence: { ...INFLUENCE, linear: false } }, hotter)).toBe(false)
  })
})

describe('influences in the background', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const settle = async ({ solves }: TestApp) => {
    await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-8' }]) })
  }

  it('start when a result has been at rest for a while, not before', async () => {
    const test = createTestApp()
    await settle(test)
    vi.advanceTimersByTime(300)
    expect(test.studies).toHaveLength(0)
    vi.advanceTimersByTime(200)
    expect(test.studies[0]?.request).toMatchObject({ quality: 'preview', highest: true })
    expect(test.app.influences.getState().status).toBe('computing')
    await test.studies[0]?.answer({ status: 'solved', influence: INFLUENCE })
    expect(test.app.influences.getState()).toMatchObject({ status: 'idle', known: { influence: INFLUENCE } })
    vi.advanceTimersByTime(5000)
    expect(test.studies).toHaveLength(1)
  })

  it('wait for a gesture to end, and are stopped by one', async () => {
    const test = createTestApp()
    await settle(test)
    vi.advanceTimersByTime(500)
    test.app.document.getState().beginGesture('move')
    expect(test.studies[0]?.signal?.aborted).toBe(true)
    expect(test.app.influences.getState().status).toBe('idle')
    vi.advanceTimersByTime(5000)
    expect(test.studies).toHaveLength(1)
    test.app.document.getState().cancelGesture()
    vi.advanceTimersByTime(500)
    expect(test.studies).toHaveLength(2)
  })

  it('are stopped by a move, but outlive a change of power', async () => {
    const test = createTestApp()
    const { edit } = test.app.document.getState()
    await settle(test)
    vi.advanceTimersByTime(500)
    edit('set the power', (layout) => setPower(layout, 'oe-6', 30))
    expect(test.studies[0]?.signal?.aborted).toBe(false)
    edit('move', (layout) => moveComponents(layout, ['oe-6'], 1, 0))
    expect(test.studies[0]?.signal?.aborted).toBe(true)
  })

  it('are not tried again for a layout that they failed for, and say why', async () => {
    const test = createTestApp()
    await settle(test)
    vi.advanceTimersByTime(500)
    await test.studies[0]?.answer({ status: 'failed', reason: 'The solver stopped.' })
    expect(test.app.influences.getState()).toMatchObject({ status: 'failed', reason: 'The solver stopped.' })
    vi.advanceTimersByTime(5000)
    expect(test.studies).toHaveLength(1)
  })
})

it('the matrix as CSV keeps its full precision', () => {
  expect(influenceCsv(INFLUENCE).split('\r\n').slice(0, 2)).toEqual(['K/W,a,b,c', 'a,0.5,0.1,0.02'])
})
