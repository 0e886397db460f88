/**
 * From three nested grids to a best estimate and its uncertainty.
 *
 * With T_h on a grid and T_2h on the grid of every second line, an error that falls as h^p leaves
 * T = T_h + (T_h − T_2h) / (2^p − 1). The scheme is of second order where the field is smooth and of first order where a
 * well-conducting die ends on a poor conductor; edge-graded grids lie in between. p = 1.75 is what left the smallest errors
 * on the public cases and on five hard ones of our own (docs/physics.md, "Extrapolation"); any p between 1.6 and 2
 * improves every one of them.
 *
 * The bound max(|T_h − T_2h|, |T_2h − T_4h| / 2) holds for the values on the finest grid; the third grid is there for
 * differences that happen to pass through 0, and drafts do without it. Extrapolated values lie closer: at the qualities whose grids resolve every
 * source they are given the share of the bound that the extrapolation itself has added (docs/validation.md, "Uncertainty").
 */
import type { GridName } from '../model/lines.ts'
import type { ThermalModel } from '../model/thermal-model.ts'
import { heatBalance } from './balance.ts'
import { type ComponentTemperatures, componentTemperatures, type EstimatedTemperatures } from './components.ts'
import { probeTemperatures } from './sampling.ts'
import type { HeatBalance, Point, ProbeResult, Quality } from './solution.ts'

const ORDER = 1.75
const WEIGHT = 1 / (2 ** ORDER - 1)
const BOUND_SHARE: Readonly<Record<Quality, number>> = {
  preview: 1,
  normal: WEIGHT,
  fine: WEIGHT,
  'extra-fine': WEIGHT,
}

export const extrapolate = (fine: number, coarse: number): number => fine + WEIGHT * (fine - coarse)

export function extrapolateComponents(
  fine: readonly ComponentTemperatures[],
  coarse: readonly ComponentTemperatures[],
): ComponentTemperatures[] {
  return fine.map(({ power, highest, hottest, hottestCell, mean }, n) => ({
    power: extrapolate(power, coarse[n].power),
    highest: extrapolate(highest, coarse[n].highest),
    hottest,
    hottestCell,
    mean: extrapolate(mean, coarse[n].mean),
  }))
}

/** What is read off one grid. */
export interface Measured {
  readonly components: readonly ComponentTemperatures[]
  readonly heat: HeatBalance
  /** °C, null outside the package. */
  readonly probes: readonly (Point & { readonly temperature: number | null })[]
}

export function measure(model: ThermalModel, probes: readonly Point[]): Measured {
  return {
    components: componentTemperatures(model),
    heat: heatBalance(model),
    probes: probeTemperatures(model, probes),
  }
}

export interface BestEstimate {
  readonly components: readonly EstimatedTemperatures[]
  readonly heat: HeatBalance
  readonly probes: readonly ProbeResult[]
}

/** Of as many grids as were solved, at least the coarsest; `iterationK` is the iteration's share of the uncertainty. */
export function bestEstimate(
  { fine, coarse, coarsest }: Partial<Record<GridName, Measured>>,
  quality: Quality,
  iterationK: number,
): BestEstimate {
  const on = fine ?? coarse ?? coarsest
  if (!on) throw new Error('no grid was measured')
  const value = (of: (measured: Measured) => number): number =>
    fine && coarse ? extrapolate(of(fine), of(coarse)) : of(on)
  const uncertainty = (of: (measured: Measured) => number): number => {
    if (!fine || !coarse) return Number.POSITIVE_INFINITY
    const behind = coarsest ? Math.abs(of(coarse) - of(coarsest)) / 2 : 0
    const bound = Math.max(Math.abs(of(fine) - of(coarse)), behind)
    return BOUND_SHARE[quality] * bound + iterationK
  }
  const temperatures = fine && coarse ? extrapolateComponents(fine.components, coarse.components) : on.components
  return {
    components: temperatures.map((component, n) => ({
      ...component,
      highestUncertainty: uncertainty(({ components }) => components[n].highest),
      meanUncertainty: uncertainty(({ components }) => components[n].mean),
    })),
    // a weighted sum of two balances that close is a balance that closes
    heat: {
      power: value(({ heat }) => heat.power),
      top: value(({ heat }) => heat.top),
      bottom: value(({ heat }) => heat.bottom),
      sides: value(({ heat }) => heat.sides),
      imbalance: value(({ heat }) => heat.imbalance),
    },
    probes: on.probes.map(({ x, y, z, temperature }, n) => {
      if (temperature === null) return { x, y, z, temperature: null, uncertainty: null }
      const of = ({ probes }: Measured) => probes[n].temperature ?? temperature
      return { x, y, z, temperature: value(of), uncertainty: uncertainty(of) }
    }),
  }
}
