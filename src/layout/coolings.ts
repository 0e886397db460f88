/**
 * Ways of cooling a package with what their films reach, for the editor to offer. Every figure says where it comes from.
 * Solutions of which only the watts are known have no place here: a film needs a coefficient or a resistance.
 */
import type { WrittenFilm } from './cooling-edits.ts'
import type { Figure } from './materials.ts'

export interface CoolingSolution {
  readonly id: string
  readonly name: string
  /** Lowest and highest coefficient, W/(m²·K), or the resistance of the whole face, K/W. */
  readonly reach: Figure<readonly [number, number]> | { readonly resistance: Figure }
}

const ESTIMATE = 'engineering estimate, not looked up'

/** From the weakest to the strongest. */
export const COOLING_SOLUTIONS: readonly CoolingSolution[] = [
  {
    id: 'natural',
    name: 'Natural convection',
    reach: {
      value: [5, 25],
      basis: 'sourced',
      source: 'MFIT uses 25 for a board side; Çengel, free convection in gases, 2 to 25',
    },
  },
  {
    id: 'immersion',
    name: 'Immersion, single phase',
    reach: {
      value: [50, 1000],
      basis: 'sourced',
      source: 'Çengel, free and forced convection in liquids',
      note: 'boiling reaches 2500 to 100 000',
    },
  },
  {
    id: 'air',
    name: 'Forced-air heat sink',
    reach: {
      value: [1000, 3000],
      basis: 'estimate',
      source: ESTIMATE,
      note: 'referred to the base; a bare surface has 25 to 250 (Çengel), fins multiply it',
    },
  },
  {
    id: 'heat-sink-resistance',
    name: 'Heat sink, by its resistance',
    reach: { resistance: { value: 0.1, basis: 'sourced', source: 'HotSpot, default r_convec' } },
  },
  {
    id: 'cold-plate',
    name: 'Cold plate on a lid',
    reach: {
      value: [10_000, 30_000],
      basis: 'estimate',
      source: ESTIMATE,
      note: 'forced convection in liquids has 50 to 20 000 (Çengel)',
    },
  },
  {
    id: 'microchannel',
    name: 'Silicon microchannels',
    reach: { value: [27_000, 57_000], basis: 'sourced', source: '3D-ICE example, 2.71e4 to 5.71e4; HotSpot, 27132' },
  },
  {
    id: 'jet',
    name: 'Jet impingement',
    reach: {
      value: [67_000, 67_000],
      basis: 'derived',
      source: 'imec via eeNews: below 15 K at 100 W/cm², 1 L/min and 0.3 bar',
    },
  },
]

/** A film from the middle of its reach (geometric, two digits). */
export function filmOf({ reach }: CoolingSolution): WrittenFilm {
  if ('resistance' in reach) return { resistance: reach.resistance.value }
  const [low, high] = reach.value
  return { h: Number(Math.sqrt(low * high).toPrecision(2)) }
}

/** The figure that the solution rests on. */
export function figureOf({ reach }: CoolingSolution): Figure<unknown> {
  return 'resistance' in reach ? reach.resistance : reach
}

/** Solutions whose reach holds a coefficient, W/(m²·K). */
export function solutionsReaching(h: number): readonly CoolingSolution[] {
  return COOLING_SOLUTIONS.filter(({ reach }) => 'value' in reach && h >= reach.value[0] && h <= reach.value[1])
}
