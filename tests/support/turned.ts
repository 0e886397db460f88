/** A layout turned or mirrored as a whole: the same package seen from another side. */
import type { Component, Layout, Rectangle, Rotation } from '../../src/layout/schema.ts'

type Placed = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>

/** The whole document a quarter turn counter-clockwise: (x, y) becomes (height − y, x). */
export function turned(layout: Layout): Layout {
  const { height } = layout.substrate
  const centre = <T extends Placed>(rect: T): T => ({ ...rect, x: height - rect.y, y: rect.x })
  const place = <T extends Placed>(rect: T): T => ({ ...centre(rect), width: rect.height, height: rect.width })
  const quarter = (rotation: Rotation = 0) => ((rotation + 90) % 360) as Rotation
  return mapped(layout, place, (component) => ({ ...centre(component), rotation: quarter(component.rotation) }), true)
}

/** The whole document mirrored at its north-south axis: (x, y) becomes (width − x, y). Parts must be unrotated. */
export function mirrored(layout: Layout): Layout {
  const flip =
    (width: number) =>
    <T extends Placed>(rect: T): T => ({ ...rect, x: width - rect.x })
  const place = flip(layout.substrate.width)
  const part = (component: Component): Component => ({
    ...place(component),
    sources: (component.sources ?? []).map((source) => ({
      ...source,
      blocks: (source.blocks ?? []).map(flip(component.width)),
    })),
  })
  return mapped(layout, place, part, false)
}

function mapped(
  layout: Layout,
  place: <T extends Placed>(rect: T) => T,
  part: (component: Component) => Component,
  swap: boolean,
): Layout {
  const { substrate, lid, cooling } = layout
  const [width, height] = swap ? [substrate.height, substrate.width] : [substrate.width, substrate.height]
  return {
    ...layout,
    substrate: { ...substrate, width, height },
    components: layout.components.map(part),
    ...(lid ? { lid: { ...lid, segments: (lid.segments ?? []).map(place) } } : {}),
    cooling: {
      ...cooling,
      ...(cooling.top ? { top: { ...cooling.top, zones: (cooling.top.zones ?? []).map(place) } } : {}),
    },
  }
}
