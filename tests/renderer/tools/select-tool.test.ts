import { describe, expect, it } from 'vitest'
import { withDesignView } from '../../../src/layout/design-view.ts'
import { moveComponents, removeComponents } from '../../../src/layout/edits.ts'
import { outlineOf } from '../../../src/layout/outline.ts'
import { turningHandle } from '../../../src/renderer/canvas/handles.ts'
import { createSelectTool } from '../../../src/renderer/tools/select-tool.ts'
import { at, createTestApp } from '../support/test-app.ts'

function openTool(options: { snap?: boolean } = {}) {
  const { app } = createTestApp()
  app.view.getState().set({ snap: options.snap ?? false, camera: { scale: 10, originX: 0, originY: 900 } })
  const part = (id: string) => app.document.getState().layout.components.find((component) => component.id === id)
  return {
    app,
    tool: createSelectTool(app),
    part,
    layout: app.document.getState().layout,
    ids: () => app.selection.getState().ids,
  }
}

describe('a click', () => {
  it('selects the component under it, and nothing on the empty substrate', () => {
    const { tool, ids } = openTool()
    tool.press(at(33, 17.5))
    tool.release(at(33, 17.5))
    expect(ids()).toEqual(['oe-8'])
    tool.press(at(2, 2))
    tool.release(at(2, 2))
    expect(ids()).toEqual([])
  })

  it('with Shift adds a component and takes it away again', () => {
    const { tool, ids } = openTool()
    for (const [x, y] of [
      [33, 17.5],
      [45, 45],
      [33, 17.5],
    ] as const) {
      tool.press(at(x, y, { shift: true }))
      tool.release(at(x, y, { shift: true }))
    }
    expect(ids()).toEqual(['asic'])
  })

  it('that wavers by less than 3 px moves nothing', () => {
    const { app, tool, layout } = openTool()
    tool.press(at(33, 17.5))
    tool.move(at(33.2, 17.5))
    tool.release(at(33.2, 17.5))
    expect(app.document.getState().layout).toBe(layout)
  })
})

describe('a drag', () => {
  it('moves by the distance from where it began, however many moves it takes', () => {
    const { app, tool, part } = openTool()
    tool.press(at(33, 17.5))
    for (let i = 1; i <= 100; i++) tool.move(at(33 - i * 0.075, 17.5))
    tool.release(at(25.5, 17.5))
    expect(part('oe-8')).toMatchObject({ x: 25.5, y: 17.5 })
    expect(app.document.getState().undo.map(({ label }) => label)).toEqual(['move Optical engine 8'])
  })

  it('may be begun by itself, and then moves with its first step or its release', () => {
    const { app, tool, part, layout } = openTool()
    tool.press(at(33, 17.5))
    expect(tool.begin?.(at(33.1, 17.5))).toBe(false)
    expect(tool.begin?.(at(30, 17.5))).toBe(true)
    expect(tool.begin?.(at(30, 17.5))).toBe(false)
    expect(app.document.getState()).toMatchObject({ layout, gesture: { base: layout } })
    tool.release(at(30, 17.5))
    expect(part('oe-8')?.x).toBe(30)
  })

  it('ends quietly when something else undoes or edits the document under the hand', () => {
    const { app, tool, part } = openTool()
    tool.press(at(33, 17.5))
    tool.move(at(30, 17.5))
    app.document.getState().edit('delete', (layout) => removeComponents(layout, ['oe-1']))
    tool.move(at(25, 17.5))
    tool.release(at(25, 17.5))
    expect(part('oe-8')?.x).toBe(30)
    expect(tool.busy).toBe(false)
    expect(app.overlay.getState().drag).toBeNull()
  })

  it('cancelled with Escape leaves the layout the very same', () => {
    const { app, tool, layout } = openTool()
    tool.press(at(33, 17.5))
    tool.move(at(20, 40))
    tool.cancel()
    expect(app.document.getState().layout).toBe(layout)
    expect(app.document.getState().undo).toEqual([])
    expect(app.overlay.getState()).toMatchObject({ drag: null, guides: [], marquee: null })
    expect(tool.busy).toBe(false)
  })

  it('says by its id what it moves and what that snaps to, and lists the keys that are left out first last', () => {
    const { app, tool } = openTool({ snap: true })
    tool.press(at(33, 17.5))
    tool.move(at(25.5, 17.5))
    const { hint } = app.pointer.getState()
    expect(hint?.words).toBe('Move oe-8: dx −7.50, dy 0.00 mm (edge of oe-1)')
    expect(hint?.keys[0]).toBe('Esc restores')
    expect(hint?.keys.at(-1)).toBe('Alt duplicates')
    tool.cancel()
    expect(app.pointer.getState().hint).toBeNull()
  })

  it('with Shift keeps to the axis that it follows most', () => {
    const { tool, part } = openTool()
    tool.press(at(33, 17.5))
    tool.move(at(28, 15, { shift: true }))
    tool.release(at(28, 15, { shift: true }))
    expect(part('oe-8')).toMatchObject({ x: 28, y: 17.5 })
  })

  it('with Alt leaves the original and moves a copy, as one step', () => {
    const { app, tool, part, ids, layout } = openTool()
    tool.press(at(33, 17.5))
    tool.move(at(45, 8, { alt: true }))
    tool.release(at(45, 8, { alt: true }))
    expect(part('oe-8')).toMatchObject({ x: 33, y: 17.5 })
    expect(part('oe-9')).toMatchObject({ x: 45, y: 8 })
    expect(ids()).toEqual(['oe-9'])
    expect(app.document.getState().undo.map(({ label }) => label)).toEqual(['duplicate Optical engine 8'])
    app.document.getState().stepBack()
    expect(app.document.getState().layout).toEqual(layout)
  })

  it('becomes a move again when Alt is let go', () => {
    const { app, tool, part } = openTool()
    tool.press(at(33, 17.5))
    tool.move(at(40, 8, { alt: true }))
    tool.release(at(30, 17.5))
    expect(part('oe-8')).toMatchObject({ x: 30, y: 17.5 })
    expect(part('oe-9')).toBeUndefined()
    expect(app.selection.getState().ids).toEqual(['oe-8'])
  })

  it('keeps what is locked selected, in its place, during the drag and after Escape', () => {
    const { app, tool, part, ids } = openTool()
    app.document.getState().edit('lock', (layout) => withDesignView(layout, { locked: ['oe-2'] }))
    app.selection.getState().select(['oe-1', 'oe-2'])
    tool.press(at(15.5, 33))
    tool.move(at(16.5, 34))
    expect(ids()).toEqual(['oe-1', 'oe-2'])
    tool.cancel()
    expect(ids()).toEqual(['oe-1', 'oe-2'])
    tool.press(at(15.5, 33))
    tool.move(at(16.5, 34, { alt: true }))
    expect(ids()).toEqual(['oe-9'])
    tool.release(at(16.5, 34))
    expect(ids()).toEqual(['oe-1', 'oe-2'])
    expect([part('oe-1')?.x, part('oe-2')?.x]).toEqual([16.5, 15.5])
  })

  it('moves everything that is selected', () => {
    const { app, tool, part } = openTool()
    app.selection.getState().select(['oe-1', 'oe-2'])
    tool.press(at(15.5, 33))
    tool.move(at(16.5, 34))
    tool.release(at(16.5, 34))
    expect([part('oe-1'), part('oe-2')]).toMatchObject([
      { x: 16.5, y: 34 },
      { x: 16.5, y: 58.5 },
    ])
  })

  it('snaps to the grid, and Ctrl lets it go', () => {
    const { tool, part } = openTool({ snap: true })
    tool.press(at(33, 17.5))
    tool.release(at(30.62, 17.5))
    expect(part('oe-8')?.x).toBe(30.5)
    tool.press(at(30.5, 17.5))
    tool.release(at(28.87, 17.5, { ctrl: true }))
    expect(part('oe-8')?.x).toBe(28.87)
  })

  it('along one axis leaves the other as it was, whatever is near there and however it lies to the grid', () => {
    const { app, tool, part } = openTool({ snap: true })
    tool.press(at(33, 17.5))
    // Equal gaps above and below would draw it 0.5 mm south here.
    tool.move(at(25.5, 17.5))
    expect(part('oe-8')).toMatchObject({ x: 25.5, y: 17.5 })
    expect(app.overlay.getState().guides.every(({ axis, at: place }) => axis === 'x' || place !== 17)).toBe(true)
    tool.release(at(25.5, 17.5))
    app.document.getState().edit('off the grid', (layout) => moveComponents(layout, ['oe-8'], 0, 0.13))
    tool.press(at(25.5, 17.6))
    tool.move(at(28, 17.6))
    expect(part('oe-8')?.y).toBe(17.63)
    tool.cancel()
  })

  it('snaps to the edge of a neighbour and shows the guide', () => {
    const { app, tool, part } = openTool({ snap: true })
    tool.press(at(33, 17.5))
    // The west edge of oe-8 comes within 0.1 mm of the east edge of oe-1 at 19.5 mm.
    tool.move(at(25.6, 17.5))
    expect(part('oe-8')?.x).toBe(25.5)
    expect(app.overlay.getState().guides.filter(({ axis }) => axis === 'x')).toMatchObject([{ axis: 'x', at: 19.5 }])
    tool.release(at(25.6, 17.5))
    expect(app.overlay.getState().guides).toEqual([])
  })
})

describe('a handle', () => {
  it('pulls its edge while the opposite one stays', () => {
    const { app, tool, part } = openTool()
    app.selection.getState().select(['oe-1'])
    tool.press(at(19.5, 33))
    tool.release(at(21.5, 33))
    expect(part('oe-1')).toMatchObject({ x: 16.5, y: 33, width: 10, height: 12 })
    expect(app.document.getState().undo.at(-1)?.label).toBe('resize Optical engine 1')
  })

  it('of a turned part changes the size that lies along the pull', () => {
    const { app, tool, part } = openTool()
    app.selection.getState().select(['oe-8'])
    // oe-8 is turned by 270°: its height of 12 mm lies along x.
    tool.press(at(39, 17.5))
    tool.release(at(41, 17.5))
    expect(part('oe-8')).toMatchObject({ x: 34, y: 17.5, width: 8, height: 14 })
  })

  it('with Alt pulls both sides about the centre', () => {
    const { app, tool, part } = openTool()
    app.selection.getState().select(['oe-1'])
    tool.press(at(19.5, 33))
    tool.release(at(20.5, 33, { alt: true }))
    expect(part('oe-1')).toMatchObject({ x: 15.5, width: 10 })
  })
})

describe('the marquee', () => {
  it('selects what it touches, and Escape restores the selection before', () => {
    const { app, tool, ids } = openTool()
    app.selection.getState().select(['asic'])
    tool.press(at(5, 66))
    tool.move(at(60, 80))
    expect([...ids()].sort()).toEqual(['oe-3', 'oe-4'])
    expect(app.overlay.getState().marquee).toEqual({ x0: 5, x1: 60, y0: 66, y1: 80 })
    tool.cancel()
    expect(ids()).toEqual(['asic'])
  })

  it('with Shift adds to the selection', () => {
    const { app, tool, ids } = openTool()
    app.selection.getState().select(['asic'])
    tool.press(at(5, 66, { shift: true }))
    tool.release(at(40, 80, { shift: true }))
    expect([...ids()].sort()).toEqual(['asic', 'oe-3'])
  })
})

describe('a locked component', () => {
  it('is selected by a click and moved by nothing', () => {
    const { app, tool, layout, ids } = openTool()
    app.document.getState().edit('lock', (before) => withDesignView(before, { locked: ['oe-8'] }))
    const locked = app.document.getState().layout
    tool.press(at(33, 17.5))
    tool.move(at(20, 40))
    tool.release(at(20, 40))
    expect(ids()).toEqual(['oe-8'])
    expect(app.document.getState().layout).toBe(locked)
    expect(tool.cursorAt(at(33, 17.5))).toBe('not-allowed')
    expect(layout.components).toBe(locked.components)
  })

  it('stays where it is while others of the selection move', () => {
    const { app, tool, part } = openTool()
    app.document.getState().edit('lock', (before) => withDesignView(before, { locked: ['asic'] }))
    app.selection.getState().select(['asic', 'oe-8'])
    tool.press(at(33, 17.5))
    tool.move(at(32, 17.5))
    tool.release(at(32, 17.5))
    expect(part('oe-8')?.x).toBe(32)
    expect(part('asic')?.x).toBe(45)
  })
})

describe('a hidden component', () => {
  it('is neither clicked nor swept up', () => {
    const { app, tool, ids } = openTool()
    app.document.getState().edit('hide', (before) => withDesignView(before, { hidden: ['oe-8'] }))
    tool.press(at(33, 17.5))
    tool.release(at(33, 17.5))
    expect(ids()).toEqual([])
    tool.press(at(1, 1))
    tool.move(at(89, 89))
    expect(ids()).toHaveLength(9)
    expect(ids()).not.toContain('oe-8')
    tool.release(at(89, 89))
  })
})

describe('a group', () => {
  const groups = [{ name: 'South', members: ['oe-7', 'oe-8'] }]

  it('is selected and moved as one; a second click takes the member alone', () => {
    const { app, tool, ids, part } = openTool()
    app.document.getState().edit('group', (before) => withDesignView(before, { groups }))
    const other = part('oe-7')!.x
    tool.press(at(33, 17.5))
    expect(ids()).toEqual(['oe-7', 'oe-8'])
    tool.move(at(34, 17.5))
    tool.release(at(34, 17.5))
    expect([part('oe-7')?.x, part('oe-8')?.x]).toEqual([other + 1, 34])
    tool.press(at(34, 17.5))
    tool.release(at(34, 17.5))
    expect(ids()).toEqual(['oe-8'])
  })
})

describe('the turning handle', () => {
  it('turns a component to the nearest quarter, and Escape turns it back', () => {
    const { app, tool, part } = openTool()
    app.selection.getState().select(['oe-8'])
    const { x, y, width, height } = part('oe-8')!
    const handle = turningHandle(outlineOf({ x, y, width, height }, part('oe-8')!.rotation), 10)
    const before = part('oe-8')!.rotation ?? 0
    tool.press(at(handle.x, handle.y))
    tool.move(at(x - 4, y + 6))
    expect(part('oe-8')?.rotation).toBe((before + 90) % 360)
    tool.move(at(x - 6, y - 6))
    expect(part('oe-8')?.rotation).toBe((before + 180) % 360)
    tool.cancel()
    expect(part('oe-8')?.rotation ?? 0).toBe(before)
    expect(app.document.getState().undo).toEqual([])
  })
})
