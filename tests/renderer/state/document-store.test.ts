import { describe, expect, it } from 'vitest'
import { moveComponents, removeComponents } from '../../../src/layout/edits.ts'
import { createDocumentStore, isEdited, revisionOf } from '../../../src/renderer/state/document-store.ts'
import { readPackage } from '../support/test-app.ts'

function openStore() {
  let milliseconds = 0
  const layout = readPackage()
  const store = createDocumentStore(layout, { name: 'a.cpo.json', token: null }, () => milliseconds)
  return { layout, store, state: store.getState, wait: (by: number) => (milliseconds += by) }
}

describe('the history', () => {
  it('takes a drag of 100 moves as one step and undoes to the exact start', () => {
    const { layout, state } = openStore()
    state().beginGesture('move Optical engine 8')
    for (let i = 1; i <= 100; i++) state().showGesture(moveComponents(layout, ['oe-8'], -i * 0.075, 0))
    state().commitGesture()
    expect(state().undo.map(({ label }) => label)).toEqual(['move Optical engine 8'])
    expect(state().layout.components.find(({ id }) => id === 'oe-8')?.x).toBe(25.5)
    state().stepBack()
    expect(state().layout).toEqual(layout)
    state().stepForward()
    expect(state().layout.components.find(({ id }) => id === 'oe-8')?.x).toBe(25.5)
  })

  it('is untouched by a cancelled gesture, which puts back the very same layout', () => {
    const { layout, state } = openStore()
    state().beginGesture('move Optical engine 8')
    state().showGesture(moveComponents(layout, ['oe-8'], 5, 5))
    expect(isEdited(state())).toBe(true)
    state().cancelGesture()
    expect(state().layout).toBe(layout)
    expect(state().undo).toEqual([])
    expect(isEdited(state())).toBe(false)
  })

  it('keeps nothing of a gesture that ends where it began', () => {
    const { layout, state } = openStore()
    state().beginGesture('move Optical engine 8')
    state().showGesture(moveComponents(layout, ['oe-8'], 5, 0))
    state().showGesture(moveComponents(layout, ['oe-8'], 0, 0))
    state().commitGesture()
    expect(state().undo).toEqual([])
    expect(state().layout).toBe(layout)
  })

  it('merges repeated nudges within a moment and keeps later ones apart', () => {
    const { layout, state, wait } = openStore()
    const nudge = () =>
      state().edit('move Optical engine 1', (before) => moveComponents(before, ['oe-1'], 0.1, 0), 'nudge')
    for (let i = 0; i < 5; i++) {
      nudge()
      wait(100)
    }
    expect(state().undo).toHaveLength(1)
    wait(1000)
    nudge()
    expect(state().undo).toHaveLength(2)
    state().stepBack()
    state().stepBack()
    expect(state().layout).toEqual(layout)
  })

  it('brings deleted components back in their place', () => {
    const { layout, state } = openStore()
    state().edit('delete 2 components', (before) => removeComponents(before, ['oe-2', 'asic']))
    expect(state().layout.components).toHaveLength(layout.components.length - 2)
    state().stepBack()
    expect(state().layout).toEqual(layout)
  })

  it('forgets what was undone when something else is done', () => {
    const { state } = openStore()
    state().edit('move', (before) => moveComponents(before, ['oe-1'], 1, 0))
    state().stepBack()
    expect(state().redo).toHaveLength(1)
    state().edit('move', (before) => moveComponents(before, ['oe-2'], 1, 0))
    expect(state().redo).toEqual([])
  })

  it('keeps no entry of an edit that changes nothing', () => {
    const { state } = openStore()
    state().edit('move', (before) => moveComponents(before, ['oe-1'], 0, 0))
    expect(state().undo).toEqual([])
  })
})

describe('the mark of an edited document', () => {
  it('follows saving, undoing and redoing', () => {
    const { state } = openStore()
    expect(isEdited(state())).toBe(false)
    state().edit('move', (before) => moveComponents(before, ['oe-1'], 1, 0))
    expect(isEdited(state())).toBe(true)
    state().markSaved({ name: 'b.cpo.json', token: 't' }, revisionOf(state()))
    expect(isEdited(state())).toBe(false)
    state().stepBack()
    expect(isEdited(state())).toBe(true)
    state().stepForward()
    expect(isEdited(state())).toBe(false)
  })

  it('stays when a nudge joins the step that was saved', () => {
    const { state } = openStore()
    const nudge = () => state().edit('move', (before) => moveComponents(before, ['oe-1'], 0.1, 0), 'nudge')
    nudge()
    state().markSaved({ name: 'b.cpo.json', token: 't' }, revisionOf(state()))
    nudge()
    expect(isEdited(state())).toBe(true)
  })
})
