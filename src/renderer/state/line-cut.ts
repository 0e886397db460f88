/** What lies along a line cut: temperatures in a layer, the section through the stack, and the bodies that are crossed. */
import type { ResolvedPackage } from '../../layout/geometry.ts'
import type { StackLevel } from '../../layout/levels.ts'
import type { Outline } from '../../layout/outline.ts'
import type { ComponentKind } from '../../layout/schema.ts'
import { sliceAt, temperatureAt } from '../../report/map/field-slice.ts'
import type { TemperatureField } from '../../solver/results/solution.ts'
import { lengthOf, type Place, type Stretch } from './tool-store.ts'

/** Points along a cut; the least cells of a package are a few tenths of a millimetre. */
const SAMPLES = 361

export interface CutSamples {
  /** mm from A */
  readonly distances: readonly number[]
  /** °C, null off the package. */
  readonly temperatures: readonly (number | null)[]
}

/** Temperatures of the layer at height `z` (mm) along the cut. */
export function samplesAlong(
  field: TemperatureField,
  cut: Stretch,
  z: number,
  smooth: boolean,
  count = SAMPLES,
): CutSamples {
  const slice = sliceAt(field, z)
  const length = lengthOf(cut)
  const distances = Array.from({ length: count }, (_, n) => (length * n) / (count - 1))
  return {
    distances,
    temperatures: distances.map((distance) => {
      const { x, y } = placeAt(cut, distance / length)
      return temperatureAt(slice, x, y, smooth)
    }),
  }
}

/** One row of temperatures per level, from the lid down. */
export function sectionAlong(
  field: TemperatureField,
  cut: Stretch,
  levels: readonly StackLevel[],
  count: number,
): readonly CutSamples['temperatures'][] {
  return levels.map(({ z0, z1 }) => samplesAlong(field, cut, (z0 + z1) / 2, true, count).temperatures)
}

export interface CrossedBody {
  readonly id: string
  readonly name: string
  readonly kind: ComponentKind
  /** mm from A */
  readonly from: number
  readonly to: number
  /** °C */
  readonly limit: number | null
}

/** The bodies whose outline the cut crosses, in the order of the document. */
export function bodiesAlong({ components }: ResolvedPackage, cut: Stretch): CrossedBody[] {
  const length = lengthOf(cut)
  return components.flatMap(({ component: { id, name, kind }, outline, limit }) => {
    const inside = shareInside(outline, cut)
    return inside ? [{ id, name: name ?? id, kind, from: inside[0] * length, to: inside[1] * length, limit }] : []
  })
}

export function placeAt({ from, to }: Stretch, share: number): Place {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
}

/** The part of a stretch inside an outline as shares of its length, or null (Liang and Barsky's clipping). */
function shareInside(outline: Outline, { from, to }: Stretch): readonly [number, number] | null {
  let enter = 0
  let leave = 1
  for (const [start, end, low, high] of [
    [from.x, to.x, outline.x0, outline.x1],
    [from.y, to.y, outline.y0, outline.y1],
  ] as const) {
    const delta = end - start
    if (delta === 0) {
      if (start < low || start > high) return null
      continue
    }
    const [a, b] = [(low - start) / delta, (high - start) / delta]
    enter = Math.max(enter, Math.min(a, b))
    leave = Math.min(leave, Math.max(a, b))
  }
  return leave > enter ? [enter, leave] : null
}
