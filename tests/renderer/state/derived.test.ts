import { describe, expect, it } from 'vitest'
import { moveComponents, placeComponent } from '../../../src/layout/edits.ts'
import { hottestLevel, stackLevels } from '../../../src/layout/levels.ts'
import type { Component, Layout } from '../../../src/layout/schema.ts'
import { faultyIdsOf, levelAt, levelsOf, packageOf, problemsOf } from '../../../src/renderer/state/derived.ts'
import { readPackage } from '../support/test-app.ts'

describe('what follows from a layout', () => {
  it('names the bodies that are at fault', () => {
    const overlapping = placeComponent(readPackage(), 'oe-8', 45, 45)
    expect(problemsOf(overlapping)).toHaveLength(1)
    expect([...faultyIdsOf(overlapping)]).toEqual(['oe-8'])
    expect(faultyIdsOf(readPackage()).size).toBe(0)
  })

  it('is computed once per layout', () => {
    const layout = readPackage()
    expect(levelsOf(layout)).toBe(levelsOf(layout))
  })

  it('keeps the levels while parts move, and only then', () => {
    const layout = readPackage()
    const levels = levelsOf(layout)
    expect(levelsOf(moveComponents(layout, ['oe-8'], -1, 0))).toBe(levels)
    const edited = (change: (component: Component) => Partial<Component>): Layout => ({
      ...layout,
      components: layout.components.map((each) => (each.id === 'oe-8' ? { ...each, ...change(each) } : each)),
    })
    const thicker = edited(({ layers }) => ({
      layers: layers.map((each) => ({ ...each, thickness: 2 * each.thickness })),
    }))
    for (const other of [
      thicker,
      edited(() => ({ lidContact: 'none' })),
      edited(() => ({ on: 'asic' })),
      placeComponent(layout, 'oe-8', -20, -20),
      edited(() => ({ tim: { material: 'indium', thickness: 0.3 } })),
      { ...layout, components: layout.components.slice(1) },
      { ...layout, lid: layout.lid && { ...layout.lid, thickness: 9 } },
    ]) {
      // the package of the document, worked out anew, is the oracle
      expect(levelsOf(other)).toEqual(stackLevels(other))
      expect(levelAt(other, null).index).toBe(hottestLevel(packageOf(other), stackLevels(other)))
    }
    expect(levelsOf(thicker)).not.toEqual(levels)
  })

  it('shows the level where most heat is made until another one is picked', () => {
    const layout = readPackage()
    expect(levelAt(layout, null).level.name).toBe('EIC, die')
    expect(levelAt(layout, 0.1).level.name).toBe('Board')
    expect(levelAt(layout, 1000).level.name).toBe('EIC, die')
  })
})
