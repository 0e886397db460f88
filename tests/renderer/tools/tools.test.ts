import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../../src/layout/catalogue.ts'
import { type DesignView, designViewOf, withDesignView } from '../../../src/layout/design-view.ts'
import { distancesBetween } from '../../../src/renderer/canvas/neighbours.ts'
import { runCommand } from '../../../src/renderer/commands/command.ts'
import { COMMANDS } from '../../../src/renderer/commands/registry.ts'
import { catalogued } from '../../../src/renderer/documents/placeable.ts'
import type { ToolId } from '../../../src/renderer/state/tool-store.ts'
import { moveCrosshair } from '../../../src/renderer/tools/crosshair.ts'
import { createSelectTool } from '../../../src/renderer/tools/select-tool.ts'
import { createToolbox } from '../../../src/renderer/tools/toolbox.ts'
import { at, createTestApp, solutionOf } from '../support/test-app.ts'

function take(tool: ToolId, options: { snap?: boolean } = {}) {
  const { app } = createTestApp()
  app.view.getState().set({ snap: options.snap ?? false, camera: { scale: 10, originX: 0, originY: 900 } })
  const toolbox = createToolbox(app)
  toolbox.follow()
  app.tools.setState({ tool, placing: catalogued(CATALOGUE.find(({ id }) => id === 'oe-1.6t-nv')!) })
  const click = (x: number, y: number, keys = {}) => {
    toolbox.current().press(at(x, y, keys))
    toolbox.current().release(at(x, y, keys))
  }
  return {
    app,
    toolbox,
    tool: toolbox.current(),
    click,
    probes: () => designViewOf(app.document.getState().layout).probes,
  }
}

it('a toolbox puts tools away for as long as it follows', () => {
  const { app } = createTestApp()
  const toolbox = createToolbox(app)
  const end = toolbox.follow()
  app.tools.setState({ tool: 'probe' })
  toolbox.current().press(at(1, 1))
  const probe = toolbox.current()
  app.tools.setState({ tool: 'select' })
  expect(probe.busy).toBe(false)
  end()
  app.tools.setState({ tool: 'probe' })
  toolbox.current().press(at(1, 1))
  app.tools.setState({ tool: 'select' })
  expect(probe.busy).toBe(true)
})

describe('measuring', () => {
  it('goes from the press to the release', () => {
    const { app, tool } = take('measure')
    tool.press(at(1, 1))
    tool.move(at(3, 4))
    tool.release(at(4, 5))
    expect(app.tools.getState().measured).toEqual({ from: { x: 1, y: 1 }, to: { x: 4, y: 5 } })
    expect(tool.busy).toBe(false)
  })

  it('goes from click to click, following the pointer between them', () => {
    const { app, tool, click } = take('measure')
    click(1, 1)
    tool.move(at(2, 1))
    expect(app.tools.getState().measured?.to).toEqual({ x: 2, y: 1 })
    expect(app.pointer.getState().hint?.words).toContain('1.00 mm')
    click(3, 1)
    tool.hover?.(at(50, 50))
    expect(app.tools.getState().measured?.to).toEqual({ x: 3, y: 1 })
  })

  it('snaps to corners of bodies, and Shift keeps it level', () => {
    const { app, tool } = take('measure', { snap: true })
    // The south-west corner of oe-8 is at 27, 13.5 (8 × 12 mm turned about 33, 17.5).
    const oe8 = app.document.getState().layout.components.find(({ id }) => id === 'oe-8')!
    const corner = { x: oe8.x - 6, y: oe8.y - 4 }
    tool.press(at(corner.x + 0.3, corner.y - 0.3))
    tool.move(at(corner.x + 20, corner.y + 3, { shift: true }))
    expect(app.tools.getState().measured?.from).toEqual(corner)
    expect(app.tools.getState().measured?.to.y).toBe(corner.y)
  })

  it('is taken back by Escape and put away with the tool', () => {
    const { app, tool } = take('measure')
    tool.press(at(1, 1))
    tool.move(at(3, 1))
    tool.release(at(3, 1))
    const before = app.tools.getState().measured
    tool.press(at(10, 10))
    tool.move(at(20, 10))
    tool.cancel()
    expect(app.tools.getState().measured).toEqual(before)
    app.tools.setState({ tool: 'select' })
    expect(app.tools.getState().measured).toBeNull()
  })
})

describe('a line cut', () => {
  it('stays when another tool is taken', () => {
    const { app, tool } = take('lineCut')
    tool.press(at(1, 45))
    tool.release(at(89, 45))
    app.tools.setState({ tool: 'select' })
    expect(app.tools.getState().cut).toEqual({ from: { x: 1, y: 45 }, to: { x: 89, y: 45 } })
  })
})

describe('probes', () => {
  it('are pinned by a click, in the shown layer, as one step of undo', () => {
    const { app, click, probes } = take('probe')
    click(10, 20)
    expect(probes()).toMatchObject([{ x: 10, y: 20 }])
    expect(app.document.getState().undo.at(-1)?.label).toBe('pin a probe')
    app.document.getState().stepBack()
    expect(probes()).toEqual([])
  })

  it('are moved by a drag and taken out by a click on them', () => {
    const { app, tool, click, probes } = take('probe')
    click(10, 20)
    const layout = app.document.getState().layout
    tool.press(at(10, 20))
    tool.move(at(30, 20))
    expect(probes()).toMatchObject([{ x: 30, y: 20 }])
    tool.cancel()
    expect(app.document.getState().layout).toBe(layout)
    tool.press(at(10, 20))
    tool.move(at(12, 20))
    tool.release(at(12, 20))
    expect(app.document.getState().undo.at(-1)?.label).toBe('move probe 1')
    click(12, 20)
    expect(probes()).toEqual([])
  })

  it('stay on the package', () => {
    const { click, probes } = take('probe')
    click(-3, 20)
    expect(probes()).toEqual([])
  })

  it('are asked of the solver; hiding a component asks nothing of it', async () => {
    const { app, solves } = createTestApp()
    const edit = (label: string, changes: Partial<DesignView>) =>
      app.document.getState().edit(label, (layout) => withDesignView(layout, changes))
    edit('pin', { probes: [{ x: 1, y: 2, z: 3 }] })
    expect(solves.at(-1)?.request.probes).toEqual([{ x: 1, y: 2, z: 3 }])
    await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-8' }]) })
    const asked = solves.length
    edit('hide', { hidden: ['oe-8'] })
    expect(solves).toHaveLength(asked)
    expect(app.solve.getState().solved?.layout).toBe(app.document.getState().layout)
  })
})

describe('Escape', () => {
  it('clears what a tool left, then leaves the tool, then deselects', () => {
    const { app } = take('lineCut')
    const takers = COMMANDS.filter(({ keys }) => keys?.includes('Escape'))
    const press = () => takers.some((command) => runCommand(command, app))
    app.selection.getState().select(['oe-8'])
    app.tools.setState({ cut: { from: { x: 0, y: 0 }, to: { x: 9, y: 9 } } })
    press()
    expect(app.tools.getState()).toMatchObject({ cut: null, tool: 'lineCut' })
    press()
    expect(app.tools.getState().tool).toBe('select')
    expect(app.selection.getState().ids).toEqual(['oe-8'])
    press()
    expect(app.selection.getState().ids).toEqual([])
  })
})

describe('placing', () => {
  it('puts the part where it is clicked and gives the select tool back', () => {
    const { app, click } = take('place')
    click(10, 70)
    const placed = app.document.getState().layout.components.at(-1)
    expect(placed).toMatchObject({ kind: 'optical-engine', x: 10, y: 70, width: 8, height: 10 })
    expect(app.selection.getState().ids).toEqual([placed?.id])
    expect(app.tools.getState()).toMatchObject({ tool: 'select', ghost: null })
  })

  it('with Shift places several', () => {
    const { app, click } = take('place')
    const count = app.document.getState().layout.components.length
    click(6, 70, { shift: true })
    click(6, 82, { shift: true })
    expect(app.document.getState().layout.components).toHaveLength(count + 2)
    expect(app.tools.getState().tool).toBe('place')
  })

  it('shows where it would be, and Escape places nothing', () => {
    const { app, tool } = take('place')
    const { layout } = app.document.getState()
    tool.hover?.(at(12, 34))
    expect(app.tools.getState().ghost).toEqual({ x: 12, y: 34 })
    tool.press(at(12, 34))
    tool.cancel()
    expect(app.document.getState().layout).toBe(layout)
    expect(app.tools.getState()).toMatchObject({ tool: 'select', ghost: null })
  })
})

describe('the crosshair of the keyboard', () => {
  it('moves by the grid, coarse with Shift, fine with Alt, and Enter clicks', () => {
    const { app, tool, probes } = take('probe')
    app.pointer.setState({ at: { x: 10, y: 10 } })
    const press = (key: string, keys = {}) => moveCrosshair(app, tool, { key, shiftKey: false, altKey: false, ...keys })
    press('ArrowRight')
    press('ArrowUp', { shiftKey: true })
    press('ArrowLeft', { altKey: true })
    expect(app.tools.getState().crosshair).toEqual({ x: 10.49, y: 15 })
    expect(press('Enter')).toBe(true)
    expect(probes()).toMatchObject([{ x: 10.49, y: 15 }])
    expect(press('Tab')).toBe(false)
  })

  it('leaves the arrow keys to the select tool', () => {
    const { app, tool } = take('select')
    expect(moveCrosshair(app, tool, { key: 'ArrowLeft', shiftKey: false, altKey: false })).toBe(false)
  })
})

describe('Alt over another component', () => {
  it('shows what lies between it and the selection', () => {
    const { app } = createTestApp()
    const tool = createSelectTool(app)
    app.selection.getState().select(['oe-8'])
    tool.hover?.(at(45, 45, { alt: true }))
    expect(app.overlay.getState().gaps.map(({ direction }) => direction)).toEqual(['north'])
    tool.hover?.(at(45, 45))
    expect(app.overlay.getState().gaps).toEqual([])
  })

  it('measures gaps side by side, and margins inside', () => {
    const a = { x0: 0, x1: 2, y0: 0, y1: 2 }
    expect(distancesBetween(a, { x0: 5, x1: 6, y0: 1, y1: 4 })).toMatchObject([{ direction: 'east', length: 3 }])
    const corner = distancesBetween(a, { x0: 5, x1: 6, y0: 4, y1: 6 })
    expect(corner.map(({ direction, length }) => [direction, length])).toEqual([
      ['east', 3],
      ['north', 2],
    ])
    const inside = distancesBetween({ x0: 2, x1: 4, y0: 3, y1: 5 }, { x0: 0, x1: 9, y0: 0, y1: 9 })
    expect(inside.map(({ length }) => length)).toEqual([2, 5, 3, 4])
  })
})
