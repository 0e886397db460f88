import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../../src/layout/catalogue.ts'
import { withDesignView } from '../../../src/layout/design-view.ts'
import { componentOf, removeComponents } from '../../../src/layout/edits.ts'
import { runCommandById } from '../../../src/renderer/commands/registry.ts'
import { applyArray, cancelArray, changeArray, fitArray } from '../../../src/renderer/state/array-session.ts'
import { createTestApp } from '../support/test-app.ts'

/** The package with its ASIC and one engine, which is selected. */
function open() {
  const { app } = createTestApp()
  const others = app.document.getState().layout.components.flatMap(({ id }) => (/asic|oe-1$/.test(id) ? [] : [id]))
  app.document.getState().edit('clear', (layout) => removeComponents(layout, others))
  app.selection.getState().select(['oe-1'])
  const layout = () => app.document.getState().layout
  const start = layout()
  runCommandById('arrange.array', app)
  return { app, layout, start, session: () => app.arrays.getState().session }
}
const engines = (layout: ReturnType<ReturnType<typeof open>['layout']>) =>
  layout.components.flatMap(({ id, kind }) => (kind === 'optical-engine' ? [id] : []))

describe('an array', () => {
  it('is shown at once: sixteen engines round the ASIC, where they have room, selected', () => {
    const { app, layout, session } = open()
    expect(engines(layout())).toHaveLength(16)
    expect(session()?.spec).toMatchObject({ mode: 'ring', around: 'asic', counts: { north: 4, east: 4 } })
    expect(session()?.refusal).toBeNull()
    expect(app.selection.getState().ids).toHaveLength(16)
    expect(app.selection.getState().ids[0]).toBe('oe-1')
  })

  it('applied is one step of undo, which takes all of it back', () => {
    const { app, layout, start } = open()
    changeArray(app, { counts: { north: 2, east: 2, south: 2, west: 2 } })
    applyArray(app)
    expect(app.arrays.getState().session).toBeNull()
    expect(engines(layout())).toHaveLength(8)
    expect(app.document.getState().undo.map(({ label }) => label)).toEqual(['clear', 'place 8 components in a ring'])
    runCommandById('edit.undo', app)
    expect(layout()).toEqual(start)
  })

  it('cancelled leaves the very same layout and selection', () => {
    const { app, layout, start } = open()
    changeArray(app, { mode: 'edge', around: null, side: 'east', count: 3 })
    expect(engines(layout())).toHaveLength(3)
    cancelArray(app)
    expect(layout()).toBe(start)
    expect(app.selection.getState().ids).toEqual(['oe-1'])
    expect(app.document.getState().gesture).toBeNull()
  })

  it('without room says why, shows the package as it was, cannot be applied, and can be given room', () => {
    const { app, layout, start, session } = open()
    changeArray(app, { distance: 0.5 })
    expect(session()?.refusal).toMatch(/^Does not fit: 4 × \d+ mm need \d+ mm, the \w+ side has \d+ mm\.$/)
    expect(layout()).toBe(start)
    applyArray(app)
    expect(session()).not.toBeNull()
    fitArray(app)
    expect(session()?.refusal).toBeNull()
    expect(engines(layout())).toHaveLength(16)
  })

  it('warns in the words of the problems list where its parts meet others', () => {
    const { app, session } = open()
    changeArray(app, { distance: 60 })
    expect(session()?.refusal).toBeNull()
    expect(session()?.warning).toMatch(/substrate/)
  })

  it('takes a part of the catalogue instead, and gives it room', () => {
    const { app, layout, session } = open()
    const part = CATALOGUE.find(({ id }) => id === 'oe-6.4t')!
    changeArray(app, {}, part)
    expect(session()?.refusal).toBeNull()
    expect(engines(layout())).toHaveLength(17)
    expect(componentOf(layout(), 'oe-2')).toMatchObject({ name: `${part.name} 1`, width: 14 })
    expect(componentOf(layout(), 'oe-17').name).toBe(`${part.name} 16`)
    changeArray(app, {}, null)
    expect(engines(layout())).toHaveLength(16)
  })

  it('ends when something else takes the document in its hand', () => {
    const { app, session } = open()
    runCommandById('edit.undo', app)
    expect(session()).toBeNull()
    changeArray(app, { distance: 5 })
    expect(session()).toBeNull()
  })

  it('does not move what is locked', () => {
    const { app } = createTestApp()
    app.document.getState().edit('lock', (layout) => withDesignView(layout, { locked: ['oe-2'] }))
    const before = componentOf(app.document.getState().layout, 'oe-2')
    app.selection.getState().select(['oe-1', 'oe-2', 'oe-3'])
    runCommandById('arrange.array', app)
    expect(app.arrays.getState().session?.sources).toEqual(['oe-1', 'oe-3'])
    expect(componentOf(app.document.getState().layout, 'oe-2')).toBe(before)
    cancelArray(app)
    expect(app.selection.getState().ids).toEqual(['oe-1', 'oe-2', 'oe-3'])
  })

  it('of nothing selected begins with a part of the catalogue', () => {
    const { app } = createTestApp()
    runCommandById('arrange.array', app)
    expect(app.arrays.getState().session?.part?.kind).toBe('optical-engine')
    expect(app.document.getState().layout.components).toHaveLength(26)
    runCommandById('arrange.array', app)
    expect(app.document.getState().layout.components).toHaveLength(10)
  })
})
