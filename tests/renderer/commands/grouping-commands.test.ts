import { describe, expect, it } from 'vitest'
import { designViewOf } from '../../../src/layout/design-view.ts'
import { groupComponents, renameGroup, ungroupComponents } from '../../../src/layout/grouping.ts'
import { labelOf } from '../../../src/renderer/commands/command.ts'
import { commandOf, runCommandById } from '../../../src/renderer/commands/registry.ts'
import { createTestApp, readPackage } from '../support/test-app.ts'

function withSelection(...ids: string[]) {
  const { app } = createTestApp()
  app.selection.getState().select(ids)
  return { app, view: () => designViewOf(app.document.getState().layout), run: (id: string) => runCommandById(id, app) }
}

describe('hiding', () => {
  it('hides the selection and shows it again, each as one step of undo', () => {
    const { app, view, run } = withSelection('oe-1', 'oe-2')
    run('edit.hide')
    expect(view().hidden).toEqual(['oe-1', 'oe-2'])
    expect(app.document.getState().undo.at(-1)?.label).toBe('hide 2 components')
    expect(labelOf(commandOf('edit.hide'), app)).toBe('Show')
    run('edit.hide')
    expect(view().hidden).toEqual([])
    run('edit.undo')
    expect(view().hidden).toEqual(['oe-1', 'oe-2'])
    run('edit.showAll')
    expect(view().hidden).toEqual([])
    expect(run('edit.showAll')).toBe(false)
  })
})

describe('locking', () => {
  it('keeps arrow keys, R and Delete from what is locked', () => {
    const { app, view, run } = withSelection('oe-1')
    run('edit.lock')
    expect(view().locked).toEqual(['oe-1'])
    for (const id of ['edit.nudge.west.1', 'edit.rotate', 'edit.delete']) expect(run(id), id).toBe(false)
    app.selection.getState().select(['oe-1', 'oe-2'])
    run('edit.delete')
    expect(app.document.getState().layout.components.map(({ id }) => id)).toContain('oe-1')
    expect(app.document.getState().layout.components.map(({ id }) => id)).not.toContain('oe-2')
    run('edit.unlockAll')
    expect(view().locked).toEqual([])
  })
})

describe('grouping', () => {
  it('needs two, and takes members from the groups they were in', () => {
    const { app, view, run } = withSelection('oe-1')
    expect(run('edit.group')).toBe(false)
    app.selection.getState().select(['oe-1', 'oe-2', 'oe-3'])
    run('edit.group')
    expect(view().groups).toEqual([{ name: 'Group 1', members: ['oe-1', 'oe-2', 'oe-3'] }])
    app.selection.getState().select(['oe-3', 'oe-4'])
    run('edit.group')
    expect(view().groups.map(({ members }) => members)).toEqual([
      ['oe-1', 'oe-2'],
      ['oe-3', 'oe-4'],
    ])
    run('edit.ungroup')
    expect(view().groups).toHaveLength(1)
  })

  it('names groups freshly and renames them', () => {
    const twice = groupComponents(groupComponents(readPackage(), ['oe-1', 'oe-2']), ['oe-3', 'oe-4'])
    const renamed = renameGroup(twice, 'Group 2', 'North bank')
    expect(designViewOf(renamed).groups.map(({ name }) => name)).toEqual(['Group 1', 'North bank'])
    expect(ungroupComponents(renamed, ['oe-1', 'oe-3'])).not.toHaveProperty('view')
  })
})

describe('renaming', () => {
  it('asks the list for a name', () => {
    const { app, run } = withSelection('oe-1')
    run('edit.rename')
    expect(app.view.getState().renaming).toBe('oe-1')
  })
})
