/** Component temperatures after a change of powers, from a solution and its influences: no solve. */
import type { ComponentResult } from '../solution.ts'
import type { Influence } from './influence.ts'

export interface SuperposedTemperatures {
  readonly id: string
  /** °C; exact where temperatures are linear in the powers. */
  readonly meanTemperature: number
  /**
   * °C at the spot that was the hottest; exact there. The component is at least as hot, and no hotter as long as the
   * hottest spot stays where it is. Null where the influences on it are not known.
   */
  readonly atHottest: number | null
}

/**
 * Temperatures with `powers` (W, by id; the others keep theirs). A component's power keeps its distribution over sources
 * and blocks. Null where conductivities follow temperature: then influences hold for small changes only.
 */
export function superpose(
  components: readonly ComponentResult[],
  influence: Influence,
  powers: Readonly<Record<string, number>>,
): SuperposedTemperatures[] | null {
  if (!influence.linear) return null
  const changes = components.map(({ id, power }) => (Object.hasOwn(powers, id) ? powers[id]! - power : 0))
  const rise = (row: readonly number[]) => row.reduce((sum, perWatt, j) => sum + perWatt * changes[j]!, 0)
  return components.map(({ id, meanTemperature, maxTemperature }, k) => ({
    id,
    meanTemperature: meanTemperature + rise(influence.matrix[k]!),
    atHottest: influence.highest && maxTemperature + rise(influence.highest[k]!),
  }))
}
