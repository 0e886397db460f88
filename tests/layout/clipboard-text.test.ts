import { describe, expect, test } from 'vitest'
import {
  type ComponentsClip,
  centreOfClip,
  componentsAsText,
  pasteComponents,
  readComponents,
} from '../../src/layout/clipboard-text.ts'
import { componentOf } from '../../src/layout/edits.ts'
import { materialOf } from '../../src/layout/materials.ts'
import type { Layout, Material } from '../../src/layout/schema.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const GLASS: Material = { name: 'Glass', conductivity: 1.1 }
const OTHER_GLASS: Material = { name: 'Glass', conductivity: 1.4 }

/** An engine of an own material with a chip on it, and a part that is not copied. */
function source(): Layout {
  return layoutWith({
    materials: { 'my-glass': GLASS, unused: { conductivity: 5 } },
    components: [
      componentWith({
        id: 'oe-1',
        name: 'Engine 1',
        x: 6,
        y: 6,
        layers: [{ name: 'die', material: 'my-glass', thickness: 0.5 }],
        tim: { material: 'my-glass', thickness: 0.1 },
      }),
      componentWith({ id: 'chip', on: 'oe-1', x: 7, y: 6, width: 1, height: 1 }),
      componentWith({ id: 'other', x: 15, y: 15 }),
    ],
  })
}
function clipOf(layout = source(), ids = ['oe-1']): ComponentsClip {
  const read = readComponents(componentsAsText(layout, ids))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.clip
}

describe('what is copied', () => {
  test('is the JSON of the file: the components with what stands on them, and the own materials they use', () => {
    expect(JSON.parse(componentsAsText(source(), ['oe-1']))).toEqual({
      format: 'cpo-layout-components',
      version: 1,
      components: source().components.slice(0, 2),
      materials: { 'my-glass': GLASS },
    })
  })

  test('names no materials where all are built in', () => {
    expect(JSON.parse(componentsAsText(source(), ['other']))).not.toHaveProperty('materials')
  })

  test('is read from a whole layout file too', () => {
    const read = readComponents(serialiseLayout(source()))
    expect(read.ok && read.clip.components.map(({ id }) => id)).toEqual(['oe-1', 'chip', 'other'])
  })
})

describe('pasting', () => {
  test('into another package keeps ids and names, brings the materials and moves everything', () => {
    const { layout, ids } = pasteComponents(layoutWith({ components: [] }), clipOf(), 1, -2)
    expect(ids).toEqual(['oe-1', 'chip'])
    expect(componentOf(layout, 'oe-1')).toMatchObject({ x: 7, y: 4, name: 'Engine 1' })
    expect(componentOf(layout, 'chip')).toMatchObject({ x: 8, y: 4, on: 'oe-1' })
    expect(layout.materials).toEqual({ 'my-glass': GLASS })
  })

  test('beside the originals takes the next ids and names; the copy of the chip stands on the copy', () => {
    const { layout, ids } = pasteComponents(source(), clipOf(), 0, 0)
    expect(ids).toEqual(['oe-2', 'oe-3'])
    expect(componentOf(layout, 'oe-2').name).toBe('Engine 2')
    expect(componentOf(layout, 'oe-3').on).toBe('oe-2')
    expect(layout.materials).toEqual(source().materials)
  })

  test('gives a material another name where the package has other values under its name', () => {
    const target = layoutWith({
      materials: { 'my-glass': OTHER_GLASS, 'my-glass-2': { conductivity: 9 } },
      components: [],
    })
    const { layout } = pasteComponents(target, clipOf(), 0, 0)
    expect(layout.materials?.['my-glass']).toEqual(OTHER_GLASS)
    expect(layout.materials?.['my-glass-3']).toEqual(GLASS)
    const pasted = componentOf(layout, 'oe-1')
    expect([pasted.layers[0]?.material, pasted.tim?.material]).toEqual(['my-glass-3', 'my-glass-3'])
  })

  test('brings a built-in material that the package has redefined, so that it means the same', () => {
    const target = layoutWith({ materials: { silicon: { conductivity: 7 } }, components: [] })
    const { layout } = pasteComponents(target, clipOf(source(), ['other']), 0, 0)
    expect(componentOf(layout, 'other').layers[0]?.material).toBe('silicon-2')
    expect(layout.materials?.['silicon-2']).toEqual(materialOf(layoutWith(), 'silicon'))
  })

  test('puts on the substrate what stood on something that is not there', () => {
    const clip = clipOf(source(), ['chip'])
    expect(componentOf(pasteComponents(layoutWith({ components: [] }), clip, 0, 0).layout, 'chip').on).toBeUndefined()
    expect(componentOf(pasteComponents(source(), clip, 0, 0).layout, 'oe-2').on).toBe('oe-1')
  })

  test('knows where the middle of the components is', () => {
    expect(centreOfClip(clipOf(source(), ['oe-1', 'other']))).toEqual({ x: 10.5, y: 10.5 })
  })
})

describe('what cannot be pasted is refused with the reason', () => {
  const good = JSON.parse(componentsAsText(source(), ['oe-1']))
  const [engine] = good.components
  test.each([
    ['some words', 'The file is not JSON'],
    ['[1, 2]', 'Found no components'],
    ['{"format": "kicad"}', 'Found no components'],
    [JSON.stringify({ ...good, version: 2 }), 'this program reads version 1'],
    [JSON.stringify({ ...good, components: 'none' }), 'a list'],
    [JSON.stringify({ ...good, components: [{ ...engine, width: -1 }] }), 'a number greater than 0'],
    [JSON.stringify({ ...good, materials: {} }), 'The material "my-glass" is neither built in nor copied along.'],
    [JSON.stringify({ ...good, components: [engine, engine] }), 'The id "oe-1" comes a second time.'],
    [JSON.stringify({ ...good, components: [{ ...engine, on: 'oe-1' }] }), 'stands on itself'],
    [JSON.stringify({ ...good, components: [{ ...engine, sources: [{ layer: 'x' }] }] }), 'There is no layer "x".'],
    ['{"format": "cpo-layout-components", "version": 1, "components": [], "components": []}', 'a second time'],
    [`{"__proto__": {}, ${JSON.stringify(good).slice(1)}`, '__proto__'],
  ])('%#', (text, reason) => {
    const read = readComponents(text)
    expect(read.ok).toBe(false)
    expect(read.ok || read.problems[0]?.message).toContain(reason)
  })
})
