import { describe, expect, it } from 'vitest'
import { moveComponents, placeComponent } from '../../../src/layout/edits.ts'
import { createTestApp, solutionOf } from '../support/test-app.ts'

const draft = { status: 'solved', solution: { ...solutionOf([{ id: 'oe-8' }]), quality: 'preview' } } as const

describe('the layout that panels show', () => {
  it('is that of the document at rest', () => {
    const { app } = createTestApp()
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-8'], -1, 0))
    expect(app.panelLayout.getState().layout).toBe(app.document.getState().layout)
  })

  it('follows a drag with the temperatures and not move by move, and is the last one when it ends', async () => {
    const { app, solves } = createTestApp()
    const { layout, beginGesture, showGesture, commitGesture } = app.document.getState()
    let told = 0
    app.panelLayout.subscribe(() => told++)
    beginGesture('move')
    for (let i = 1; i <= 20; i++) showGesture(moveComponents(layout, ['oe-8'], -i * 0.1, 0))
    expect(told).toBe(0)
    await solves.at(-1)?.answer(draft)
    // Panels take drafts now and then, none with the first steps.
    await expect.poll(() => told).toBe(1)
    showGesture(moveComponents(layout, ['oe-8'], -3, 0))
    commitGesture()
    expect(app.panelLayout.getState().layout).toBe(app.document.getState().layout)
  })

  it('tells at once of an overlap, for which no solve will come', () => {
    const { app } = createTestApp()
    const { layout, beginGesture, showGesture } = app.document.getState()
    beginGesture('move')
    showGesture(placeComponent(layout, 'oe-8', 45, 45))
    expect(app.panelLayout.getState().layout).toBe(app.document.getState().layout)
  })
})
