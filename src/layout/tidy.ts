/**
 * A number without the last digits that binary fractions leave behind, so that 0.1 + 0.2 is written as 0.3: to six decimals,
 * which is a nanometre, a microwatt, a microkelvin.
 */
export function tidy(value: number): number {
  return Number(value.toFixed(6))
}
