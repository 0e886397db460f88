import { describe, expect, test } from 'vitest'
import { validateLayout } from '../../src/layout/parse.ts'
import type { Layout } from '../../src/layout/schema.ts'
import * as sources from '../../src/layout/source-edits.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const block = { name: 'serdes', x: 2, y: 3.5, width: 4, height: 1, power: 5 }
const profile: [number, number][] = [
  [0, 1],
  [10, 0.5],
]
const layout = layoutWith({
  components: [componentWith({ sources: [{ layer: 'die', power: 15, blocks: [block], profile }] })],
})
const listOf = (edited: Layout) => edited.components[0]!.sources!

describe('sources', () => {
  test('are added without power to a layer that exists, and removed', () => {
    const added = sources.addSource(layout, 'oe-1', 'die')
    expect(listOf(added)[1]).toEqual({ layer: 'die', power: 0 })
    expect(listOf(sources.removeSource(added, 'oe-1', 0))).toEqual([{ layer: 'die', power: 0 }])
    expect(() => sources.addSource(layout, 'oe-1', 'lid')).toThrow('no layer "lid"')
    expect(() => sources.removeSource(layout, 'oe-1', 1)).toThrow('no source 1')
  })

  test('keep what an edit does not name, and lose what it names as undefined', () => {
    const changed = sources.updateSource(layout, 'oe-1', 0, { powerTemperature: sources.FIRST_LAWS.exponential })
    expect(listOf(changed)[0]).toMatchObject({ power: 15, profile, powerTemperature: { reference: 25 } })
    const cleared = sources.updateSource(changed, 'oe-1', 0, { powerTemperature: undefined })
    expect(listOf(cleared)[0]).not.toHaveProperty('powerTemperature')
  })

  test('have laws to begin with that the format allows', () => {
    for (const law of Object.values(sources.FIRST_LAWS)) {
      expect(validateLayout(sources.updateSource(layout, 'oe-1', 0, { powerTemperature: law })).ok).toBe(true)
    }
  })

  test('without blocks say nothing about blocks', () => {
    expect(listOf(sources.setBlocks(layout, 'oe-1', 0, []))[0]).not.toHaveProperty('blocks')
  })
})

describe('the total of a source', () => {
  test('is its layer and its blocks together', () => {
    expect(sources.sourcePowerOf(sources.sourceOf(layout, 'oe-1', 0))).toBe(20)
    expect(sources.densityOf(block)).toBe(1.25)
  })

  test('stays while the layer takes up what the blocks do not have', () => {
    const hotter = sources.setBlocksWithinTotal(layout, 'oe-1', 0, [{ ...block, power: 12.3 }])
    expect(listOf(hotter!)[0]!.power).toBe(7.7)
    expect(sources.setBlocksWithinTotal(layout, 'oe-1', 0, [{ ...block, power: 20 }])).not.toBeNull()
    expect(sources.setBlocksWithinTotal(layout, 'oe-1', 0, [{ ...block, power: 20.1 }])).toBeNull()
  })
})
