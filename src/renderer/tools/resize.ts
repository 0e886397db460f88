import { componentOf, resizeComponent, updateComponent } from '../../layout/edits.ts'
import { outlineOf } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { tidy } from '../../layout/tidy.ts'
import { type Handle, pulled } from '../canvas/handles.ts'

export interface Pull {
  /** mm */
  readonly dx: number
  readonly dy: number
  readonly symmetric: boolean
}

/** The layout with one component's handle pulled, as seen on the canvas: its rotation is taken into account. */
export function resized(base: Layout, id: string, handle: Handle, { dx, dy, symmetric }: Pull): Layout {
  const component = componentOf(base, id)
  const before = outlineOf(component, component.rotation)
  const after = pulled(before, handle, dx, dy, symmetric)
  const turned = component.rotation === 90 || component.rotation === 270
  const [alongX, alongY] = [after.x1 - after.x0, after.y1 - after.y0]
  const placed = {
    x: tidy((after.x0 + after.x1) / 2),
    y: tidy((after.y0 + after.y1) / 2),
    width: tidy(turned ? alongY : alongX),
    height: tidy(turned ? alongX : alongY),
  }
  const { x, y, width, height } = component
  if (placed.x === x && placed.y === y && placed.width === width && placed.height === height) return base
  return updateComponent(resizeComponent(base, id, placed), id, { x: placed.x, y: placed.y })
}
