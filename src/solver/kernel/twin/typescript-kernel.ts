/** The kernel in plain TypeScript: the oracle of the WebAssembly kernel, and what runs where that cannot. */
import type { Engine, HierarchyPlan, Kernel, Level } from '../kernel.ts'
import type { Shape } from '../shape.ts'
import { assembleLinks, coarsen } from './coefficients.ts'
import { factorColumns, smoothColumns } from './columns.ts'
import { addCorrection, computeResidual, dot, energy, scaleAndAdd } from './temperature.ts'
import { prolong, restrictResidual } from './transfer.ts'

export const typescriptKernel: Kernel = { kernel: 'TypeScript', create }

function create({ shapes, transfers }: HierarchyPlan): Engine {
  const levels = shapes.map(createLevel)
  const [finest] = levels
  const load = new Float64Array(finest.length)
  const temperature = new Float64Array(finest.length)
  const conductivity = { inPlane: finest.rhs, throughPlane: finest.unknown }
  const line = new Float32Array(finest.slab)
  let direction: Float32Array | null = null
  const alongDirection = () => (direction ??= new Float32Array(finest.length))
  const engine: Engine = {
    kernel: 'TypeScript',
    levels,
    load,
    temperature,
    conductivity,
    holdsConductivity: false,
    get bytes() {
      return levels.reduce((sum, { length }) => sum + 7 * 4 * length, (2 * 8 + (direction ? 4 : 0)) * finest.length)
    },
    assembleLinks: (widths, range) => assembleLinks(finest, conductivity, widths, range),
    factorColumns: (l, range) => factorColumns(levels[l], range),
    coarsen: (l, range) => coarsen(levels[l], transfers[l], levels[l + 1], range),
    smoothColumns: (l, colour, fromZero) => smoothColumns(levels[l], colour, fromZero, line),
    descend: (l, fromZero, pairs) => {
      if (pairs === 0) {
        const change = smoothColumns(levels[l], 1, fromZero, line)
        restrictResidual(levels[l], transfers[l], levels[l + 1], fromZero)
        return change
      }
      levels[l].unknown.fill(0)
      let change = 0
      for (let pair = 0; pair < pairs; pair++) {
        change += smoothColumns(levels[l], 0, false, line) + smoothColumns(levels[l], 1, false, line)
      }
      restrictResidual(levels[l], transfers[l], levels[l + 1], false)
      return change
    },
    ascend: (l, fresh, pairs, before) => {
      let black = before
      let red = prolong(levels[l], transfers[l], levels[l + 1], fresh)
      for (let pair = 0; pair < pairs; pair++) {
        black += smoothColumns(levels[l], 1, false, line)
        red += smoothColumns(levels[l], 0, false, line)
      }
      return Math.max(black, red)
    },
    computeResidual: () => {
      engine.holdsConductivity = false
      computeResidual(finest, load, temperature)
    },
    correct: (alpha, along) =>
      addCorrection(finest, load, temperature, alpha, along === 'unknown' ? finest.unknown : alongDirection()),
    residualDotUnknown: () => dot(finest.rhs, finest.unknown),
    turnDirection: (beta) => scaleAndAdd(alongDirection(), beta, finest.unknown),
    directionEnergy: () => energy(finest, alongDirection()),
  }
  return engine
}

function createLevel(shape: Shape): Level {
  const array = () => new Float32Array(shape.length)
  return {
    ...shape,
    gx: array(),
    gy: array(),
    gz: array(),
    ground: array(),
    inversePivot: array(),
    rhs: array(),
    unknown: array(),
  }
}
