/** How the power of a source follows temperature, as a factor on the written watts. See docs/layout-format.md. */
import type { PowerTemperature } from './schema.ts'

export interface PowerLaw {
  /** Factor at °C. */
  readonly factorAt: (celsius: number) => number
  /** Its derivative, 1/K; at a table's point, that of the piece above it. */
  readonly slopeAt: (celsius: number) => number
  /** Whether the factor is convex in temperature: then tangents never lie above it. */
  readonly convex: boolean
  /** Smallest and largest derivative of a table anywhere, 1/K; of an exponential they are not bounded. */
  readonly leastSlope: number
  readonly greatestSlope: number
}

/**
 * Exponents are held at 60: e⁶⁰ times a milliwatt is beyond any steady state, and far from what overflows, also in 32 bits.
 */
const LARGEST_EXPONENT = 60

export function powerLawOf(written: PowerTemperature): PowerLaw {
  return isTable(written) ? tableLaw(written.table) : exponentialLaw(written.reference, written.coefficient)
}

type Table = Extract<PowerTemperature, { table: unknown }>
type Exponential = Exclude<PowerTemperature, Table>

function isTable(written: Table | Exponential): written is Table {
  return 'table' in written
}

function exponentialLaw(reference: number, coefficient: number): PowerLaw {
  const factorAt = (celsius: number) => Math.exp(Math.min(coefficient * (celsius - reference), LARGEST_EXPONENT))
  return {
    factorAt,
    slopeAt: (celsius) => coefficient * factorAt(celsius),
    convex: true,
    leastSlope: coefficient < 0 ? Number.NEGATIVE_INFINITY : 0,
    greatestSlope: coefficient > 0 ? Number.POSITIVE_INFINITY : 0,
  }
}

/** Linear between the points, constant beyond the ends. */
function tableLaw(table: readonly (readonly [number, number])[]): PowerLaw {
  const slopes = table.slice(1).map(([t1, f1], n) => (f1 - table[n]![1]) / (t1 - table[n]![0]))
  /** Number of points at or below the temperature. */
  const pointsUpTo = (celsius: number) => {
    const above = table.findIndex(([temperature]) => temperature > celsius)
    return above === -1 ? table.length : above
  }
  return {
    factorAt: (celsius) => {
      const n = pointsUpTo(celsius)
      if (n === 0) return table[0]![1]
      const [t0, f0] = table[n - 1]!
      return n === table.length ? f0 : f0 + slopes[n - 1]! * (celsius - t0)
    },
    slopeAt: (celsius) => slopes[pointsUpTo(celsius) - 1] ?? 0,
    convex: false,
    leastSlope: Math.min(0, ...slopes),
    greatestSlope: Math.max(0, ...slopes),
  }
}
