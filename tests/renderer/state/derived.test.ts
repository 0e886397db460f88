import { describe, expect, it } from 'vitest'
import { placeComponent } from '../../../src/layout/edits.ts'
import { faultyIdsOf, levelAt, levelsOf, problemsOf } from '../../../src/renderer/state/derived.ts'
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

  it('shows the level where most heat is made until another one is picked', () => {
    const layout = readPackage()
    expect(levelAt(layout, null).level.name).toBe('EIC, die')
    expect(levelAt(layout, 0.1).level.name).toBe('Board')
    expect(levelAt(layout, 1000).level.name).toBe('EIC, die')
  })
})
