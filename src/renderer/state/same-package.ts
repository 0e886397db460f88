/** Whether two layouts are the same package but for their powers, limits and names: then influences hold for both. */

import { setPower } from '../../layout/edits.ts'
import type { Component, Layout } from '../../layout/schema.ts'
import { tidy } from '../../layout/tidy.ts'

const layoutKeys = new WeakMap<Layout, string>()
const componentKeys = new WeakMap<Component, string>()

export function samePackage(a: Layout, b: Layout): boolean {
  return a === b || keyOf(a) === keyOf(b)
}

function keyOf(layout: Layout): string {
  return kept(layoutKeys, layout, () => {
    const { name: _, description: __, view: ___, limits: ____, components, ...rest } = layout
    return [JSON.stringify(rest), ...components.map((component) => componentKey(layout, component))].join('\n')
  })
}

/** The component at 1 W, spread as its own power is. */
function componentKey(layout: Layout, component: Component): string {
  return kept(componentKeys, component, () => {
    const [atOneWatt] = setPower({ ...layout, components: [component] }, component.id, 1).components
    const { name: _, temperatureLimit: __, ...rest } = atOneWatt!
    return JSON.stringify(rest, (key, value) => (key === 'power' ? sixDigits(value) : value))
  })
}

/** Powers are rounded when they are set, so shares agree to this only. */
const sixDigits = (value: unknown) => (typeof value === 'number' ? tidy(value) : value)

function kept<Key extends object>(known: WeakMap<Key, string>, key: Key, make: () => string): string {
  let value = known.get(key)
  if (value === undefined) {
    value = make()
    known.set(key, value)
  }
  return value
}
