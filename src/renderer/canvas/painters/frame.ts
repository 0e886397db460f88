/** What one picture of the canvas is painted from, and the few strokes that all painters share. */
import type { ResolvedPackage } from '../../../layout/geometry.ts'
import type { StackLevel } from '../../../layout/levels.ts'
import type { Outline } from '../../../layout/outline.ts'
import type { PackagePart } from '../../../layout/package-part.ts'
import type { Layout } from '../../../layout/schema.ts'
import type { Symmetry } from '../../../layout/symmetry.ts'
import type { ColourMap } from '../../../report/map/colour-map.ts'
import type { FieldSlice } from '../../../report/map/field-slice.ts'
import type { ComponentResult } from '../../../solver/results/solution.ts'
import type { OverlayState } from '../../state/overlay-store.ts'
import type { PlacementState } from '../../state/placement-store.ts'
import type { TemperatureRange } from '../../state/temperature-range.ts'
import type { ToolState } from '../../state/tool-store.ts'
import type { WatchedProbe } from '../../state/watched-probes.ts'
import { type Camera, type Size, toScreenX, toScreenY } from '../camera.ts'

/** Colours that follow the theme; those on the map do not. */
export interface CanvasColours {
  readonly void: string
  readonly grid: string
  readonly bar: string
  readonly line: string
  readonly tick: string
  readonly text: string
  readonly selectedBar: string
}

export interface Frame {
  readonly camera: Camera
  readonly size: Size
  readonly layout: Layout
  /** Without the hidden components. */
  readonly pkg: ResolvedPackage
  readonly locked: ReadonlySet<string>
  readonly tools: ToolState
  readonly placement: PlacementState
  /** Pinned ones, with what is known of their temperatures. */
  readonly probes: readonly WatchedProbe[]
  readonly level: StackLevel
  /** The cut through the last good field, which may be stale. */
  readonly slice: FieldSlice | null
  readonly results: ReadonlyMap<string, ComponentResult>
  /** What the changes of a gesture are taken against; empty at rest. */
  readonly resultsBefore: ReadonlyMap<string, ComponentResult>
  /** The package that the field was solved for: a drag is ahead of it by one solve. */
  readonly solvedPkg: ResolvedPackage
  /** The numbers are not those of the shown layout: they are greyed. */
  readonly stale: boolean
  /** The shown layout has no field and none is on its way: the last good one fades. */
  readonly faded: boolean
  /**
   * Of highest temperatures, K: the slice then holds differences, too, and the range is in K. Null where the map shows
   * temperatures.
   */
  readonly changes: ReadonlyMap<string, number> | null
  /** Where the bodies of the other design are, while the map shows the difference. */
  readonly otherBodies: readonly Outline[]
  /** What a gesture moves, with all that stands on it. */
  readonly moving: ReadonlySet<string>
  readonly range: TemperatureRange
  readonly colourMap: ColourMap
  readonly isotherms: boolean
  readonly limitLine: boolean
  readonly smooth: boolean
  readonly mesh: boolean
  /** The field of a drag, replaced many times a second: drawn with fewer samples. */
  readonly draft: boolean
  readonly selected: readonly string[]
  /** Of the package, where no component is selected. */
  readonly part: PackagePart | null
  readonly hovered: string | null
  readonly faulty: ReadonlySet<string>
  readonly overlay: OverlayState
  /** Null while symmetric editing is off. */
  readonly symmetry: { readonly kind: Symmetry; readonly centre: { readonly x: number; readonly y: number } } | null
  readonly colours: CanvasColours
}

export type Context = CanvasRenderingContext2D

export const FONT = '"Inter Variable", system-ui, sans-serif'
export const HALO = 'rgb(11 12 14 / 85%)'
export const SELECTION = '#63dcff'
export const RULER_PX = 18

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function boxOf(camera: Camera, { x0, x1, y0, y1 }: Outline): Box {
  return {
    x: toScreenX(camera, x0),
    y: toScreenY(camera, y1),
    width: (x1 - x0) * camera.scale,
    height: (y1 - y0) * camera.scale,
  }
}

export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Strokes the current path twice: a dark halo, then the line, so that it shows on every colour of the map. */
export function strokeWithHalo(context: Context, colour: string, width: number): void {
  context.strokeStyle = HALO
  context.lineWidth = width + 2.5
  context.stroke()
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

export function strokeBox(context: Context, { x, y, width, height }: Box, colour: string, lineWidth: number): void {
  context.beginPath()
  context.rect(x, y, width, height)
  strokeWithHalo(context, colour, lineWidth)
}

export function fillRounded(context: Context, { x, y, width, height }: Box, radius: number, colour: string): void {
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.fillStyle = colour
  context.fill()
}

/** Words without a plate: white on a dark halo. */
export function haloText(context: Context, text: string, x: number, y: number, colour = '#ffffff'): void {
  context.lineJoin = 'round'
  context.strokeStyle = HALO
  context.lineWidth = 3
  context.strokeText(text, x, y)
  context.fillStyle = colour
  context.fillText(text, x, y)
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
