import { describe, expect, it } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { frameOf, mapRange, shownRange } from '../../../src/renderer/canvas/frame-of.ts'
import type { CanvasColours } from '../../../src/renderer/canvas/painters/frame.ts'
import { runCommand } from '../../../src/renderer/commands/command.ts'
import { COMMANDS } from '../../../src/renderer/commands/registry.ts'
import { compareWithText } from '../../../src/renderer/documents/comparing.ts'
import { centredRange, differenceAt, shownComparison } from '../../../src/renderer/state/comparison-shown.ts'
import type { TemperatureField } from '../../../src/solver/results/solution.ts'
import { createTestApp, readPackage, solutionOf, type TestApp } from '../support/test-app.ts'

const COLOURS = {} as CanvasColours

/** The field x + 2 y + 3 z + lift on even cells, which bilinear samples meet exactly. */
function fieldOf(width: number, height: number, top: number, lift: number): TemperatureField {
  const lines = (length: number, count: number) =>
    Float64Array.from({ length: count + 1 }, (_, n) => (n * length) / count)
  const [x, y, z] = [lines(width, width), lines(height, height), lines(top, 2)]
  const temperature: number[] = []
  for (let k = 0; k < 2; k++)
    for (let j = 0; j < height; j++)
      for (let i = 0; i < width; i++) temperature.push(i + 0.5 + 2 * (j + 0.5) + 3 * k + lift)
  return { x, y, z, temperature: Float32Array.from(temperature) }
}

const solved = (celsius: number) => solutionOf([{ id: 'oe-8', maxTemperature: celsius, margin: 70 - celsius }])

async function settled(): Promise<TestApp> {
  const test = createTestApp()
  await test.solves.at(-1)!.answer({ status: 'solved', solution: solved(70.2) })
  return test
}

const run = (test: TestApp, id: string) => runCommand(COMMANDS.find((command) => command.id === id)!, test.app)

describe('a design to compare with', () => {
  it('is the open one as it was when it was kept, with its solution', async () => {
    const test = await settled()
    const kept = test.app.document.getState().layout
    const asked = test.solves.length
    run(test, 'compare.keep')
    expect(test.solves.length).toBe(asked)
    test.app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -5, 0))
    expect(test.app.comparison.getState().other).toMatchObject({ layout: kept, solution: solved(70.2) })
    expect(test.app.view.getState()).toMatchObject({ resultsTab: 'compare', panels: { results: true } })
  })

  it('can be compared with again after it was put away, and is then solved anew', async () => {
    const test = await settled()
    run(test, 'compare.keep')
    run(test, 'compare.end')
    expect(test.app.comparison.getState().other).toBeNull()
    test.app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -5, 0))
    await test.solves.at(-1)!.answer({ status: 'solved', solution: solved(68.8) })
    run(test, 'compare.kept')
    const pending = test.solves.at(-1)!
    expect(pending.request.layout).toBe(test.app.comparison.getState().kept!.layout)
    await pending.answer({ status: 'solved', solution: solved(70.2) })
    expect(test.app.comparison.getState()).toMatchObject({ solving: null, shown: 'difference' })
  })

  it('follows the quality, so that like is compared with like', async () => {
    const test = await settled()
    run(test, 'compare.keep')
    test.app.view.getState().set({ quality: 'fine' })
    expect(test.app.comparison.getState().solving).not.toBeNull()
    const asked = test.solves.filter(({ request }) => request.quality === 'fine')
    expect(asked.length).toBeGreaterThan(0)
  })

  it('that cannot be read or solved is refused with its reasons', async () => {
    const test = await settled()
    compareWithText(test.app, 'broken.json', '{')
    expect(test.app.comparison.getState().reasons[0]).toBe('broken.json cannot be compared with.')
    expect(test.app.comparison.getState().reasons.length).toBeGreaterThan(1)
    compareWithText(test.app, 'other.json', JSON.stringify(readPackage()))
    await test.solves.at(-1)!.answer({ status: 'failed', reason: 'It ran out of memory.' })
    expect(test.app.comparison.getState()).toMatchObject({
      other: null,
      solving: null,
      reasons: ['other.json could not be solved: It ran out of memory.'],
    })
  })

  it('whose answer comes after the end is let go', async () => {
    const test = await settled()
    compareWithText(test.app, 'other.json', JSON.stringify(readPackage()))
    const late = test.solves.at(-1)!
    run(test, 'compare.end')
    await late.answer({ status: 'solved', solution: solved(60) })
    expect(test.app.comparison.getState().other).toBeNull()
  })
})

describe('Escape', () => {
  it('ends the comparison only with nothing selected and no tool in hand', async () => {
    const test = await settled()
    run(test, 'compare.keep')
    test.app.selection.getState().select(['oe-8'])
    expect(run(test, 'compare.end')).toBe(false)
    test.app.selection.getState().select([])
    test.app.tools.setState({ tool: 'measure' })
    expect(run(test, 'compare.end')).toBe(false)
    test.app.tools.setState({ tool: 'select' })
    expect(run(test, 'compare.end')).toBe(true)
  })
})

describe('the map of a comparison', () => {
  async function comparing() {
    const test = await settled()
    const other = { name: 'A', layout: { ...readPackage(), name: 'A' }, solution: solved(72.04) }
    test.app.comparison.setState({ other, shown: 'difference' })
    return { ...test, other }
  }

  it('shows changes in K round zero, without limits', async () => {
    const { app } = await comparing()
    const frame = frameOf(app, COLOURS)
    // as printed on the map, 72.0 → 70.2
    expect(frame.changes!.get('oe-8')).toBeCloseTo(-1.8, 9)
    expect(frame.limitLine).toBe(false)
    expect(frame.range.low).toBe(-frame.range.high)
    expect(shownRange(app).low).toBeGreaterThan(0)
  })

  it('shows A with its own bodies on the scale of B, and nothing selected', async () => {
    const { app, other } = await comparing()
    app.selection.getState().select(['oe-8'])
    app.comparison.setState({ shown: 'a' })
    const frame = frameOf(app, COLOURS)
    expect(frame.layout).toBe(other.layout)
    expect(frame.results.get('oe-8')!.maxTemperature).toBe(72.04)
    expect([frame.changes, frame.selected]).toEqual([null, []])
    expect(mapRange(app)).toEqual(shownRange(app))
  })

  it('shows B while a gesture moves something', async () => {
    const { app } = await comparing()
    expect(shownComparison(app)).not.toBeNull()
    app.document.getState().beginGesture('move')
    expect(shownComparison(app)).toBeNull()
    expect(frameOf(app, COLOURS).changes).toBeNull()
    app.document.getState().cancelGesture()
    expect(shownComparison(app)).not.toBeNull()
  })
})

describe('the difference of two fields', () => {
  it('is taken at the same place, whatever the two grids', () => {
    const a = fieldOf(40, 30, 2, 0)
    const finer: TemperatureField = {
      ...a,
      x: Float64Array.of(0, 4.5, 12, 21, 33, 40),
      y: Float64Array.of(0, 11, 30),
      temperature: new Float32Array(20).map((_, n) => {
        const [i, j, k] = [n % 5, Math.floor(n / 5) % 2, Math.floor(n / 10)]
        const x = [2.25, 8.25, 16.5, 27, 36.5][i]!
        return x + 2 * [5.5, 20.5][j]! + 3 * k + 7
      }),
    }
    for (const value of differenceAt(a, finer, 0.5)!.values) expect(value).toBeCloseTo(7, 4)
  })

  it('reaches as far as both substrates do', () => {
    const slice = differenceAt(fieldOf(40, 20, 2, 5), fieldOf(30, 50, 2, 0), 0.5)!
    expect([slice.x.at(-1), slice.y.at(-1)]).toEqual([30, 20])
    expect(slice.values.length).toBe(30 * 20)
    for (const value of slice.values) expect(value).toBeCloseTo(-5, 4)
  })

  it('is nothing above the other package', () => {
    expect(differenceAt(fieldOf(10, 10, 2, 0), fieldOf(10, 10, 4, 0), 3)).toBeNull()
  })

  it('has a range as far below zero as above it', () => {
    const slice = { x: Float64Array.of(0, 1, 2), y: Float64Array.of(0, 1), values: Float32Array.of(-7.4, 3) }
    expect(centredRange(slice)).toEqual({ low: -8, high: 8 })
    expect(centredRange({ ...slice, values: Float32Array.of(0, 0) })).toEqual({ low: -0.1, high: 0.1 })
  })
})
