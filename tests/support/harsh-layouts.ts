/**
 * Random valid layouts at the edges of what a package can be: films of 0.1 to 10⁶ W/(m²·K), conductivities of 0.01 to
 * 1000 W/(m·K) beside each other, layers of 1 µm to 3 mm, dies of 0.2 mm on substrates of up to 150 mm.
 */
import fc from 'fast-check'
import { type Component, FORMAT, type Layout, ROTATIONS } from '../../src/layout/schema.ts'

/** Evenly over the decades, three digits, ends included. */
const decades = (from: number, to: number) =>
  fc.integer({ min: 0, max: 1000 }).map((n) => Number((from * (to / from) ** (n / 1000)).toPrecision(3)))

const stack = fc.array(fc.record({ conductivity: decades(0.01, 1000), thickness: decades(0.001, 3) }), {
  minLength: 1,
  maxLength: 3,
})

const harsh = fc.record({
  side: fc.constantFrom(5, 40, 150),
  slabs: stack,
  dies: fc.array(
    fc.record({
      width: decades(0.2, 1.5),
      height: decades(0.2, 1.5),
      rotation: fc.constantFrom(...ROTATIONS),
      layers: stack,
      power: decades(0.001, 5),
    }),
    { maxLength: 4 },
  ),
  fill: decades(0.01, 1000),
  lid: fc.option(
    fc.record({ conductivity: decades(0.01, 1000), thickness: decades(0.05, 3), tim: decades(0.001, 0.1) }),
    {
      nil: undefined,
    },
  ),
  top: decades(0.1, 1e6),
  bottom: fc.option(decades(0.1, 1e6), { nil: undefined }),
})

/** Layouts that `validateLayout` accepts. */
export const harshLayoutArbitrary: fc.Arbitrary<Layout> = harsh.map(
  ({ side, slabs, dies, fill, lid, top, bottom }): Layout => {
    const materials: NonNullable<Layout['materials']> = { gap: { conductivity: fill } }
    const layersOf = (of: string, layers: { conductivity: number; thickness: number }[]) =>
      layers.map(({ conductivity, thickness }, n) => {
        const name = `${of}-${n}`
        materials[name] = { conductivity }
        return { name, material: name, thickness }
      })
    const components = dies.map(({ layers, power, ...rectangle }, n): Component => {
      const body = layersOf(`die-${n}`, layers)
      return {
        id: `die-${n}`,
        kind: 'other',
        x: side * (0.25 + 0.5 * (n % 2)) + 0.013 * n,
        y: side * (0.25 + 0.5 * Math.floor(n / 2)),
        ...rectangle,
        layers: body,
        sources: [{ layer: body.at(-1)!.name, power }],
      }
    })
    if (lid) materials.lid = { conductivity: lid.conductivity }
    return {
      format: FORMAT,
      version: 1,
      substrate: { width: side, height: side, layers: layersOf('slab', slabs) },
      fill: 'gap',
      components,
      ...(lid
        ? { lid: { material: 'lid', thickness: lid.thickness, tim: { material: 'gap', thickness: lid.tim } } }
        : {}),
      cooling: { ambient: 30, top: { h: top }, ...(bottom === undefined ? {} : { bottom: { h: bottom } }) },
      materials,
    }
  },
)
