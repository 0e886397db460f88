import { describe, expect, it } from 'vitest'
import { moveComponents, placeComponent } from '../../../src/layout/edits.ts'
import { isShownStale, isStale } from '../../../src/renderer/state/solve-store.ts'
import { createTestApp, solutionOf, type TestApp } from '../support/test-app.ts'

const solved = (margin = 1.5) =>
  ({
    status: 'solved',
    solution: solutionOf([{ id: 'oe-8', name: 'Optical engine 8', margin, maxTemperature: 70 - margin }]),
  }) as const

const draft = (maxTemperature: number) =>
  ({
    status: 'solved',
    solution: {
      ...solutionOf([{ id: 'oe-8', name: 'Optical engine 8', maxTemperature, margin: 70 - maxTemperature }]),
      quality: 'preview',
    },
  }) as const

describe('the solver follows the document', () => {
  it('solves the opened package at once, at the chosen quality', async () => {
    const { app, solves } = createTestApp()
    expect(solves).toHaveLength(1)
    expect(solves[0]?.request.quality).toBe('normal')
    expect(app.solve.getState().status).toBe('solving')
    await solves[0]?.answer(solved())
    expect(app.solve.getState().status).toBe('converged')
    expect(isStale(app.solve.getState(), app.document.getState().layout)).toBe(false)
  })

  it('knows how far the running solve is, and nothing of one that was replaced', async () => {
    const { app, solves } = createTestApp()
    const progress = () => app.solve.getState().progress
    expect(progress()).toBeNull()
    solves[0]?.report({ cycle: 3, errorEstimate: 0.4 })
    expect(progress()).toEqual({ cycle: 3, errorEstimate: 0.4 })
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.5, 0))
    expect(progress()).toBeNull()
    solves[0]?.report({ cycle: 4, errorEstimate: 0.1 })
    expect(progress()).toBeNull()
    solves[1]?.report({ cycle: 1, errorEstimate: 2 })
    await solves[1]?.answer(solved())
    expect(progress()).toBeNull()
  })

  it('calls the last solution stale from an edit until the new one arrives', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.5, 0))
    expect(isStale(app.solve.getState(), app.document.getState().layout)).toBe(true)
    await solves[1]?.answer(solved())
    expect(isStale(app.solve.getState(), app.document.getState().layout)).toBe(false)
  })

  it('runs one draft at a time during a drag and then only the newest position', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture } = app.document.getState()
    beginGesture('move')
    for (let i = 1; i <= 20; i++) showGesture(moveComponents(layout, ['oe-8'], -i * 0.1, 0))
    expect(solves).toHaveLength(2)
    await solves[1]?.answer(draft(70))
    expect(solves).toHaveLength(3)
    expect(solves[2]?.request).toMatchObject({ quality: 'preview', layout: app.document.getState().layout })
    await solves[2]?.answer(draft(69))
    expect(solves).toHaveLength(3)
  })

  it('solves as its first draft the layout that the drag began with', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture } = app.document.getState()
    beginGesture('move')
    showGesture(moveComponents(layout, ['oe-8'], -1, 0))
    expect(solves[1]?.request).toMatchObject({ quality: 'preview', layout })
  })

  it('starts a draft at once when a drag begins during a solve at rest', () => {
    const { app, solves } = createTestApp()
    app.document.getState().beginGesture('move')
    expect(solves.map(({ request }) => request.quality)).toEqual(['normal', 'preview'])
  })

  it('drafts the positions of a drag whose beginning cannot be drafted', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture } = app.document.getState()
    beginGesture('move')
    showGesture(moveComponents(layout, ['oe-8'], -1, 0))
    await solves[1]?.answer({ status: 'failed', reason: 'The solver stopped.' })
    expect(solves.at(-1)?.request.layout).toBe(app.document.getState().layout)
    await solves.at(-1)?.answer(draft(69))
    expect(solves).toHaveLength(3)
  })

  it('needs no new draft at rest for a drag that begins where a drag has ended', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture, commitGesture } = app.document.getState()
    beginGesture('move')
    await solves[1]?.answer(draft(70))
    const moved = moveComponents(layout, ['oe-8'], -1, 0)
    showGesture(moved)
    await solves[2]?.answer(draft(69))
    commitGesture()
    await solves[3]?.answer(solved())
    beginGesture('move')
    showGesture(moveComponents(moved, ['oe-8'], -1, 0))
    expect(solves).toHaveLength(5)
    expect(solves[4]?.request.layout).toBe(app.document.getState().layout)
  })

  it('solves at the chosen quality when the drag ends, without waiting for the draft', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture, commitGesture } = app.document.getState()
    beginGesture('move')
    showGesture(moveComponents(layout, ['oe-8'], -1, 0))
    commitGesture()
    expect(solves.at(-1)?.request.quality).toBe('normal')
    await solves.at(-2)?.answer(solved(-5))
    expect(app.solve.getState().status).toBe('solving')
  })

  it('does not solve an invalid layout and keeps the last good field as stale', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    app.document.getState().edit('move', (layout) => placeComponent(layout, 'oe-8', 45, 45))
    expect(solves).toHaveLength(1)
    expect(app.solve.getState().status).toBe('idle')
    expect(app.solve.getState().solved).not.toBeNull()
    expect(isStale(app.solve.getState(), app.document.getState().layout)).toBe(true)
  })

  it('drops the answer to a layout that has become invalid meanwhile', async () => {
    const { app, solves } = createTestApp()
    app.document.getState().edit('move', (layout) => placeComponent(layout, 'oe-8', 45, 45))
    await solves[0]?.answer(solved())
    expect(app.solve.getState().solved).toBeNull()
  })

  it('says why a solve failed and can try again', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer({ status: 'failed', reason: 'The solver stopped.' })
    expect(app.solve.getState()).toMatchObject({ status: 'failed', reason: 'The solver stopped.' })
    app.solver.solveNow()
    expect(solves).toHaveLength(2)
  })

  it('shows no field of a solve that did not converge', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer({
      status: 'not-converged',
      solution: solved().solution,
      reason: 'Not converged after 60 cycles.',
    })
    expect(app.solve.getState()).toMatchObject({ status: 'failed', solved: null })
  })

  it('greys the field it has when a later layout runs away, and says why', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -1, 0))
    const runaway = { ...solved().solution, solver: { ...solved().solution.solver, converged: false } }
    await solves[1]?.answer({ status: 'not-converged', solution: runaway, reason: 'Thermal runaway.' })
    const state = app.solve.getState()
    expect(state).toMatchObject({ status: 'failed', reason: 'Thermal runaway.' })
    expect(state.solved?.solution).not.toBe(runaway)
    for (const following of [true, false]) {
      expect(isShownStale(state, app.document.getState().layout, following)).toBe(true)
    }
  })

  it('solves again when the quality is changed', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    app.view.getState().set({ quality: 'fine' })
    expect(solves.at(-1)?.request.quality).toBe('fine')
  })

  it('shows the results of undone and redone layouts without solving them again', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved(1.5))
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -1, 0))
    await solves[1]?.answer(solved(2.5))
    app.document.getState().stepBack()
    expect(app.solve.getState()).toMatchObject({ status: 'converged', solved: { solution: solved(1.5).solution } })
    expect(isStale(app.solve.getState(), app.document.getState().layout)).toBe(false)
    app.document.getState().stepForward()
    expect(app.solve.getState().solved?.solution.components[0]?.margin).toBe(2.5)
    expect(solves).toHaveLength(2)
  })

  it('has the solution at hand when a drag is cancelled, and needs no solve', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture, cancelGesture } = app.document.getState()
    beginGesture('move')
    showGesture(moveComponents(layout, ['oe-8'], -1, 0))
    await solves[1]?.answer(draft(68))
    const asked = solves.length
    cancelGesture()
    expect(solves).toHaveLength(asked)
    expect(app.solve.getState()).toMatchObject({ status: 'converged', quality: 'normal', solved: { layout } })
  })
})

describe('the temperatures of a drag', () => {
  const shown = (app: TestApp['app']) => app.solve.getState().solved?.solution.components[0]

  it('are the result at rest changed by as much as the draft has changed', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved(-0.2))
    const { layout, beginGesture, showGesture } = app.document.getState()
    beginGesture('move')
    // The coarse grid is 0.5 K off, which must not show as a change.
    await solves[1]?.answer(draft(69.7))
    expect(shown(app)).toMatchObject({ maxTemperature: 70.2, violates: true })
    showGesture(moveComponents(layout, ['oe-8'], -7.5, 0))
    await solves[2]?.answer(draft(68.3))
    expect(shown(app)?.maxTemperature).toBeCloseTo(68.8, 9)
    expect(shown(app)?.margin).toBeCloseTo(1.2, 9)
    expect(shown(app)?.violates).toBe(false)
    expect(app.solve.getState().before?.components[0]?.maxTemperature).toBe(70.2)
  })

  it('are compared with the draft at rest where nothing better is known', async () => {
    const { app, solves } = createTestApp()
    const { layout, beginGesture, showGesture } = app.document.getState()
    beginGesture('move')
    await solves[1]?.answer(draft(69.7))
    showGesture(moveComponents(layout, ['oe-8'], -7.5, 0))
    await solves[2]?.answer(draft(68.3))
    expect(shown(app)?.maxTemperature).toBe(68.3)
    expect(app.solve.getState().before?.components[0]?.maxTemperature).toBe(69.7)
  })

  it('are greyed after the release until the proper solve has replaced them', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved())
    const { layout, beginGesture, showGesture, commitGesture } = app.document.getState()
    beginGesture('move')
    await solves[1]?.answer(draft(70))
    showGesture(moveComponents(layout, ['oe-8'], -1, 0))
    await solves[2]?.answer(draft(69))
    const stale = () => isStale(app.solve.getState(), app.document.getState().layout)
    commitGesture()
    expect(stale()).toBe(true)
    await solves[3]?.answer(solved())
    expect(stale()).toBe(false)
    expect(app.solve.getState().before).toBeNull()
  })
})

describe('what screen readers hear', () => {
  it('is a change of verdict at rest, in words', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solved(-0.2))
    expect(app.notices.getState().announcement).toBe('')
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -7.5, 0))
    await solves[1]?.answer(solved(1.2))
    expect(app.notices.getState().announcement).toBe('Optical engine 8 within limit, 68.8 degrees, margin 1.2 kelvin.')
  })
})
