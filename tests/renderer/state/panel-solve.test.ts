import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { isShownStale } from '../../../src/renderer/state/solve-store.ts'
import { createTestApp, solutionOf } from '../support/test-app.ts'

const draft = { status: 'solved', solution: { ...solutionOf([{ id: 'oe-8' }]), quality: 'preview' } } as const

describe('what panels show of the solve', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  it('is every result at rest', async () => {
    const { app, solves } = createTestApp()
    await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-8' }]) })
    expect(app.panelSolve.getState()).toBe(app.solve.getState())
  })

  it('is one draft now and then while something moves, the latest after a while, and the last one at the end', async () => {
    const { app, solves } = createTestApp()
    const { layout, beginGesture, showGesture, commitGesture } = app.document.getState()
    beginGesture('move')
    const moveAndSolve = async (dx: number) => {
      showGesture(moveComponents(layout, ['oe-8'], dx, 0))
      await solves.at(-1)?.answer(draft)
    }
    await moveAndSolve(-0.1)
    const first = app.panelSolve.getState().solved
    await moveAndSolve(-0.2)
    await moveAndSolve(-0.3)
    expect(app.panelSolve.getState().solved).toBe(first)
    expect(app.solve.getState().solved).not.toBe(first)
    vi.advanceTimersByTime(200)
    expect(app.panelSolve.getState().solved).toBe(app.solve.getState().solved)
    await moveAndSolve(-0.4)
    commitGesture()
    expect(app.panelSolve.getState()).toBe(app.solve.getState())
  })

  it('is stale at once where the hand holds something that cannot be solved', async () => {
    const { app, solves } = createTestApp()
    await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-8' }]) })
    const { layout, beginGesture, showGesture, cancelGesture } = app.document.getState()
    const stale = () => {
      const state = app.document.getState()
      return isShownStale(app.panelSolve.getState(), state.layout, state.gesture !== null)
    }
    beginGesture('move')
    showGesture(moveComponents(layout, ['oe-8'], -0.1, 0))
    await solves.at(-1)?.answer(draft)
    await solves.at(-1)?.answer(draft)
    vi.advanceTimersByTime(200)
    expect(stale()).toBe(false)
    // Onto the ASIC.
    showGesture(moveComponents(layout, ['oe-8'], 12, 20))
    vi.advanceTimersByTime(200)
    expect(stale()).toBe(true)
    cancelGesture()
    expect(stale()).toBe(false)
  })
})
