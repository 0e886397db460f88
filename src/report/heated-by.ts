/** What heats a component and what would cool it, read off the influences. */
import type { Influence } from '../solver/results/sensitivities/influence.ts'
import type { ComponentResult } from '../solver/results/solution.ts'

/** Share of a component's rise that another's power, or its own, makes. */
export interface Contribution {
  readonly id: string
  readonly name: string
  /** K */
  readonly kelvin: number
  /** K that one more watt of that power as written would add */
  readonly perWatt: number
  readonly itself: boolean
}

export interface HeatedBy {
  /** Of every component with power, the largest first. */
  readonly contributions: readonly Contribution[]
  /** Their sum, K. */
  readonly rise: number
  /** °C, what it would have without any power in the package. */
  readonly base: number
}

/** Null where the influences do not know the component. Of the highest temperature where that was asked for, else of the mean. */
export function heatedBy(influence: Influence, components: readonly ComponentResult[], id: string): HeatedBy | null {
  const { heating } = influence
  const k = influence.components.indexOf(id)
  const perWrittenWatt = (influence.highest ?? influence.matrix)[k]
  const perDissipatedWatt = (heating.highest ?? heating.matrix)[k]
  const own = components.find((each) => each.id === id)
  if (!perWrittenWatt || !perDissipatedWatt || !own) return null
  const contributions = components
    .flatMap((each): Contribution[] => {
      const j = influence.components.indexOf(each.id)
      if (j === -1 || each.power === 0) return []
      const kelvin = perDissipatedWatt[j]! * each.power
      return [{ id: each.id, name: each.name, kelvin, perWatt: perWrittenWatt[j]!, itself: each.id === id }]
    })
    .sort((a, b) => b.kelvin - a.kelvin)
  const rise = contributions.reduce((sum, { kelvin }) => sum + kelvin, 0)
  return { contributions, rise, base: (influence.highest ? own.maxTemperature : own.meanTemperature) - rise }
}

/** Of all others the one that heats it most. */
export function biggestHeater(
  influence: Influence,
  components: readonly ComponentResult[],
  id: string,
): Contribution | null {
  return heatedBy(influence, components, id)?.contributions.find(({ itself }) => !itself) ?? null
}

export interface Remedy {
  readonly words: string
  /** K, negative where it cools. */
  readonly change: number
}

export interface Remedies {
  readonly moves: readonly Remedy[]
  /** Why no move is known. */
  readonly fixed: string | null
  readonly powers: readonly Remedy[]
  /** Where a move cools fastest; a unit vector, x east, y north; null where no move is known or all are the same. */
  readonly direction: { readonly x: number; readonly y: number } | null
}

/** Moves that change less than this per mm are not worth their line, K. */
const LEAST_CHANGE_K = 0.005
const POWERS_SHOWN = 3

/** Small steps that would cool a component: moves of its own, the most useful first, and less power at its heaters. */
export function remediesOf(influence: Influence, { contributions }: HeatedBy, id: string): Remedies {
  const place = influence.position[influence.components.indexOf(id)]
  const powers = contributions.slice(0, POWERS_SHOWN).map(({ id: heater, perWatt, itself }) => ({
    words: itself ? '1 W less here' : `1 W less at ${heater}`,
    change: -perWatt,
  }))
  if (!place || place.x.kPerMm === null || place.y.kPerMm === null) {
    const reason = place && 'reason' in place.x ? place.x.reason : null
    return { moves: [], fixed: reason, powers, direction: null }
  }
  const [x, y] = [place.x.kPerMm, place.y.kPerMm]
  const moves = [
    { words: `Move 1 mm ${x > 0 ? 'west' : 'east'}`, change: -Math.abs(x) },
    { words: `Move 1 mm ${y > 0 ? 'south' : 'north'}`, change: -Math.abs(y) },
  ]
    .filter(({ change }) => change <= -LEAST_CHANGE_K)
    .sort((a, b) => a.change - b.change)
  const length = Math.hypot(x, y)
  return { moves, fixed: null, powers, direction: length < LEAST_CHANGE_K ? null : { x: -x / length, y: -y / length } }
}
