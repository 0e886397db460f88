/**
 * Symmetric editing: what is done to a component is done, mirrored or turned, to its twins. Twins are found by where they
 * lie when the act begins and are not stored: a component of the same kind and size whose place is the image of the other's
 * place. A component that is its own image, as on the axis, has no twin and follows the hand alone. Locked twins stay.
 *
 * The centre is that of the only ASIC, or of the package where there is none or there are several.
 */
import { movable, rootsOf } from './arrange.ts'
import {
  componentOf,
  type Duplicated,
  duplicateComponents,
  moveComponents,
  removeComponents,
  resizeComponent,
  rotateComponents,
  setPower,
  updateComponent,
} from './edits.ts'
import { powerOf } from './geometry.ts'
import type { Component, Layout } from './schema.ts'

export const SYMMETRIES = ['off', 'left-right', 'top-bottom', 'both', 'four-fold'] as const
export type Symmetry = (typeof SYMMETRIES)[number]

/** x′ = a·x + b·y, y′ = c·x + d·y about the centre. */
type Transform = readonly [a: number, b: number, c: number, d: number]

export interface Twin {
  /** What the hand acts on. */
  readonly id: string
  readonly twin: string
  readonly transform: Transform
}

const MIRROR_X: Transform = [-1, 0, 0, 1]
const MIRROR_Y: Transform = [1, 0, 0, -1]
const QUARTER: Transform = [0, -1, 1, 0]
const HALF: Transform = [-1, 0, 0, -1]
const THREE_QUARTERS: Transform = [0, 1, -1, 0]

const TRANSFORMS: Readonly<Record<Symmetry, readonly Transform[]>> = {
  off: [],
  'left-right': [MIRROR_X],
  'top-bottom': [MIRROR_Y],
  both: [MIRROR_X, MIRROR_Y, HALF],
  'four-fold': [QUARTER, HALF, THREE_QUARTERS],
}

/** mm. Places this near are the same: half of the last decimal that is shown. */
const SAME_PLACE_MM = 0.005

export function centreOfSymmetry(layout: Layout): { readonly x: number; readonly y: number } {
  const asics = layout.components.filter(({ kind }) => kind === 'asic')
  const { width, height } = layout.substrate
  return asics.length === 1 ? { x: asics[0]!.x, y: asics[0]!.y } : { x: width / 2, y: height / 2 }
}

/** The twins of components; none that the hand holds itself, and none twice. */
export function twinsOf(layout: Layout, ids: readonly string[], symmetry: Symmetry): Twin[] {
  const transforms = TRANSFORMS[symmetry]
  if (transforms.length === 0) return []
  const centre = centreOfSymmetry(layout)
  const taken = new Set(ids)
  const free = new Set(
    movable(
      layout,
      layout.components.map(({ id }) => id),
    ),
  )
  const twins: Twin[] = []
  for (const id of ids) {
    const component = componentOf(layout, id)
    for (const transform of transforms) {
      const twin = layout.components.find(
        (other) => !taken.has(other.id) && free.has(other.id) && isImage(component, other, transform, centre),
      )
      if (!twin) continue
      taken.add(twin.id)
      twins.push({ id, twin: twin.id, transform })
    }
  }
  return twins
}

/** `after`, which an edit of `ids` has made of `before`, with the same done to their twins. */
export function withTwins(before: Layout, after: Layout, ids: readonly string[], symmetry: Symmetry): Layout {
  return symmetry === 'off' || after === before ? after : followTwins(before, after, twinsOf(before, ids, symmetry))
}

/** The same for twins that are known, as for every step of a drag. */
export function followTwins(before: Layout, after: Layout, twins: readonly Twin[]): Layout {
  if (twins.length === 0) return after
  const roots = new Set(
    rootsOf(
      before,
      twins.map(({ id }) => id),
    ),
  )
  return twins.reduce((layout, { id, twin, transform }) => {
    const from = componentOf(before, id)
    const to = after.components.find((component) => component.id === id)
    if (!layout.components.some((component) => component.id === twin)) return layout
    if (!to) return removeComponents(layout, [twin])
    const dressed = withSameFields(layout, twin, from, to, widthsAgree(from, componentOf(before, twin), transform))
    // What stands on another one that is acted on has come along with the twin of that.
    return roots.has(id) ? withSamePlace(dressed, twin, from, to, transform) : dressed
  }, after)
}

/** Copies components and their twins: the copies of the twins go the mirrored way. */
export function duplicateWithTwins(
  layout: Layout,
  ids: readonly string[],
  dx: number,
  dy: number,
  symmetry: Symmetry,
): Duplicated & { readonly twins: readonly Twin[] } {
  const twins = twinsOf(layout, ids, symmetry)
  const copied = duplicateComponents(layout, ids, 0, 0)
  const mirrored = duplicateComponents(
    copied.layout,
    twins.map(({ twin }) => twin),
    0,
    0,
  )
  const copyOf = new Map([...copied.pairs, ...mirrored.pairs])
  const ofCopies = twins.map(({ id, twin, transform }) => ({ id: copyOf.get(id)!, twin: copyOf.get(twin)!, transform }))
  const moved = moveComponents(mirrored.layout, copied.ids, dx, dy)
  return {
    layout: followTwins(mirrored.layout, moved, ofCopies),
    // What stands on them has come along, and is not what the hand holds.
    ids: copied.pairs.flatMap(([original, copy]) => (ids.includes(original) ? [copy] : [])),
    pairs: copied.pairs,
    twins: ofCopies,
  }
}

function isImage(
  component: Component,
  other: Component,
  transform: Transform,
  centre: { readonly x: number; readonly y: number },
): boolean {
  if (component.kind !== other.kind || component.id === other.id) return false
  const [dx, dy] = applied(transform, component.x - centre.x, component.y - centre.y)
  const [width, height] = extentOf(component, transform)
  const [otherWidth, otherHeight] = extentOf(other)
  const same = (a: number, b: number) => Math.abs(a - b) <= SAME_PLACE_MM
  return (
    same(centre.x + dx, other.x) && same(centre.y + dy, other.y) && same(width, otherWidth) && same(height, otherHeight)
  )
}

function withSamePlace(layout: Layout, twin: string, from: Component, to: Component, transform: Transform): Layout {
  const turns = ((to.rotation ?? 0) - (from.rotation ?? 0)) / 90
  const [a, b, c, d] = transform
  // a mirror turns the other way round
  const turned = turns === 0 ? layout : rotateComponents(layout, [twin], turns * Math.sign(a * d - b * c))
  const [dx, dy] = applied(transform, to.x - from.x, to.y - from.y)
  return dx === 0 && dy === 0 ? turned : moveComponents(turned, [twin], dx, dy)
}

/** Size, power, limit and the like. Of the sources only the total power follows: the blocks of a twin are its own. */
function withSameFields(layout: Layout, twin: string, from: Component, to: Component, widthsAgree: boolean): Layout {
  let same = layout
  if (from.width !== to.width || from.height !== to.height) {
    const size = widthsAgree ? { width: to.width, height: to.height } : { width: to.height, height: to.width }
    same = resizeComponent(same, twin, size)
  }
  if (powerOf(from) !== powerOf(to)) same = setPower(same, twin, powerOf(to))
  const changes = Object.fromEntries(
    FOLLOWING_FIELDS.filter((name) => from[name] !== to[name]).map((name) => [name, to[name]]),
  )
  return Object.keys(changes).length > 0 ? updateComponent(same, twin, changes) : same
}

const FOLLOWING_FIELDS = ['temperatureLimit', 'layers', 'lidContact', 'tim'] as const

/** Whether the twin's own width is the image of the component's own width, and not of its height. */
function widthsAgree(component: Component, twin: Component, [a]: Transform): boolean {
  return (a === 0) !== (isTurned(component) === isTurned(twin))
}

function isTurned({ rotation }: Component): boolean {
  return rotation === 90 || rotation === 270
}

/** Extent in x and y as it lies, or as its image would lie. */
function extentOf(component: Component, transform?: Transform): readonly [number, number] {
  const swapped = isTurned(component) !== (transform?.[0] === 0)
  return swapped ? [component.height, component.width] : [component.width, component.height]
}

function applied([a, b, c, d]: Transform, x: number, y: number): readonly [number, number] {
  return [a * x + b * y, c * x + d * y]
}
