/** Numbers and counts as the program says them; fixed, signed and short numbers are in layout/units. */
import { powerWithExponent } from '../../layout/units.ts'
import type { Figure } from '../../report/figures.ts'

/** `2.4 ms`, `120 ms`, `2.4 s` */
export function duration(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

/** The nearest power of ten: `10⁻⁹`. */
export function powerOfTen(value: number): string {
  if (value === 0) return '0'
  return powerWithExponent(Math.round(Math.log10(Math.abs(value))))
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Decimals that show a value as it is, at least so many and at most six. */
export function decimalsOf(value: number, least: number): number {
  const written = String(Number(value.toFixed(6)))
  // the smallest are written as 1e-6
  const decimals = written.includes('e') ? 6 : (written.split('.')[1]?.length ?? 0)
  return Math.max(least, decimals)
}

/** How much a value > 0 changes with each pixel of a drag on its label: a power of ten, between 0.1 % and 1 % of it. */
export function scrubStep(value: number): number {
  return 10 ** Math.max(-6, Math.floor(Math.log10(value)) - 2)
}

const FIGURE_SPACE = '\u2007'

/** A figure of a column whose points stand under one another, whatever decimals the ± of each leaves. */
export function inColumn({ value, decimals }: Pick<Figure, 'value' | 'decimals'>, most = 2): string {
  return value + FIGURE_SPACE.repeat(most - decimals)
}

/** Whole, its thousands parted by thin spaces: `12 000`. */
export function grouped(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f')
    .replace('-', '−')
}
