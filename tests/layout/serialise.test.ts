import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLayout } from '../../src/layout/parse.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { otherProgramsValue } from '../support/layout-arbitrary.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

describe('a saved document', () => {
  test('has the format’s fields in the format’s order, unknown ones after them as they came', () => {
    const scrambled = {
      zebra: 1,
      fill: 'air',
      apple: 2,
      version: 1,
      cooling: { top: { zones: [], h: 1 }, ambient: 30 },
      components: [],
      substrate: layoutWith().substrate,
      format: 'cpo-layout',
    } as Layout
    const keys = [...serialiseLayout(scrambled).matchAll(/^ {2}"(\w+)"/gm)].map(([, key]) => key)
    expect(keys).toEqual(['format', 'version', 'substrate', 'fill', 'components', 'cooling', 'zebra', 'apple'])
    expect(serialiseLayout(scrambled)).toContain(
      '"cooling": {\n    "ambient": 30,\n    "top": {\n      "h": 1,\n      "zones": []',
    )
  })

  test('writes a component with its id first and a table row on one line, and ends with a new line', () => {
    const layout = layoutWith({
      components: [componentWith()],
      materials: {
        si: {
          conductivity: {
            table: [
              [25, 148],
              [125, 98.9],
            ],
          },
        },
      },
    })
    const text = serialiseLayout(layout)
    expect(text).toContain('    {\n      "id": "oe-1",\n      "kind": "optical-engine",\n      "x": 10,')
    expect(text).toContain('        "table": [\n          [25, 148],\n          [125, 98.9]\n        ]')
    expect(text.endsWith('}\n')).toBe(true)
  })

  test('is the same whatever the order of fields in memory', () => {
    const layout = layoutWith()
    const reversed = Object.fromEntries(Object.entries(layout).reverse()) as Layout
    expect(serialiseLayout(reversed)).toBe(serialiseLayout(layout))
  })

  test('changes in one line when one number changes', () => {
    const before = serialiseLayout(layoutWith()).split('\n')
    const after = serialiseLayout(layoutWith({ components: [componentWith({ x: 10.5 })] })).split('\n')
    expect(after.filter((line, i) => line !== before[i])).toEqual(['      "x": 10.5,'])
  })

  test('keeps every finite number exactly, and leaves out what is undefined', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const layout = layoutWith({ name: undefined, 'x-number': value })
        const result = parseLayout(serialiseLayout(layout))
        if (!result.ok) throw new Error('refused')
        expect(result.layout['x-number']).toBe(value)
        expect('name' in result.layout).toBe(false)
      }),
    )
  })

  test('keeps unknown fields of any shape, at any place', () => {
    fc.assert(
      fc.property(otherProgramsValue(4), (value) => {
        const layout = layoutWith({ 'x-extra': value, components: [componentWith({ 'x-extra': value })] })
        const result = parseLayout(serialiseLayout(layout))
        // JSON gives objects of its own; `toEqual` compares them by content.
        expect(result.ok && result.layout).toEqual(layout)
      }),
    )
  })
})
