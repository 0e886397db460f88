import { describe, expect, test } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { commandOf } from '../../../src/renderer/commands/registry.ts'
import { isTransientShown, shownTransient } from '../../../src/renderer/state/transient-shown.ts'
import { snapshotTimes, timeAt } from '../../../src/renderer/state/transient-times.ts'
import type { Transient } from '../../../src/solver/worker/study-api.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

/** Two fields of one cell: 35 °C at the start, 95 °C at the end. */
function transientOf({ app }: TestApp, times: readonly number[] = [0, 1, 100]): Transient {
  const grid = { x: Float64Array.of(0, 90), y: Float64Array.of(0, 90), z: Float64Array.of(0, 1) }
  const celsius = times.map((_, n) => 35 + (60 * n) / (times.length - 1))
  const history = { meanTemperature: celsius, maxTemperature: celsius }
  return {
    name: '',
    quality: 'preview',
    times,
    components: app.document.getState().layout.components.map(({ id, kind }) => ({
      id,
      name: id,
      kind,
      ...history,
      history,
      peak: 95,
      peakTime: 100,
      limit: 70,
      margin: -25,
      violates: true,
    })),
    heat: [],
    steps: times,
    snapshots: celsius.map((each) => ({ ...grid, temperature: Float32Array.of(each) })),
    solver: { accepted: 2, rejected: 0, cycles: 9, milliseconds: 5, converged: true },
  }
}

async function solved() {
  const test = createTestApp()
  test.app.warmUp.open()
  await test.transients[0]!.answer({ status: 'solved', transient: transientOf(test) })
  return test
}
const stateOf = ({ app }: TestApp) => app.transient.getState()

describe('the warm-up', () => {
  test('is solved when its panel opens, to the end asked for, with its fields', () => {
    const { app, transients } = createTestApp()
    expect(transients).toHaveLength(0)
    app.warmUp.open()
    expect(app.view.getState()).toMatchObject({ resultsTab: 'transient', panels: { results: true } })
    const { request } = transients[0]!
    expect(request).toMatchObject({ layout: app.document.getState().layout, quality: 'preview', snapshots: true })
    expect(request.times).toEqual(snapshotTimes(request.layout, 100))
    expect(request.times.at(-1)).toBe(100)
  })

  test('grows with every step that is reported', () => {
    const known = createTestApp()
    known.app.warmUp.open()
    const components = known.app.document.getState().layout.components.map((_, n) => ({ mean: 40, highest: 50 + n }))
    known.transients[0]!.report({ time: 0.5, lastTime: 100, components })
    known.transients[0]!.report({ time: 0.75, lastTime: 100, components })
    expect(stateOf(known)).toMatchObject({ status: 'solving', reached: 0.75, curves: { times: [0.5, 0.75] } })
    expect(stateOf(known).curves!.highest[1]).toEqual([51, 51])
  })

  test('shows its end on the map, and any other time between its fields in the logarithm of time', async () => {
    const known = await solved()
    expect(shownTransient(known.app)).toMatchObject({ time: 100 })
    expect(shownTransient(known.app)!.field.temperature[0]).toBeCloseTo(95, 4)
    known.app.warmUp.seek(10)
    expect(shownTransient(known.app)!.field.temperature[0]).toBeCloseTo(80, 4)
    known.app.warmUp.seek(0.5)
    expect(shownTransient(known.app)!.field.temperature[0]).toBeCloseTo(50, 4)
    known.app.warmUp.seek(1e9)
    expect(stateOf(known).time).toBe(100)
  })

  test('leaves the map to the steady state when the panel closes or the layout changes', async () => {
    const known = await solved()
    expect(isTransientShown(known.app)).toBe(true)
    known.app.warmUp.close()
    expect(isTransientShown(known.app)).toBe(false)
    known.app.warmUp.open()
    expect(known.transients).toHaveLength(1)
    expect(isTransientShown(known.app)).toBe(true)
    known.app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -0.5, 0))
    expect(isTransientShown(known.app)).toBe(false)
    expect(known.transients).toHaveLength(1)
    commandOf('transient.solve').run(known.app)
    expect(known.transients[1]!.request.layout).toBe(known.app.document.getState().layout)
  })

  test('plays from its start to its end, and stops there', async () => {
    const known = await solved()
    commandOf('transient.play').run(known.app)
    expect(stateOf(known)).toMatchObject({ playing: true, time: 0 })
    known.app.warmUp.advance(6000)
    expect(stateOf(known).time).toBeCloseTo(timeAt(0.5, 100, 'logarithmic'), 9)
    known.app.transient.setState({ speed: 2 })
    known.app.warmUp.advance(1500)
    expect(stateOf(known).time).toBeCloseTo(timeAt(0.75, 100, 'logarithmic'), 9)
    known.app.warmUp.advance(6000)
    expect(stateOf(known)).toMatchObject({ playing: false, time: 100 })
    known.app.warmUp.advance(6000)
    expect(stateOf(known).time).toBe(100)
  })

  test('steps from field to field', async () => {
    const known = await solved()
    known.app.warmUp.seek(0.5)
    known.app.warmUp.stepBy(1)
    expect(stateOf(known).time).toBe(1)
    known.app.warmUp.stepBy(-1)
    expect(stateOf(known).time).toBe(0)
    known.app.warmUp.stepBy(-1)
    expect(stateOf(known).time).toBe(0)
  })

  test('is given up on request, and what was there before comes back', async () => {
    const known = await solved()
    known.app.warmUp.solve()
    expect(stateOf(known)).toMatchObject({ status: 'solving', curves: { times: [] } })
    commandOf('transient.cancel').run(known.app)
    expect(known.transients[1]!.cancelled()).toBe(true)
    expect(stateOf(known)).toMatchObject({ status: 'solved', reached: null, curves: { times: [0, 1, 100] } })
    await known.transients[1]!.answer({ status: 'solved', transient: transientOf(known, [0, 7]) })
    expect(stateOf(known).run!.transient.times).toEqual([0, 1, 100])
  })

  test('says what a document lacks, and why a solve failed', async () => {
    const known = createTestApp()
    known.app.warmUp.open()
    const problems = [{ path: 'materials.x', message: 'The material "x" has no density.' }]
    await known.transients[0]!.answer({ status: 'refused', problems })
    expect(stateOf(known)).toMatchObject({ status: 'failed', reason: 'The material "x" has no density.' })
    known.app.warmUp.solve()
    await known.transients[1]!.answer({ status: 'failed', reason: 'The solver stopped.' })
    expect(stateOf(known)).toMatchObject({ status: 'failed', reason: 'The solver stopped.' })
  })
})
