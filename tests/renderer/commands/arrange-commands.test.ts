import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../src/layout/arrange.ts'
import { withDesignView } from '../../../src/layout/design-view.ts'
import { componentOf } from '../../../src/layout/edits.ts'
import { ALIGN_IDS, DISTRIBUTE_IDS, MATCH_IDS } from '../../../src/renderer/commands/arrange-commands.ts'
import { isEnabled, labelOf } from '../../../src/renderer/commands/command.ts'
import { commandOf, runCommandById } from '../../../src/renderer/commands/registry.ts'
import { problemsOf } from '../../../src/renderer/state/derived.ts'
import { showPreview } from '../../../src/renderer/state/preview.ts'
import { createTestApp } from '../support/test-app.ts'

function open(...ids: string[]) {
  const { app } = createTestApp()
  app.selection.getState().select(ids)
  const layout = () => app.document.getState().layout
  return { app, layout, part: (id: string) => componentOf(layout(), id), undo: () => app.document.getState().undo }
}
const label = (id: string, app: ReturnType<typeof open>['app']) => labelOf(commandOf(id), app)

describe('align, distribute and match', () => {
  it('are one named step of undo', () => {
    const { app, undo, layout } = open('oe-1', 'oe-2', 'oe-8')
    const before = layout()
    runCommandById('arrange.align.left', app)
    expect(undo().map((entry) => entry.label)).toEqual(['align left edges of 3 components'])
    expect(bodyOf(layout(), 'oe-8').x0).toBeCloseTo(bodyOf(layout(), 'oe-1').x0, 9)
    runCommandById('edit.undo', app)
    expect(layout()).toEqual(before)
  })

  it('leave no step behind where nothing changes', () => {
    const { app, undo } = open('oe-1', 'oe-8')
    runCommandById('arrange.align.left', app)
    runCommandById('arrange.align.left', app)
    expect(undo()).toHaveLength(1)
  })

  it('say what a single component is aligned to, and that the others are aligned to a locked one', () => {
    const { app } = open('oe-1')
    expect(label('arrange.align.left', app)).toBe('Align left edges to the substrate')
    app.selection.getState().select(['oe-1', 'oe-2'])
    expect(label('arrange.align.left', app)).toBe('Align left edges')
    app.document.getState().edit('lock', (layout) => withDesignView(layout, { locked: ['oe-2'] }))
    expect(label('arrange.align.left', app)).toBe('Align left edges to locked Optical engine 2')
    expect(label('arrange.match.size', app)).toBe('Match size of Optical engine 2')
  })

  it('apply only where they could change something', () => {
    const { app } = open()
    const enabled = (ids: readonly string[]) => ids.filter((id) => isEnabled(commandOf(id), app))
    expect(enabled([...ALIGN_IDS, ...DISTRIBUTE_IDS, ...MATCH_IDS])).toEqual([])
    app.selection.getState().select(['oe-1'])
    expect(enabled([...ALIGN_IDS, ...DISTRIBUTE_IDS, ...MATCH_IDS])).toEqual(ALIGN_IDS)
    app.selection.getState().select(['oe-1', 'oe-2', 'oe-3'])
    expect(enabled(DISTRIBUTE_IDS)).toEqual(DISTRIBUTE_IDS)
    app.document.getState().edit('lock', (layout) => withDesignView(layout, { locked: ['oe-1', 'oe-2', 'oe-3'] }))
    expect(enabled(ALIGN_IDS)).toEqual([])
  })

  it('make the sizes those of the last that was selected', () => {
    const { app, part } = open('oe-1', 'laser-1')
    runCommandById('arrange.match.size', app)
    const { width, height } = part('laser-1')
    expect(part('oe-1')).toMatchObject({ width, height })
  })
})

describe('a preview', () => {
  it('shows what a command would do and puts back the very same layout', () => {
    const { app, layout, undo } = open('oe-1', 'oe-2', 'oe-8')
    const before = layout()
    const command = commandOf('arrange.align.bottom')
    const end = showPreview(app, command.preview!(app))
    expect(layout()).not.toBe(before)
    expect(app.document.getState().gesture?.by).toBe('preview')
    expect(isEnabled(command, app)).toBe(true)
    end()
    expect(layout()).toBe(before)
    expect(undo()).toEqual([])
    expect(app.document.getState().gesture).toBeNull()
  })

  it('keeps out of a gesture of the hand, and does not end the next one', () => {
    const { app, layout } = open('oe-1', 'oe-2')
    const end = showPreview(app, commandOf('arrange.align.top').preview!(app))
    app.document.getState().edit('something else', (current) => ({ ...current, name: 'renamed' }))
    app.document.getState().beginGesture('move')
    const inHand = layout()
    showPreview(app, commandOf('arrange.align.left').preview!(app))
    end()
    expect(layout()).toBe(inHand)
    expect(app.document.getState().gesture?.label).toBe('move')
  })
})

describe('mirror', () => {
  it('a copy across the package is selected and undone as one', () => {
    const { app, part, undo } = open('oe-1')
    runCommandById('arrange.mirrorCopy.left-right', app)
    expect(app.selection.getState().ids).toEqual(['oe-9'])
    expect(part('oe-9').x).toBe(90 - part('oe-1').x)
    expect(undo().map((entry) => entry.label)).toEqual(['mirror a copy of Optical engine 1'])
  })

  it('turns the selection over where it is', () => {
    const { app, part } = open('oe-1', 'oe-2')
    const [first, second] = [part('oe-1').y, part('oe-2').y]
    runCommandById('arrange.mirror.top-bottom', app)
    expect([part('oe-1').y, part('oe-2').y]).toEqual([second, first])
  })
})

describe('symmetric editing', () => {
  /** oe-1 and a twin of it on the other side of the ASIC at (45, 45). */
  function mirrored() {
    const opened = open('oe-1')
    runCommandById('arrange.mirrorCopy.left-right', opened.app)
    opened.app.selection.getState().select(['oe-1'])
    runCommandById('arrange.symmetry.left-right', opened.app)
    return opened
  }

  it('is off at first and shows what it is', () => {
    const { app } = open()
    expect(commandOf('arrange.symmetry.off').checked?.(app)).toBe(true)
    runCommandById('arrange.symmetry.four-fold', app)
    expect(app.view.getState().symmetry).toBe('four-fold')
  })

  it('nudges, turns and deletes the twin too, each as one step', () => {
    const { app, part, undo, layout } = mirrored()
    const before = undo().length
    const { x, y } = part('oe-9')
    runCommandById('edit.nudge.west.1', app)
    expect(part('oe-9')).toMatchObject({ x: x + 1, y })
    runCommandById('edit.rotate', app)
    expect(((part('oe-1').rotation ?? 0) + (part('oe-9').rotation ?? 0)) % 360).toBe(0)
    runCommandById('edit.delete', app)
    expect(layout().components.some(({ id }) => id === 'oe-9')).toBe(false)
    expect(undo().length).toBe(before + 3)
  })

  it('duplicates the twin too', () => {
    const { app, part } = mirrored()
    runCommandById('edit.duplicate', app)
    expect(app.selection.getState().ids).toEqual(['oe-10'])
    expect(part('oe-10').x + part('oe-11').x).toBe(90)
    expect(part('oe-11').y).toBe(part('oe-10').y)
  })
})

describe('Ctrl-D', () => {
  it('repeats the offset to which the last copy was moved', () => {
    const { app, part } = open('oe-1')
    const { x, y } = part('oe-1')
    runCommandById('edit.duplicate', app)
    expect(part('oe-9')).toMatchObject({ x: x + 8.5, y })
    runCommandById('edit.nudge.east.1', app)
    runCommandById('edit.nudge.east.1', app)
    runCommandById('edit.nudge.north.1', app)
    runCommandById('edit.duplicate', app)
    runCommandById('edit.duplicate', app)
    expect(part('oe-10')).toMatchObject({ x: x + 21, y: y + 2 })
    expect(part('oe-11')).toMatchObject({ x: x + 31.5, y: y + 3 })
  })

  it('begins anew with another component, and after the copy was undone', () => {
    const { app, part } = open('oe-1')
    runCommandById('edit.duplicate', app)
    runCommandById('edit.nudge.east.1', app)
    app.selection.getState().select(['oe-2'])
    const { x, y } = part('oe-2')
    runCommandById('edit.duplicate', app)
    expect(part('oe-10')).toMatchObject({ x: x + 8.5, y })
    runCommandById('edit.undo', app)
    app.selection.getState().select(['oe-2'])
    runCommandById('edit.duplicate', app)
    expect(part('oe-10')).toMatchObject({ x: x + 8.5, y })
  })

  it('puts the first copy on the first free side, with the least spacing, so that the solve goes on', () => {
    const { app, part, layout } = open('oe-6')
    const { x, y } = part('oe-6')
    runCommandById('edit.duplicate', app)
    expect(part('oe-9')).toMatchObject({ x: x + 8.5, y })
    expect(problemsOf(layout())).toEqual([])
  })

  it('puts a copy that has no room on any side a little aside', () => {
    const { app, part } = open('asic')
    const { x, y } = part('asic')
    runCommandById('edit.duplicate', app)
    expect(part('asic-2')).toMatchObject({ x: x + 1, y: y - 1 })
  })
})
