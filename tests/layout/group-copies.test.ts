import { expect, test } from 'vitest'
import { componentsAsText, pasteComponents, readComponents } from '../../src/layout/clipboard-text.ts'
import { designViewOf } from '../../src/layout/design-view.ts'
import { duplicateComponents } from '../../src/layout/edits.ts'
import { groupComponents, renameGroup } from '../../src/layout/grouping.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { duplicateWithTwins } from '../../src/layout/symmetry.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const plain = layoutWith({ components: ['oe-1', 'oe-2', 'oe-3'].map((id, n) => componentWith({ id, x: 3 + 6 * n })) })
const grouped = groupComponents(plain, ['oe-1', 'oe-2'], 'North bank')
const groupsOf = (layout: Layout) => designViewOf(layout).groups
const pasted = (text: string, into: Layout) => {
  const read = readComponents(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return pasteComponents(into, read.clip, 0, 8).layout
}

test('copies of a whole group are a group with the next free name', () => {
  expect(groupsOf(duplicateComponents(grouped, ['oe-1', 'oe-2'], 0, 8).layout)).toEqual([
    { name: 'North bank', members: ['oe-1', 'oe-2'] },
    { name: 'North bank 2', members: ['oe-4', 'oe-5'] },
  ])
})

test('copies of a part of a group, and of what is in none, are in none', () => {
  expect(groupsOf(duplicateComponents(grouped, ['oe-1', 'oe-3'], 0, 8).layout)).toHaveLength(1)
  expect(groupsOf(duplicateComponents(plain, ['oe-1', 'oe-2'], 0, 8).layout)).toEqual([])
})

test('a group goes through the clipboard whole or not at all, into this package and into others', () => {
  const text = componentsAsText(grouped, ['oe-1', 'oe-2', 'oe-3'])
  expect(groupsOf(pasted(text, plain))).toEqual([{ name: 'North bank', members: ['oe-4', 'oe-5'] }])
  expect(groupsOf(pasted(text, grouped))[1]).toEqual({ name: 'North bank 2', members: ['oe-4', 'oe-5'] })
  expect(groupsOf(pasted(componentsAsText(grouped, ['oe-1', 'oe-3']), plain))).toEqual([])
  expect(groupsOf(pasted(serialiseLayout(grouped), plain))).toHaveLength(1)
})

test('groups of a clip that name what is not in it are let go', () => {
  const text = componentsAsText(grouped, ['oe-1', 'oe-2']).replace('["oe-1", "oe-2"]', '["oe-1", "nobody"]')
  expect(text).toContain('nobody')
  expect(groupsOf(pasted(text, plain))).toEqual([])
})

test('two groups never share a name', () => {
  const two = groupComponents(
    layoutWith({ components: [...plain.components, componentWith({ id: 'oe-4', x: 3, y: 3 })] }),
    ['oe-1', 'oe-2'],
    'North',
  )
  const renamed = renameGroup(groupComponents(two, ['oe-3', 'oe-4'], 'South'), 'South', 'North')
  expect(groupsOf(renamed).map(({ name }) => name)).toEqual(['North', 'North 2'])
  expect(renameGroup(two, 'North', 'North')).toEqual(two)
})

test('of a copied stack the hand holds what it held of the original', () => {
  const stack = layoutWith({
    components: [
      componentWith({ id: 'carrier', kind: 'interposer', width: 8, height: 6 }),
      componentWith({ id: 'child', on: 'carrier' }),
    ],
  })
  const { layout, ids } = duplicateWithTwins(stack, ['carrier'], 1, 1, 'off')
  expect(ids).toEqual(['interposer'])
  expect(layout.components).toHaveLength(4)
})
