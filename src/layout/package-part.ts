/** What can be selected besides components: substrate, lid, its segments, cooling and its zones. */
import { segmentsOf } from './geometry.ts'
import { type Outline, outlineFromOrigin, outlineOf } from './outline.ts'
import type { Layout } from './schema.ts'

export type PackagePart =
  | { readonly kind: 'substrate' | 'lid' | 'cooling' | 'materials' }
  /** By its place in `lid.segments` or `cooling.top.zones`. */
  | { readonly kind: 'segment' | 'zone'; readonly index: number }

export function isSamePart(a: PackagePart | null, b: PackagePart | null): boolean {
  if (a === null || b === null) return a === b
  return a.kind === b.kind && ('index' in a ? a.index : null) === ('index' in b ? b.index : null)
}

/** Whether the layout has it. */
export function hasPart(layout: Layout, part: PackagePart): boolean {
  if (part.kind === 'lid') return layout.lid !== undefined
  if (part.kind === 'segment') return part.index < (layout.lid?.segments?.length ?? 0)
  if (part.kind === 'zone') return part.index < (layout.cooling.top?.zones?.length ?? 0)
  return true
}

/** The part that a problem's JSON path leads into, or null. */
export function partAt(path: string): PackagePart | null {
  const segment = /^lid\.segments\[(\d+)\]/.exec(path)
  if (segment) return { kind: 'segment', index: Number(segment[1]) }
  const zone = /^cooling\.top\.zones\[(\d+)\]/.exec(path)
  if (zone) return { kind: 'zone', index: Number(zone[1]) }
  const kind = /^(substrate|lid|cooling|materials)\b/.exec(path)?.[1]
  return kind ? { kind: kind as 'substrate' | 'lid' | 'cooling' | 'materials' } : null
}

/** Where it lies, mm; null for what lies nowhere, or everywhere. */
export function outlineOfPart(layout: Layout, part: PackagePart): Outline | null {
  if (!hasPart(layout, part)) return null
  const { substrate, cooling, lid } = layout
  switch (part.kind) {
    case 'substrate':
      return outlineFromOrigin(substrate.width, substrate.height)
    case 'lid': {
      const segments = segmentsOf(layout)
      return segments.length === 1 ? segments[0]!.outline : null
    }
    case 'segment':
      return outlineOf(lid!.segments![part.index]!)
    case 'zone':
      return outlineOf(cooling.top!.zones![part.index]!)
    default:
      return null
  }
}

/** How menus and undo entries name it: `the lid`, `lid segment west`, `cold plate`. */
export function nameOfPart(layout: Layout, part: PackagePart): string {
  switch (part.kind) {
    case 'segment':
      return `lid segment ${layout.lid?.segments?.[part.index]?.id ?? part.index + 1}`
    case 'zone':
      return nameOfZone(layout, part.index)
    case 'cooling':
    case 'materials':
      return part.kind
    default:
      return `the ${part.kind}`
  }
}

/** Its name, else its number. */
export function nameOfZone({ cooling }: Pick<Layout, 'cooling'>, index: number): string {
  return cooling.top?.zones?.[index]?.name ?? `zone ${index + 1}`
}
