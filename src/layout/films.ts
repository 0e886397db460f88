/** The convective boundaries of a package, resistances turned into film coefficients. */
import type { ResolvedPackage } from './geometry.ts'
import { intersection, type Outline, outlineFromOrigin, outlineOf } from './outline.ts'
import type { Face, Layout } from './schema.ts'

/** flux = h · (surface − temperature); h in W/(m²·K), 0 for an adiabatic face; temperature in °C. */
export interface Film {
  readonly h: number
  readonly temperature: number
}

export interface FilmZone extends Film {
  readonly name: string
  /** Clipped to the substrate. */
  readonly outline: Outline
}

export interface ResolvedFilms {
  /** Where zones overlap, the later one counts. */
  readonly top: Film & { readonly zones: readonly FilmZone[] }
  readonly bottom: Film
  readonly sides: Film
}

const M2_PER_MM2 = 1e-6

/** The films of a valid layout; `pkg` is the same layout resolved (the sides' area depends on its height). */
export function resolveFilms(layout: Layout, pkg: ResolvedPackage): ResolvedFilms {
  const { ambient, top, bottom, sides } = layout.cooling
  const substrate = outlineFromOrigin(pkg.width, pkg.height)
  const faceArea = pkg.width * pkg.height
  const zones = (top?.zones ?? []).flatMap((zone, index) => {
    const outline = intersection(outlineOf(zone), substrate)
    if (!outline) return []
    // The resistance belongs to the zone as written: the part of a cold plate that overhangs the substrate counts.
    return [{ name: zone.name ?? `zone ${index + 1}`, outline, ...film(zone, zone.width * zone.height, ambient) }]
  })
  return {
    top: { ...film(top, faceArea, ambient), zones },
    bottom: film(bottom, faceArea, ambient),
    sides: film(sides, lateralAreaOf(pkg), ambient),
  }
}

/** Of the four sides together, mm². */
export function lateralAreaOf({ width, height, topPlane }: ResolvedPackage): number {
  return 2 * (width + height) * topPlane
}

function film(face: Face | undefined, areaMm2: number, ambient: number): Film {
  const temperature = face?.temperature ?? ambient
  if (face?.resistance !== undefined) return { h: 1 / (face.resistance * areaMm2 * M2_PER_MM2), temperature }
  return { h: face?.h ?? 0, temperature }
}
