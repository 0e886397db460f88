import { describe, expect, it } from 'vitest'
import { designViewOf, groupOf, withDesignView, withGroups } from '../../src/layout/design-view.ts'
import { changeComponentId, removeComponents } from '../../src/layout/edits.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { readPackage } from '../renderer/support/test-app.ts'

const NOTHING = { hidden: [], locked: [], groups: [], probes: [], checks: { spacingMm: 0.5 } }

const grouped = () =>
  withDesignView(readPackage(), {
    hidden: ['oe-1'],
    locked: ['asic', 'oe-1'],
    groups: [{ name: 'West bank', members: ['oe-1', 'oe-2', 'oe-3'] }],
    probes: [{ x: 1, y: 2, z: 3 }],
  })

describe('what the document remembers about working on it', () => {
  it('reads back what was written, and a document without a view has nothing', () => {
    expect(designViewOf(readPackage())).toEqual(NOTHING)
    expect(designViewOf(grouped())).toMatchObject({ hidden: ['oe-1'], probes: [{ x: 1, y: 2, z: 3 }] })
  })

  it('tolerates whatever another program put into the view, and keeps it', () => {
    const layout: Layout = {
      ...readPackage(),
      view: { hidden: 7, groups: [{ members: ['oe-1'] }, null], probes: [{ x: 'far' }], theirs: { deep: true } },
    }
    expect(designViewOf(layout)).toEqual(NOTHING)
    expect(withDesignView(layout, { hidden: ['oe-1'] }).view).toEqual({ theirs: { deep: true }, hidden: ['oe-1'] })
    expect(designViewOf({ view: 'nonsense' }).hidden).toEqual([])
  })

  it('writes no empty lists, and no view without any field', () => {
    const layout = withDesignView(withDesignView(readPackage(), { hidden: ['oe-1'] }), { hidden: [] })
    expect(layout).not.toHaveProperty('view')
  })

  it('forgets components that are deleted, and groups of one', () => {
    const without = designViewOf(removeComponents(grouped(), ['oe-1', 'oe-2']))
    expect(without).toMatchObject({ hidden: [], locked: ['asic'], groups: [] })
  })

  it('follows a component that gets another id', () => {
    const renamed = designViewOf(changeComponentId(grouped(), 'oe-1', 'west-1'))
    expect(renamed).toMatchObject({ hidden: ['west-1'], locked: ['asic', 'west-1'] })
    expect(renamed.groups[0]?.members).toEqual(['west-1', 'oe-2', 'oe-3'])
  })

  it('widens a selection to whole groups', () => {
    expect(groupOf(grouped(), 'oe-2')?.name).toBe('West bank')
    expect(withGroups(grouped(), ['oe-2', 'asic'])).toEqual(['oe-1', 'oe-2', 'oe-3', 'asic'])
  })
})
