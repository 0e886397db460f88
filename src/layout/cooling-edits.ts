/** What an editor does to the cooling: films of faces and zones, and the order of zones, as pure functions. */
import { lateralAreaOf } from './films.ts'
import { resolvePackage } from './geometry.ts'
import { withZones } from './package-edits.ts'
import type { Face, Layout, Rectangle, Zone } from './schema.ts'

export const FACES = ['top', 'bottom', 'sides'] as const
export type FaceName = (typeof FACES)[number]

/** A face of the package, or a zone of the top by its place in the list. */
export type FilmPlace = FaceName | number

/** h in W/(m²·K), resistance in K/W over the area. */
export type WrittenFilm = { readonly h: number } | { readonly resistance: number }

const M2_PER_MM2 = 1e-6

/** Cold plates of the sort that the examples have: estimate, not looked up. */
const USUAL_ZONE_H = 10_000

/** What is written there; undefined for a face that is absent. */
export function faceAt({ cooling }: Pick<Layout, 'cooling'>, place: FilmPlace): Face | Zone | undefined {
  return typeof place === 'number' ? cooling.top?.zones?.[place] : cooling[place]
}

/** The area that a resistance written there refers to, mm². */
function filmAreaMm2(layout: Layout, place: FilmPlace): number {
  if (typeof place === 'number') {
    const zone = layout.cooling.top?.zones?.[place]
    if (!zone) throw new Error(`there is no zone ${place}`)
    return zone.width * zone.height
  }
  if (place === 'sides') return lateralAreaOf(resolvePackage(layout))
  return layout.substrate.width * layout.substrate.height
}

/** The film as a coefficient and as a resistance, whichever is written; null for an adiabatic one. */
export function bothFormsOf(
  layout: Layout,
  place: FilmPlace,
): { readonly h: number; readonly resistance: number } | null {
  const face = faceAt(layout, place)
  const areaM2 = filmAreaMm2(layout, place) * M2_PER_MM2
  if (face?.resistance !== undefined) return { h: 1 / (face.resistance * areaM2), resistance: face.resistance }
  return face?.h ? { h: face.h, resistance: 1 / (face.h * areaM2) } : null
}

/** Writes a film, in place of what was there; null makes the place adiabatic. */
export function setFilm(layout: Layout, place: FilmPlace, film: WrittenFilm | null): Layout {
  const { h: _, resistance: __, ...rest } = faceAt(layout, place) ?? {}
  return withFace(layout, place, { ...rest, ...(film ?? { h: 0 }) })
}

/** Temperature of the fluid, °C; undefined for the ambient one. */
export function setFluidTemperature(layout: Layout, place: FilmPlace, celsius: number | undefined): Layout {
  const { temperature: _, ...rest } = faceAt(layout, place) ?? { h: 0 }
  return withFace(layout, place, celsius === undefined ? rest : { ...rest, temperature: celsius })
}

/** °C */
export function setAmbient(layout: Layout, celsius: number): Layout {
  return { ...layout, cooling: { ...layout.cooling, ambient: celsius } }
}

/** Adds a zone behind all others, so that it counts where it overlaps one. */
export function addZone(
  layout: Layout,
  place: Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>,
  film: WrittenFilm = { h: USUAL_ZONE_H },
): Layout {
  const zones = layout.cooling.top?.zones ?? []
  const { x, y, width, height } = place
  const taken = new Set(zones.map(({ name }) => name))
  let name = 'cold plate'
  for (let number = 2; taken.has(name); number++) name = `cold plate ${number}`
  return withZones(layout, [...zones, { name, x, y, width, height, ...film }])
}

/** An empty name is none. */
export function renameZone(layout: Layout, index: number, name: string): Layout {
  const { name: _, ...rest } = zoneAt(layout, index)
  const zone = (name.trim() === '' ? rest : { name: name.trim(), ...rest }) as Zone
  return withZones(layout, layout.cooling.top!.zones!.with(index, zone))
}

/** Puts a zone at another place of the list: where zones overlap, the later one counts. */
export function reorderZone(layout: Layout, index: number, to: number): Layout {
  const zone = zoneAt(layout, index)
  const others = layout.cooling.top!.zones!.toSpliced(index, 1)
  return withZones(layout, others.toSpliced(to, 0, zone))
}

function zoneAt({ cooling }: Layout, index: number): Zone {
  const zone = cooling.top?.zones?.[index]
  if (!zone) throw new Error(`there is no zone ${index}`)
  return zone
}

function withFace(layout: Layout, place: FilmPlace, face: Face): Layout {
  if (typeof place === 'number') return withZones(layout, layout.cooling.top!.zones!.with(place, face as Zone))
  return { ...layout, cooling: { ...layout.cooling, [place]: face } }
}
