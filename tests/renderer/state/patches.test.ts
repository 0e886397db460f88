import fc from 'fast-check'
import { applyPatches } from 'immer'
import { describe, expect, it } from 'vitest'
import { patchesBetween } from '../../../src/renderer/state/patches.ts'
import { readPackage } from '../support/test-app.ts'

describe('patches between two documents', () => {
  it('lead from any value to any other and back', () => {
    // A document with a key such as __proto__ is refused when it is opened.
    const object = fc
      .dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true })
      .filter((value) => !JSON.stringify(value).includes('__proto__'))
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(applyPatches(before, patchesBetween(before, after))).toEqual(after)
        expect(applyPatches(after, patchesBetween(after, before))).toEqual(before)
      }),
    )
  })

  it('name the one number that changed, by its path', () => {
    const before = readPackage()
    const components = before.components.map((component, i) => (i === 3 ? { ...component, x: 40 } : component))
    expect(patchesBetween(before, { ...before, components })).toEqual([
      { op: 'replace', path: ['components', 3, 'x'], value: 40 },
    ])
  })

  it('are none for the same document', () => {
    const layout = readPackage()
    expect(patchesBetween(layout, structuredClone(layout))).toEqual([])
  })
})
