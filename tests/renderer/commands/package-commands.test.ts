import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../../src/layout/outline.ts'
import { writtenSegments } from '../../../src/layout/package-edits.ts'
import { isEnabled, labelOf } from '../../../src/renderer/commands/command.ts'
import { commandOf, runCommandById } from '../../../src/renderer/commands/registry.ts'
import { problemsOf } from '../../../src/renderer/state/derived.ts'
import { createTestApp } from '../support/test-app.ts'

function open() {
  const { app } = createTestApp()
  return {
    app,
    run: (id: string) => runCommandById(id, app),
    layout: () => app.document.getState().layout,
    part: () => app.selection.getState().part,
    lastLabel: () => app.document.getState().undo.at(-1)?.label,
    enabled: (id: string) => isEnabled(commandOf(id), app),
  }
}

describe('the lid', () => {
  it('is removed and added again', () => {
    const { run, layout, part, enabled, lastLabel } = open()
    expect(enabled('package.addLid')).toBe(false)
    run('package.removeLid')
    expect(layout().lid).toBeUndefined()
    expect(enabled('package.selectLid')).toBe(false)
    expect(enabled('package.splitEastWest')).toBe(false)
    run('package.addLid')
    expect(part()).toEqual({ kind: 'lid' })
    expect(lastLabel()).toBe('add a lid')
  })

  it('is split between the bodies, piece after piece, and stays valid', () => {
    const { app, run, layout, part, lastLabel } = open()
    run('package.splitEastWest')
    expect(lastLabel()).toBe('split the lid')
    expect(part()).toEqual({ kind: 'segment', index: 0 })
    run('package.splitNorthSouth')
    expect(lastLabel()).toBe('split lid-west')
    expect(writtenSegments(layout())).toHaveLength(3)
    expect(problemsOf(layout())).toEqual([])
    app.selection.getState().selectPart(null)
    // Of several pieces none is meant until one is selected.
    expect(run('package.splitEastWest')).toBe(false)
  })

  it('leaves the gap that the view asks for', () => {
    const { app, run, layout } = open()
    app.view.getState().set({ splitGapMm: 2 })
    run('package.splitEastWest')
    const [west, east] = writtenSegments(layout()).map((segment) => outlineOf(segment))
    expect(east!.x0 - west!.x1).toBeCloseTo(2, 9)
  })

  it('gets a segment only where there is room', () => {
    const { app, run, layout, part, enabled } = open()
    expect(enabled('package.addSegment')).toBe(false)
    run('package.splitEastWest')
    app.selection.getState().selectPart({ kind: 'segment', index: 0 })
    run('edit.delete')
    expect(writtenSegments(layout())).toHaveLength(1)
    run('package.addSegment')
    expect(part()).toEqual({ kind: 'segment', index: 1 })
    expect(problemsOf(layout()).filter(({ path }) => path.startsWith('lid'))).toEqual([])
  })
})

describe('a selected part', () => {
  it('is nudged by the arrow keys, repeats being one step', () => {
    const { app, run, layout, lastLabel } = open()
    app.selection.getState().selectPart({ kind: 'zone', index: 0 })
    const { x } = layout().cooling.top!.zones![0]!
    for (let i = 0; i < 3; i++) run('edit.nudge.east.0.1')
    expect(layout().cooling.top!.zones![0]!.x).toBeCloseTo(x + 0.3, 9)
    expect(app.document.getState().undo).toHaveLength(1)
    expect(lastLabel()).toBe('move cold plate')
  })

  it('goes with Delete, by its name, and comes back with Undo', () => {
    const { app, run, layout, part } = open()
    app.selection.getState().selectPart({ kind: 'zone', index: 0 })
    expect(labelOf(commandOf('package.remove'), app)).toBe('Remove cold plate')
    run('edit.delete')
    expect(layout().cooling.top!.zones).toBeUndefined()
    expect(part()).toBeNull()
    run('edit.undo')
    expect(layout().cooling.top!.zones).toHaveLength(1)
  })

  it('is let go by Escape; substrate and cooling are neither nudged nor deleted', () => {
    const { app, run, part, enabled } = open()
    for (const id of ['package.selectSubstrate', 'package.selectCooling']) {
      run(id)
      expect(enabled('edit.delete')).toBe(false)
      expect(enabled('edit.nudge.east.0.1')).toBe(false)
    }
    expect(run('edit.deselect')).toBe(true)
    expect(part()).toBeNull()
    expect(app.document.getState().undo).toEqual([])
  })
})

describe('zoom to selection', () => {
  it('brings a zone to the middle of the canvas, and has nothing to go to for the cooling', () => {
    const { app, run, layout } = open()
    app.view.getState().set({ canvasSize: { width: 800, height: 600 } })
    app.selection.getState().selectPart({ kind: 'zone', index: 0 })
    const before = app.view.getState().camera
    expect(run('view.zoomToSelection')).toBe(true)
    const { camera } = app.view.getState()
    expect(camera).not.toEqual(before)
    const { x, width } = layout().cooling.top!.zones![0]!
    const [left, right] = [x - width / 2, x + width / 2].map((mm) => camera.originX + mm * camera.scale)
    expect(left).toBeGreaterThan(0)
    expect(right).toBeLessThan(800)
    app.selection.getState().selectPart({ kind: 'cooling' })
    run('view.zoomToSelection')
    expect(app.view.getState().camera).toBe(camera)
  })
})

describe('a cooling zone', () => {
  it('is put over the selected components, or in the middle', () => {
    const { app, run, layout, part } = open()
    const asic = layout().components.find(({ id }) => id === 'asic')!
    app.selection.getState().select(['asic'])
    expect(labelOf(commandOf('package.addZone'), app)).toBe('Add a cooling zone here')
    run('package.addZone')
    expect(part()).toEqual({ kind: 'zone', index: 1 })
    expect(outlineOf(layout().cooling.top!.zones![1]!)).toEqual(outlineOf(asic, asic.rotation))
    run('package.addZone')
    expect(layout().cooling.top!.zones![2]).toMatchObject({ x: 45, y: 45, width: 30, height: 30 })
    expect(problemsOf(layout())).toEqual([])
  })
})
