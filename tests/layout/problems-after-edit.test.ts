/** Going through the changed components alone must find what going through the whole layout finds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsAfterEdit, validateLayout } from '../../src/layout/parse.ts'
import type { Component, Layout } from '../../src/layout/schema.ts'
import { layoutArbitrary } from '../support/layout-arbitrary.ts'

/** Edits that leave a component well formed, break it, or break what it is to others. */
const CHANGES: readonly ((component: Component) => unknown)[] = [
  (component) => ({ ...component, x: component.x + 0.25 }),
  (component) => ({ ...component, x: -1000 }),
  (component) => ({ ...component, width: -1 }),
  (component) => ({ ...component, height: Number.NaN }),
  (component) => ({ ...component, kind: 'lasr' }),
  (component) => ({ ...component, id: 'twice' }),
  (component) => ({ ...component, on: 'nobody' }),
  (component) => ({ ...component, colour: 'red' }),
  (component) => ({ ...component, layers: [] }),
  (component) => ({ ...component, layers: component.layers.map((layer) => ({ ...layer, material: 'unobtainium' })) }),
  () => null,
]

const stepArbitrary = fc.record({ at: fc.nat(), change: fc.nat(CHANGES.length - 1), undo: fc.boolean() })

function wholly(layout: Layout) {
  const outcome = validateLayout(layout)
  return outcome.ok ? [] : outcome.problems
}

test('whatever edits follow each other, the problems are those of the whole layout, in their order', () => {
  let faulty = 0
  fc.assert(
    fc.property(layoutArbitrary, fc.array(stepArbitrary, { minLength: 1, maxLength: 6 }), (start, steps) => {
      const wellFormed = new WeakSet<object>()
      let layout = start
      expect(problemsAfterEdit(layout, wellFormed)).toEqual(wholly(layout))
      for (const { at, change, undo } of steps) {
        const chosen = at % Math.max(layout.components.length, 1)
        const components = layout.components.map((component, n) =>
          n === chosen && component ? (CHANGES[change]!(component) as Component) : component,
        )
        const edited = { ...layout, components }
        const problems = problemsAfterEdit(edited, wellFormed)
        expect(problems).toEqual(wholly(edited))
        if (problems.length > 0) faulty++
        if (!undo) layout = edited
      }
    }),
    { numRuns: 150 },
  )
  expect(faulty).toBeGreaterThan(50)
})

test('faults outside the components are found though all components are known', () => {
  const [layout] = fc.sample(layoutArbitrary, { numRuns: 1, seed: 4 }) as [Layout]
  const wellFormed = new WeakSet<object>()
  problemsAfterEdit(layout, wellFormed)
  for (const edited of [
    { ...layout, version: 2 },
    { ...layout, fill: 'nothing of the kind' },
    { ...layout, substrate: { ...layout.substrate, width: 0 } },
    { ...layout, cooling: { ambient: 35 } },
  ] as unknown as Layout[]) {
    expect(problemsAfterEdit(edited, wellFormed)).toEqual(wholly(edited))
    expect(problemsAfterEdit(edited, wellFormed).length).toBeGreaterThan(0)
  }
})

test('a component that is known is not gone through again', () => {
  const [layout] = fc.sample(
    layoutArbitrary.filter(({ components }) => components.length > 1),
    { numRuns: 1, seed: 5 },
  ) as [Layout]
  let reads = 0
  const counted = layout.components.map(
    (component) =>
      new Proxy(component, {
        ownKeys: (target) => {
          reads++
          return Reflect.ownKeys(target)
        },
      }),
  )
  const wellFormed = new WeakSet<object>()
  problemsAfterEdit({ ...layout, components: counted }, wellFormed)
  const first = reads
  problemsAfterEdit({ ...layout, components: counted }, wellFormed)
  expect(first).toBeGreaterThan(0)
  expect(reads).toBe(first)
})
