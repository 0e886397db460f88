import { describe, expect, test } from 'vitest'
import * as edits from '../../src/layout/material-edits.ts'
import { isBuiltIn, materialOf } from '../../src/layout/materials.ts'
import { validateLayout } from '../../src/layout/parse.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const indium = { name: 'Indium foil', conductivity: 82 }
const layout = layoutWith({
  components: [
    componentWith({ name: 'Engine 1', tim: { material: 'indium-foil', thickness: 0.05 } }),
    componentWith({
      id: 'oe-2',
      x: 4,
      layers: [
        { name: 'die', material: 'si', thickness: 0.5 },
        { name: 'top', material: 'silicon', thickness: 0.1 },
      ],
    }),
  ],
  lid: { material: 'copper', thickness: 1, tim: { material: 'indium-foil', thickness: 0.05 } },
  materials: { 'indium-foil': indium },
})
const places = (id: string, of = layout) => edits.usesOfMaterial(of, id).map(({ words }) => words)

describe('where a material is used', () => {
  test('is said for every place that can name one', () => {
    expect(validateLayout(layout).ok).toBe(true)
    expect(edits.usesOfMaterial(layout, 'indium-foil')).toEqual([
      { words: 'TIM of the lid', component: null },
      { words: 'Engine 1, own TIM', component: 'oe-1' },
    ])
    expect(places('copper')).toEqual(['Lid'])
    expect(places('fr4')).toEqual(['Substrate, layer board'])
    expect(places('air')).toEqual(['Fill between the components'])
  })

  test('knows the former ids of a library material, until the document has its own of that name', () => {
    expect(places('silicon')).toEqual(['Engine 1, layer die', 'oe-2, layer die', 'oe-2, layer top'])
    const own = edits.addMaterial(layout, 'si', { conductivity: 120 })
    expect(places('silicon', own)).toEqual(['Engine 1, layer die', 'oe-2, layer top'])
    expect(places('si', own)).toEqual(['oe-2, layer die'])
  })
})

describe('an own material', () => {
  test('is renamed together with everything that names it', () => {
    const renamed = edits.renameMaterial(layout, 'indium-foil', 'indium')
    expect(validateLayout(renamed).ok).toBe(true)
    expect(Object.keys(renamed.materials!)).toEqual(['indium'])
    expect(places('indium', renamed)).toHaveLength(2)
    expect(renamed.components[1]!.layers[0]).toBe(layout.components[1]!.layers[0])
  })

  test('goes when nothing names it, and then leaves no empty list', () => {
    expect(() => edits.removeMaterial(layout, 'indium-foil')).toThrow('is used')
    const unused = edits.addMaterial(layoutWith(), 'own', indium)
    expect(edits.removeMaterial(unused, 'own')).not.toHaveProperty('materials')
  })

  test('that overrides the library goes back to it although it is used', () => {
    const own = edits.addMaterial(layout, 'copper', { conductivity: 300 })
    expect(edits.overridesLibrary(own, 'copper')).toBe(true)
    expect(edits.overridesLibrary(own, 'indium-foil')).toBe(false)
    expect(materialOf(edits.removeMaterial(own, 'copper'), 'copper')!.conductivity).not.toBe(300)
  })

  test('has an id that nothing else has', () => {
    const fresh = edits.freshMaterialId(layout, 'copper')
    expect(fresh).toBe('copper-2')
    expect(isBuiltIn(fresh)).toBe(false)
    expect(edits.freshMaterialId(layout, 'indium-foil')).toBe('indium-foil-2')
    expect(edits.materialIdProblem(layout, 'x', 'indium-foil')).toContain('already')
    expect(edits.materialIdProblem(layout, 'x', '__proto__')).toContain('not allowed')
    expect(edits.materialIdProblem(layout, 'x', 'copper')).toBeNull()
    expect(() => edits.addMaterial(layout, 'indium-foil', indium)).toThrow('already')
  })

  test('changes field by field; undefined removes', () => {
    const dense = edits.updateMaterial(layout, 'indium-foil', { density: 7310 })
    expect(dense.materials!['indium-foil']).toEqual({ ...indium, density: 7310 })
    expect(edits.updateMaterial(dense, 'indium-foil', { density: undefined }).materials!['indium-foil']).toEqual(indium)
    expect(() => edits.updateMaterial(layout, 'copper', {})).toThrow('no material "copper"')
  })
})

test('a conductivity is carried over from form to form', () => {
  expect(edits.conductivityAs('directions', 5)).toEqual({ inPlane: 5, throughPlane: 5 })
  expect(edits.conductivityAs('number', { inPlane: 30, throughPlane: 0.4 })).toBe(0.4)
  expect(edits.conductivityAs('table', 5)).toEqual({
    table: [
      [25, 5],
      [125, 5],
    ],
  })
  expect(
    edits.conductivityAs('number', {
      table: [
        [0, 7],
        [50, 8],
      ],
    }),
  ).toBe(7)
  expect(
    ['number', 'directions', 'table'].map((form) => edits.conductivityFormOf(edits.conductivityAs(form as never, 2))),
  ).toEqual(['number', 'directions', 'table'])
})
