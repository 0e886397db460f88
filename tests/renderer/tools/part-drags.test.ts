/** Lid segments and cooling zones in the hand, in the first public package: lid 3 to 87 mm, cold plate 11 to 73 × 13 to 78 mm. */
import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../../src/layout/outline.ts'
import { splitSegment } from '../../../src/layout/package-edits.ts'
import { createSelectTool } from '../../../src/renderer/tools/select-tool.ts'
import { at, createTestApp } from '../support/test-app.ts'

function openTool(options: { snap?: boolean } = {}) {
  const { app } = createTestApp()
  app.view.getState().set({ snap: options.snap ?? false, camera: { scale: 10, originX: 0, originY: 900 } })
  return {
    app,
    tool: createSelectTool(app),
    layout: app.document.getState().layout,
    part: () => app.selection.getState().part,
    plate: () => outlineOf(app.document.getState().layout.cooling.top!.zones![0]!),
    lid: () => outlineOf(app.document.getState().layout.lid!.segments![0]!),
  }
}

const ZONE = { kind: 'zone', index: 0 } as const

describe('a click', () => {
  it('on a border selects the part, within 5 px, and beside it nothing', () => {
    const { tool, part, plate, lid } = openTool()
    const click = (x: number, y: number) => {
      tool.press(at(x, y))
      tool.release(at(x, y))
    }
    click(plate().x0 + 0.4, 30)
    expect(part()).toEqual(ZONE)
    click(plate().x0 - 0.6, 20)
    expect(part()).toBeNull()
    click(lid().x1, 45)
    expect(part()).toEqual({ kind: 'lid' })
  })

  it('takes the body where one lies on the border', () => {
    const { app, tool, part, plate } = openTool()
    // oe-6 lies across the east edge of the cold plate.
    tool.press(at(plate().x1, 31))
    tool.release(at(plate().x1, 31))
    expect(part()).toBeNull()
    expect(app.selection.getState().ids).toEqual(['oe-6'])
  })

  it('on a border of a lid in pieces selects the piece', () => {
    const { app, tool, part } = openTool()
    app.document.getState().edit('split', (layout) => splitSegment(layout, 0, 'x', 1, 23))
    tool.press(at(23.5, 8))
    tool.release(at(23.5, 8))
    expect(part()).toEqual({ kind: 'segment', index: 1 })
  })
})

describe('a drag', () => {
  it('by the border moves the part, as one step of undo', () => {
    const { app, tool, plate, part } = openTool()
    const before = plate()
    tool.press(at(before.x0, 30))
    for (let i = 1; i <= 20; i++) tool.move(at(before.x0 - i * 0.1, 30 + i * 0.05))
    tool.release(at(before.x0 - 2, 31))
    expect(plate()).toEqual({ x0: before.x0 - 2, x1: before.x1 - 2, y0: before.y0 + 1, y1: before.y1 + 1 })
    expect(part()).toEqual(ZONE)
    expect(app.document.getState().undo.map(({ label }) => label)).toEqual(['move cold plate'])
    app.document.getState().stepBack()
    expect(plate()).toEqual(before)
  })

  it('with Shift keeps to one axis, and Escape restores the very layout', () => {
    const { app, tool, plate, layout } = openTool()
    const before = plate()
    tool.press(at(before.x0, 30))
    tool.move(at(before.x0 - 3, 31))
    tool.move(at(before.x0 - 3, 31, { shift: true }))
    expect(plate()).toMatchObject({ x0: before.x0 - 3, y0: before.y0 })
    tool.cancel()
    expect(app.document.getState().layout).toBe(layout)
    expect(app.overlay.getState().guides).toEqual([])
  })

  it('of a handle resizes, and the pulled edge lands on that of the substrate, a body or the lid', () => {
    const { app, tool, plate, lid } = openTool({ snap: true })
    app.selection.getState().selectPart(ZONE)
    const { x1, y0, y1 } = plate()
    const middle = (y0 + y1) / 2
    expect(tool.cursorAt(at(x1, middle))).toBe('ew-resize')
    tool.press(at(x1, middle))
    tool.move(at(lid().x1 - 0.4, middle))
    expect(plate().x1).toBeCloseTo(lid().x1, 9)
    expect(app.overlay.getState().guides[0]?.name).toBe('the lid')
    tool.release(at(89.7, middle))
    expect(plate()).toMatchObject({ x1: 90, y0, y1 })
    expect(app.document.getState().undo.at(-1)?.label).toBe('resize cold plate')
  })

  it('between snapping places goes by the grid; Ctrl lets it go free', () => {
    const { app, tool, plate } = openTool({ snap: true })
    app.selection.getState().selectPart(ZONE)
    const { x1, y0, y1 } = plate()
    const middle = (y0 + y1) / 2
    tool.press(at(x1, middle))
    tool.move(at(83.3, middle))
    expect(plate().x1).toBeCloseTo(83.5, 9)
    tool.move(at(83.3, middle, { ctrl: true }))
    expect(plate().x1).toBeCloseTo(83.3, 9)
    tool.cancel()
  })
})
