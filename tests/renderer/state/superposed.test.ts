import { beforeAll, describe, expect, it } from 'vitest'
import { moveComponents, setPower } from '../../../src/layout/edits.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import { superposedResults } from '../../../src/renderer/state/superposed.ts'
import { influenceOf } from '../../../src/solver/results/sensitivities/influence.ts'
import type { Quality, Solution } from '../../../src/solver/results/solution.ts'
import { solveLayout } from '../../../src/solver/results/solve-layout.ts'
import type { Influence } from '../../../src/solver/worker/study-api.ts'
import { createTestApp, readPackage } from '../support/test-app.ts'

const TOLERANCE_K = 0.01

const rest = readPackage()
let atRest: Solution
/** As the window has it, and of the quality of the result itself. */
let influence: Influence
let finer: Influence

function influenceAt(quality: Quality, layout: Layout): Influence {
  const steps = influenceOf(layout, { quality, highest: true })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

beforeAll(() => {
  atRest = solveLayout(rest, { quality: 'normal' })
  influence = influenceAt('preview', rest)
  finer = influenceAt('normal', rest)
}, 60_000)

describe('temperatures by superposition', () => {
  it.each([
    ['oe-6', 30],
    ['oe-8', 21.5],
    ['asic', 365],
  ])('are those of the solve that follows, %s at %f W', (id, watts) => {
    const edited = setPower(rest, id, watts)
    const from = { layout: rest, solution: atRest }
    const shown = superposedResults(edited, { known: { layout: rest, influence: finer } }, from)
    const solved = solveLayout(edited, { quality: 'normal' }).components
    for (const [n, { id: part, maxTemperature, meanTemperature, power }] of solved.entries()) {
      expect(Math.abs(shown![n]!.maxTemperature - maxTemperature), part).toBeLessThan(TOLERANCE_K)
      expect(Math.abs(shown![n]!.meanTemperature - meanTemperature), part).toBeLessThan(TOLERANCE_K)
      expect(shown![n]!.power).toBeCloseTo(power, 9)
    }
  })

  it.each(['asic', 'oe-1', 'oe-3', 'oe-8'])('say how far influences at preview quality can be off, %s', (id) => {
    const watts = 1.6 * atRest.components.find((part) => part.id === id)!.power
    const edited = setPower(rest, id, watts)
    const shown = superposedResults(edited, { known: { layout: rest, influence } }, { layout: rest, solution: atRest })!
    const solved = solveLayout(edited, { quality: 'normal' }).components
    for (const [n, part] of shown.entries()) {
      const added = part.uncertainty - atRest.components[n]!.uncertainty
      expect(added, part.id).toBeGreaterThan(0)
      expect(Math.abs(part.maxTemperature - solved[n]!.maxTemperature), part.id).toBeLessThan(added + TOLERANCE_K)
    }
  })

  it('are not given for a move, nor where powers do not add', () => {
    const solved = { layout: rest, solution: atRest }
    const known = { layout: rest, influence }
    expect(superposedResults(moveComponents(rest, ['oe-6'], 1, 0), { known }, solved)).toBeNull()
    const nonlinear = { layout: rest, influence: { ...influence, linear: false } }
    expect(superposedResults(setPower(rest, 'oe-6', 30), { known: nonlinear }, solved)).toBeNull()
    expect(superposedResults(setPower(rest, 'oe-6', 30), { known: null }, solved)).toBeNull()
  })
})

describe('a power edit in the window', () => {
  const opened = async () => {
    const test = createTestApp(rest)
    await test.solves[0]?.answer({ status: 'solved', solution: atRest })
    test.app.influences.setState({ known: { layout: rest, influence } })
    return test
  }
  const highest = ({ app }: Awaited<ReturnType<typeof opened>>, id = 'oe-6') =>
    app.solve.getState().solved!.solution.components.find((part) => part.id === id)!.maxTemperature

  it('shows its temperatures at once, marked, until the solve confirms them', async () => {
    const test = await opened()
    const before = highest(test)
    test.app.document.getState().edit('set the power', (layout) => setPower(layout, 'oe-6', 27))
    const { layout } = test.app.document.getState()
    expect(test.app.solve.getState()).toMatchObject({ status: 'solving', solved: { layout, superposed: true } })
    const shown = highest(test)
    expect(shown).toBeGreaterThan(before + 2)
    const solution = solveLayout(layout, { quality: 'normal' })
    await test.solves.at(-1)?.answer({ status: 'solved', solution })
    expect(test.app.solve.getState().solved?.superposed).toBeUndefined()
    expect(Math.abs(highest(test) - shown)).toBeLessThan(TOLERANCE_K)
  })

  it('follows a scrub step by step, and an older draft does not take it back', async () => {
    const test = await opened()
    const { beginGesture, showGesture } = test.app.document.getState()
    beginGesture('set the power')
    showGesture(setPower(rest, 'oe-6', 25))
    const first = highest(test)
    const running = test.solves.at(-1)
    showGesture(setPower(rest, 'oe-6', 30))
    const second = highest(test)
    expect(second).toBeGreaterThan(first + 3)
    await running?.answer({ status: 'solved', solution: { ...atRest, quality: 'preview' } })
    expect(highest(test)).toBe(second)
    expect(test.app.solve.getState().solved?.layout).toBe(test.app.document.getState().layout)
  })

  it('shows what a move does only when it is solved', async () => {
    const test = await opened()
    const before = test.app.solve.getState().solved
    test.app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-6'], 1, 0))
    expect(test.app.solve.getState().solved).toBe(before)
  })
})
