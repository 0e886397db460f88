/** How the power of a source goes with time: the `profile` of docs/layout-format.md. */
import type { Source } from './schema.ts'

export type PowerProfile = Pick<Source, 'profile' | 'profileShape'>

/** Times at which the factor of a profile jumps or changes its slope, s, ascending. */
export const kinksOf = ({ profile }: PowerProfile): readonly number[] => (profile ?? []).map(([seconds]) => seconds)

/**
 * The factor at `seconds`, within an interval that has no kink inside and whose middle is `middle`: at a jump this is
 * the value on the interval's side.
 */
export function factorWithin({ profile, profileShape }: PowerProfile, seconds: number, middle: number): number {
  if (!profile) return 1
  const after = profile.findIndex(([time]) => time > middle)
  const [t0, f0] = profile[after === -1 ? profile.length - 1 : Math.max(after - 1, 0)]!
  if (after <= 0 || profileShape === 'step') return f0
  const [t1, f1] = profile[after]!
  return f0 + ((f1 - f0) * (seconds - t0)) / (t1 - t0)
}
