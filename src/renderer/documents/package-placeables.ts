/** Lids and cooling as parts of the palette: what covers the components instead of standing among them. */
import { addZone, renameZone } from '../../layout/cooling-edits.ts'
import { COOLING_SOLUTIONS, type CoolingSolution, figureOf, filmOf } from '../../layout/coolings.ts'
import type { Figure } from '../../layout/materials.ts'
import { USUAL_TIM, updateLid, withSegments } from '../../layout/package-edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatShort } from '../../layout/units.ts'
import type { Placeable } from './placeable.ts'

export interface PackagePlaceable extends Placeable {
  readonly group: 'lid' | 'cooling'
  /** What it is, in a line of the list. */
  readonly words: string
  readonly figure: Pick<Figure, 'basis' | 'source' | 'note'>
}

const ESTIMATE = { basis: 'estimate', source: 'engineering estimate, not looked up' } as const
/** mm; a square that covers a switch ASIC with room. */
const SEGMENT_MM = 40
const ZONE_MM = 60

/** A lid of that material and thickness (mm): a first one covers what it is put over, another changes the lid that is there. */
function lidPart(id: string, name: string, material: string, thickness: number): PackagePlaceable {
  return {
    id,
    name,
    group: 'lid',
    kind: 'other',
    covers: true,
    width: SEGMENT_MM,
    height: SEGMENT_MM,
    power: 0,
    words: `${formatShort(thickness)} mm, segment of ${SEGMENT_MM} × ${SEGMENT_MM} mm`,
    figure: ESTIMATE,
    addTo: (layout, { x, y }) => {
      const before = layout.lid?.segments ?? []
      const lidded: Layout = layout.lid
        ? updateLid(layout, { material, thickness })
        : { ...layout, lid: { material, thickness, tim: { ...USUAL_TIM } } }
      // A lid without segments covers all of the substrate already.
      if (layout.lid && before.length === 0) return { layout: lidded, ids: [], part: { kind: 'lid' } }
      const taken = new Set(before.map((segment) => segment.id))
      let number = 1
      while (taken.has(`lid-${number}`)) number++
      const segment = { id: `lid-${number}`, x, y, width: SEGMENT_MM, height: SEGMENT_MM }
      return {
        layout: withSegments(lidded, [...before, segment]),
        ids: [],
        part: { kind: 'segment', index: before.length },
      }
    },
  }
}

function coolingPart(solution: CoolingSolution): PackagePlaceable {
  const film = filmOf(solution)
  const words = 'h' in film ? `h ${formatShort(film.h, 0)} W/(m²·K)` : `${formatShort(film.resistance)} K/W`
  return {
    id: `cooling-${solution.id}`,
    name: solution.name,
    group: 'cooling',
    kind: 'other',
    covers: true,
    width: ZONE_MM,
    height: ZONE_MM,
    power: 0,
    words: `${words}, ${ZONE_MM} × ${ZONE_MM} mm`,
    figure: figureOf(solution),
    addTo: (layout, { x, y }) => {
      const index = layout.cooling.top?.zones?.length ?? 0
      const zoned = addZone(layout, { x, y, width: ZONE_MM, height: ZONE_MM }, film)
      return { layout: renameZone(zoned, index, solution.name), ids: [], part: { kind: 'zone', index } }
    },
  }
}

export const PACKAGE_PLACEABLES: readonly PackagePlaceable[] = [
  lidPart('lid-copper', 'Copper lid', 'copper', 2),
  lidPart('lid-aluminium', 'Aluminium lid', 'aluminium-6063', 2),
  lidPart('lid-copper-tungsten', 'Copper-tungsten lid', 'copper-tungsten', 1.5),
  lidPart('lid-vapour-chamber', 'Vapour chamber', 'vapour-chamber', 3),
  ...COOLING_SOLUTIONS.map(coolingPart),
]
