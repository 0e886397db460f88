import { describe, expect, test } from 'vitest'
import { validateLayout } from '../../src/layout/parse.ts'
import {
  componentIdProblem,
  editComponentLayers,
  editLayers,
  editSubstrateLayers,
  freshLayerName,
  type LayerEdit,
  layerNameProblem,
  possibleCarriers,
  sourcesOnLayer,
} from '../../src/layout/stack-edits.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const layers = [
  { name: 'bumps', material: 'c4-underfill', thickness: 0.08 },
  { name: 'eic', material: 'silicon', thickness: 0.2 },
  { name: 'pic', material: 'silicon', thickness: 0.3, note: 'kept' },
]
const sources = [
  { layer: 'eic', power: 18 },
  { layer: 'pic', power: 6 },
]
const layout = layoutWith({ components: [componentWith({ layers, sources })] })
const edited = (edit: LayerEdit) => editComponentLayers(layout, 'oe-1', edit).components[0]!
const names = (edit: LayerEdit) => editLayers(layers, edit).map(({ name }) => name)

describe('layers', () => {
  test('are added beside another with its material, under a name of their own', () => {
    expect(names({ kind: 'add', index: 1, where: 'above' })).toEqual(['bumps', 'eic', 'layer', 'pic'])
    expect(names({ kind: 'add', index: 0, where: 'below' })).toEqual(['layer', 'bumps', 'eic', 'pic'])
    expect(editLayers(layers, { kind: 'add', index: 0, where: 'below' })[0]).toEqual({
      name: 'layer',
      material: 'c4-underfill',
      thickness: 0.08,
    })
  })

  test('are copied above themselves with every field', () => {
    expect(editLayers(layers, { kind: 'duplicate', index: 2 })[3]).toEqual({ ...layers[2], name: 'pic 2' })
    expect(freshLayerName([{ ...layers[0]!, name: 'pic 2' }, ...layers], 'pic 2')).toBe('pic 3')
  })

  test('move up and down and keep their sources', () => {
    expect(names({ kind: 'move', index: 0, to: 2 })).toEqual(['eic', 'pic', 'bumps'])
    expect(names({ kind: 'move', index: 2, to: 0 })).toEqual(['pic', 'bumps', 'eic'])
    expect(edited({ kind: 'move', index: 0, to: 2 }).sources).toEqual(sources)
  })

  test('take their sources along when they are renamed, and when they go', () => {
    expect(edited({ kind: 'change', index: 1, changes: { name: 'driver' } }).sources).toEqual([
      { layer: 'driver', power: 18 },
      { layer: 'pic', power: 6 },
    ])
    expect(edited({ kind: 'remove', index: 1 }).sources).toEqual([{ layer: 'pic', power: 6 }])
    expect(sourcesOnLayer({ layers, sources }, 1)).toEqual([sources[0]])
    expect(sourcesOnLayer({ layers }, 1)).toEqual([])
  })

  test('keep to the rules whatever is done to them', () => {
    const edits: LayerEdit[] = [
      { kind: 'change', index: 1, changes: { name: 'driver', thickness: 0.1, material: 'copper' } },
      { kind: 'add', index: 2, where: 'above' },
      { kind: 'duplicate', index: 1 },
      { kind: 'remove', index: 0 },
      { kind: 'move', index: 0, to: 1 },
    ]
    for (const edit of edits) expect(validateLayout(editComponentLayers(layout, 'oe-1', edit)).ok, edit.kind).toBe(true)
  })

  test('never become none', () => {
    expect(() => editLayers(layers.slice(0, 1), { kind: 'remove', index: 0 })).toThrow('last layer')
    expect(() => editLayers(layers, { kind: 'remove', index: 7 })).toThrow('no layer 7')
  })

  test('of the substrate are edited alike', () => {
    const thicker = editSubstrateLayers(layout, { kind: 'change', index: 0, changes: { thickness: 2 } })
    expect(thicker.substrate.layers.map(({ thickness }) => thickness)).toEqual([2, 0.8])
    expect(thicker.components).toBe(layout.components)
  })

  test('have names that tell them apart', () => {
    expect(layerNameProblem(layers, 0, ' eic ')).toBe('Layer 2 from below has that name already.')
    expect(layerNameProblem(layers, 0, ' ')).toBe('A layer needs a name.')
    expect(layerNameProblem(layers, 1, 'eic')).toBeNull()
  })
})

describe('a component', () => {
  const stacked = layoutWith({
    components: [
      componentWith({ id: 'carrier', x: 6, y: 10, width: 8, height: 6 }),
      componentWith({ id: 'child', on: 'carrier', x: 6, y: 10 }),
      componentWith({ id: 'beside', name: 'Engine 3', x: 15, y: 10 }),
    ],
  })

  test('has an id of its own', () => {
    expect(componentIdProblem(stacked, 'child', 'beside')).toBe('Engine 3 has the id beside already.')
    expect(componentIdProblem(stacked, 'child', '')).toBe('An id cannot be empty.')
    expect(componentIdProblem(stacked, 'child', 'child')).toBeNull()
    expect(componentIdProblem(stacked, 'child', 'new')).toBeNull()
  })

  test('can stand on what holds its outline, and not on itself or what it carries', () => {
    const ids = (id: string) => possibleCarriers(stacked, id).map((other) => other.id)
    expect(ids('child')).toEqual(['carrier'])
    expect(ids('carrier')).toEqual([])
    expect(ids('beside')).toEqual([])
  })
})
