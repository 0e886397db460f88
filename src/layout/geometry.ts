/**
 * A valid layout resolved into bodies with outlines and heights, mm, exactly as docs/layout-format.md says.
 *
 *     top plane   ┌──────────────────────────────┐
 *                 │ lid segment                  │
 *     underside   └──┬───────┬───────┬───────┬───┘
 *                    │ TIM   │       │pedestal│
 *                    ├───────┤       ├───TIM──┤
 *                    │ die   │ fill  │ engine │
 *     substrate top ─┴───────┴───────┴────────┴──
 */
import { COINCIDENT_MM, type Outline, outlineFromOrigin, outlineInSubstrate, outlineOf, overlaps } from './outline.ts'
import { type PowerLaw, powerLawOf } from './power-law.ts'
import type { Component, ComponentKind, Layer, Layout, LidContact, LidSegment, Tim } from './schema.ts'

export interface ResolvedLayer {
  readonly name: string
  readonly material: string
  readonly z0: number
  readonly z1: number
}

export interface ResolvedBlock {
  readonly name: string
  /** In substrate coordinates. */
  readonly outline: Outline
  /** W */
  readonly power: number
}

export interface ResolvedSource {
  readonly layer: ResolvedLayer
  /** W, spread evenly over the layer; the blocks add to it. */
  readonly power: number
  readonly blocks: readonly ResolvedBlock[]
  /** How all of this follows the local temperature; without it the watts are constant. */
  readonly law?: PowerLaw
}

export interface ResolvedComponent {
  readonly component: Component
  readonly index: number
  readonly outline: Outline
  readonly base: number
  readonly top: number
  readonly layers: readonly ResolvedLayer[]
  readonly sources: readonly ResolvedSource[]
  /** W as written, everything together. */
  readonly power: number
  /** Whether another component stands on it. */
  readonly carries: boolean
  readonly contact: LidContact
  /** Its own TIM, else the lid's. */
  readonly tim?: Tim
  /** °C, or null where no limit applies. */
  readonly limit: number | null
  /** 0 on the substrate, 1 on a component that stands there, and so on. */
  readonly depth: number
}

export interface ResolvedSegment {
  readonly id: string
  readonly outline: Outline
}

export interface ResolvedLid {
  readonly material: string
  readonly thickness: number
  readonly underside: number
  readonly top: number
  readonly segments: readonly ResolvedSegment[]
}

export interface ResolvedPackage {
  readonly width: number
  readonly height: number
  readonly substrate: readonly ResolvedLayer[]
  readonly substrateTop: number
  /** In the order of the document. */
  readonly components: readonly ResolvedComponent[]
  readonly lid?: ResolvedLid
  readonly topPlane: number
  /** Material of every place that nothing else occupies between the substrate's top and the top plane. */
  readonly fill: string
}

/** °C by kind, where the document gives none. */
export const DEFAULT_LIMITS: Readonly<Partial<Record<ComponentKind, number>>> = {
  asic: 105,
  'optical-engine': 70,
  laser: 70,
  memory: 95,
}

/** Resolves a layout that `validateLayout` has accepted. Throws on a parent that does not exist or a circle of parents. */
export function resolvePackage(layout: Layout): ResolvedPackage {
  const { width, height } = layout.substrate
  const substrate = stack(layout.substrate.layers, 0)
  const substrateTop = substrate.at(-1)?.z1 ?? 0
  const components = resolveComponents(layout, substrateTop)
  const lid = resolveLid(layout, components, substrateTop)
  return {
    width,
    height,
    substrate,
    substrateTop,
    components,
    ...(lid ? { lid } : {}),
    topPlane: lid ? lid.top : highestTop(components, substrateTop),
    fill: layout.fill,
  }
}

/** The limit that applies to a component, °C, or null for none: its own, else the document's for its kind, else the default. */
export function temperatureLimitOf(
  component: Pick<Component, 'kind' | 'temperatureLimit'>,
  limits: Layout['limits'],
): number | null {
  if (component.temperatureLimit !== undefined) return component.temperatureLimit
  const ofKind = limits?.[component.kind]
  return ofKind !== undefined ? ofKind : (DEFAULT_LIMITS[component.kind] ?? null)
}

/** Total heat of a component as written, W. */
export function powerOf(component: Pick<Component, 'sources'>): number {
  let power = 0
  for (const source of component.sources ?? []) {
    power += source.power ?? 0
    for (const block of source.blocks ?? []) power += block.power
  }
  return power
}

/** What joins a component to the lid: as written, else TIM, or nothing for a component on which another stands. */
export function lidContactOf(component: Pick<Component, 'lidContact'>, carries: boolean): LidContact {
  return component.lidContact ?? (carries ? 'none' : 'tim')
}

/** The segments of the lid as written; one over the whole substrate where none is. */
export function segmentsOf(layout: Pick<Layout, 'substrate' | 'lid'>): readonly ResolvedSegment[] {
  const written: readonly LidSegment[] = layout.lid?.segments ?? []
  if (written.length > 0) return written.map((segment) => ({ id: segment.id, outline: outlineOf(segment) }))
  return [{ id: 'lid', outline: outlineFromOrigin(layout.substrate.width, layout.substrate.height) }]
}

/** Whether a component touches the rule for the lid's height: under a segment, in contact, nothing on top. */
function raisesLid(
  component: Pick<ResolvedComponent, 'outline' | 'contact' | 'carries'>,
  segments: readonly ResolvedSegment[],
): boolean {
  return component.contact !== 'none' && !component.carries && isUnderLid(component.outline, segments)
}

/** Whether an outline shares area with a segment. */
export function isUnderLid(outline: Outline, segments: readonly ResolvedSegment[]): boolean {
  return segments.some((segment) => overlaps(segment.outline, outline))
}

function stack(layers: readonly Layer[], base: number): ResolvedLayer[] {
  let z = base
  return layers.map(({ name, material, thickness }) => {
    const z0 = z
    z += thickness
    return { name, material, z0, z1: z }
  })
}

function resolveComponents(layout: Layout, substrateTop: number): ResolvedComponent[] {
  const indexOf = new Map(layout.components.map((component, index) => [component.id, index]))
  const carriers = new Set(layout.components.flatMap(({ on }) => (on === undefined ? [] : [on])))
  const resolved: (ResolvedComponent | undefined)[] = layout.components.map(() => undefined)

  const parentOf = (component: Component): number | undefined => {
    if (component.on === undefined) return undefined
    const parent = indexOf.get(component.on)
    if (parent === undefined) throw new Error(`there is no component "${component.on}" to stand on`)
    return parent
  }

  for (let start = 0; start < resolved.length; start++) {
    // From the component down to the first one whose height is known, then back up: no recursion, however tall the stack.
    const pending: number[] = []
    for (let at: number | undefined = start; at !== undefined && !resolved[at]; at = parentOf(layout.components[at]!)) {
      if (pending.length > resolved.length) throw new Error('components stand on each other in a circle')
      pending.push(at)
    }
    for (const index of pending.reverse()) {
      const component = layout.components[index]!
      const parentIndex = parentOf(component)
      const parent = parentIndex === undefined ? undefined : resolved[parentIndex]
      const base = parent ? parent.top : substrateTop
      const depth = parent ? parent.depth + 1 : 0
      resolved[index] = resolveComponent(component, index, base, depth, carriers.has(component.id), layout)
    }
  }
  return resolved.filter((component) => component !== undefined)
}

function resolveComponent(
  component: Component,
  index: number,
  base: number,
  depth: number,
  carries: boolean,
  layout: Layout,
): ResolvedComponent {
  const layers = stack(component.layers, base)
  const tim = component.tim ?? layout.lid?.tim
  return {
    component,
    index,
    outline: outlineOf(component, component.rotation),
    base,
    top: layers.at(-1)?.z1 ?? base,
    layers,
    sources: (component.sources ?? []).map((source) => {
      const layer = layers.find(({ name }) => name === source.layer)
      if (!layer) throw new Error(`component "${component.id}" has no layer "${source.layer}"`)
      return {
        layer,
        power: source.power ?? 0,
        blocks: (source.blocks ?? []).map((block, blockIndex) => ({
          name: block.name ?? `block ${blockIndex + 1}`,
          outline: outlineInSubstrate(block, component, component.rotation),
          power: block.power,
        })),
        ...(source.powerTemperature ? { law: powerLawOf(source.powerTemperature) } : {}),
      }
    }),
    power: powerOf(component),
    carries,
    contact: lidContactOf(component, carries),
    ...(tim ? { tim } : {}),
    limit: temperatureLimitOf(component, layout.limits),
    depth,
  }
}

function resolveLid(
  layout: Layout,
  components: readonly ResolvedComponent[],
  substrateTop: number,
): ResolvedLid | undefined {
  if (!layout.lid) return undefined
  const segments = segmentsOf(layout)
  const underside = undersideOf(components, segments, substrateTop)
  return {
    material: layout.lid.material,
    thickness: layout.lid.thickness,
    underside,
    top: underside + layout.lid.thickness,
    segments,
  }
}

/** Height of the lid's underside above the origin, mm. A TIM that is needed but nowhere given counts as 0. */
export function undersideOf(
  components: readonly Pick<ResolvedComponent, 'outline' | 'contact' | 'carries' | 'top' | 'tim'>[],
  segments: readonly ResolvedSegment[],
  substrateTop: number,
): number {
  const inContact = components.filter((component) => raisesLid(component, segments))
  const underLid = components.filter(({ outline }) => isUnderLid(outline, segments))
  const seat =
    inContact.length > 0
      ? inContact.reduce((z, { top, tim }) => Math.max(z, top + (tim?.thickness ?? 0)), substrateTop)
      : highestTop(components, substrateTop)
  return highestTop(underLid, seat)
}

function highestTop(components: readonly { readonly top: number }[], atLeast: number): number {
  return components.reduce((z, { top }) => Math.max(z, top), atLeast)
}

/** Whether two height intervals share more than a face. */
export function sharesHeight(a: { base: number; top: number }, b: { base: number; top: number }): boolean {
  return Math.min(a.top, b.top) - Math.max(a.base, b.base) > COINCIDENT_MM
}
