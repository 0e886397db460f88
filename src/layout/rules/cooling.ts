/** Where the heat leaves: a film for every face that is written, and a way out for the heat. */
import { jsonPath, type PathPart } from '../json-path.ts'
import { intersection, type Outline, outlineOf } from '../outline.ts'
import type { Problem } from '../schema.ts'
import { type Fields, field, finiteOf, isObject, listOf, positiveOf, rectangleOf } from '../tolerant.ts'
import type { DraftPackage } from './draft.ts'
import { subtract } from './subtract.ts'

interface WrittenFilm {
  readonly fields: Fields
  readonly parts: readonly PathPart[]
}

function filmsOf(document: Fields): WrittenFilm[] {
  const cooling = field(document, 'cooling')
  const faces = ['top', 'bottom', 'sides'].map((face) => ({
    fields: field(cooling, face),
    parts: ['cooling', face] as PathPart[],
  }))
  const zones = listOf(field(field(cooling, 'top'), 'zones')).map((zone, i) => ({
    fields: zone,
    parts: ['cooling', 'top', 'zones', i] as PathPart[],
  }))
  return [...faces, ...zones].flatMap(({ fields, parts }) => (isObject(fields) ? [{ fields, parts }] : []))
}

/** Exactly one of `h` and `resistance` for each face and zone that is written. */
export function filmProblems({ document }: DraftPackage): Problem[] {
  return filmsOf(document).flatMap(({ fields, parts }) => {
    const hasH = field(fields, 'h') !== undefined
    const hasResistance = field(fields, 'resistance') !== undefined
    if (hasH !== hasResistance) return []
    return [
      hasH
        ? {
            path: jsonPath(...parts, 'resistance'),
            message: 'Found both "h" and "resistance"; exactly one of them is allowed.',
          }
        : {
            path: jsonPath(...parts, 'h'),
            message: 'Found neither "h" (W/(m²·K), 0 for adiabatic) nor "resistance" (K/W); one of them is needed.',
          },
    ]
  })
}

/** Without any h > 0 there is no steady state. Silent where a film that may let heat out is broken. */
export function heatExitProblems({ document, substrate }: DraftPackage): Problem[] {
  const cooling = field(document, 'cooling')
  if (!isObject(cooling)) return []
  const [bottom, sides, top] = [field(cooling, 'bottom'), field(cooling, 'sides'), field(cooling, 'top')]
  const zones = zonesOf(top)
  if (zones === null) return []
  const exits = [bottom, sides, top, ...zones].map(letsHeatOut)
  if (exits.includes('unknown')) return []
  const leaves = letsHeatOut(bottom) === 'yes' || letsHeatOut(sides) === 'yes' || topLetsHeatOut(top, zones, substrate)
  if (leaves) return []
  return [
    {
      path: 'cooling',
      message:
        'Found no face with h > 0 anywhere, so the heat has no way out; at least one face or zone must have h > 0.',
    },
  ]
}

/** Null where the list itself is broken. */
function zonesOf(top: unknown): readonly unknown[] | null {
  const zones = field(top, 'zones')
  return zones === undefined ? [] : Array.isArray(zones) ? zones : null
}

/** From the uppermost zone down: a zone counts only where no later one covers it. True where that cannot be told. */
function topLetsHeatOut(top: unknown, zones: readonly unknown[], substrate: Outline | null): boolean {
  if (![top, ...zones].some((film) => letsHeatOut(film) === 'yes')) return false
  const rectangles = zones.map(rectangleOf)
  if (!substrate || rectangles.includes(null)) return true
  let open: Outline[] = [substrate]
  for (let i = zones.length - 1; i >= 0; i--) {
    const outline = outlineOf(rectangles[i]!)
    if (letsHeatOut(zones[i]) === 'yes' && open.some((piece) => intersection(piece, outline))) return true
    open = open.flatMap((piece) => subtract(piece, outline))
  }
  return letsHeatOut(top) === 'yes' && open.length > 0
}

function letsHeatOut(film: unknown): 'yes' | 'no' | 'unknown' {
  if (film === undefined) return 'no'
  const [h, resistance] = [field(film, 'h'), field(film, 'resistance')]
  if (resistance !== undefined) return h === undefined && positiveOf(resistance) !== null ? 'yes' : 'unknown'
  const sound = finiteOf(h)
  return sound === null || sound < 0 ? 'unknown' : sound > 0 ? 'yes' : 'no'
}
