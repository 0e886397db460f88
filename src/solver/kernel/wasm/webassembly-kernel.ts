/**
 * The kernel in WebAssembly SIMD. Each hierarchy has a memory of its own, laid out once: nothing is allocated or copied
 * while it solves, and the arrays that the model fills are views of that memory.
 */
import type { Engine, HierarchyPlan, Kernel, Level, Transfer } from '../kernel.ts'
import { LANES, type Shape } from '../shape.ts'
import { firstChildren } from '../twin/transfer.ts'
import { KERNEL_BASE64 } from './compiled.ts'
import { prolongationRecords, restrictionRecords, splitByParity } from './gather-records.ts'

type Address = number

interface Exports {
  assembleLinks(level: Address, material: Address, i0: number, i1: number, j0: number, j1: number): void
  factorColumns(level: Address, i0: number, i1: number, j0: number, j1: number): number
  coarsen(fine: Address, transfer: Address, coarse: Address, i0: number, i1: number, j0: number, j1: number): void
  smoothColumns(level: Address, colour: number, fromZero: number): number
  descend(fine: Address, transfer: Address, coarse: Address, fromZero: number, pairs: number): number
  ascend(fine: Address, transfer: Address, coarse: Address, fresh: number, pairs: number, before: number): number
  computeResidual(level: Address): void
  correct(level: Address, alpha: number, alongDirection: number): void
  residualDotUnknown(level: Address): number
  turnDirection(level: Address, beta: number): void
  directionEnergy(level: Address): number
}

const PAGE_BYTES = 65536
const ROOM = 1.25
const F32_BYTES = 4
const F64_BYTES = 8
/** LINES of assembly/level.ts */
const LINES = 4

/** The instance behind an engine, for the next one that may use its memory. */
const instances = new WeakMap<Engine, { readonly memory: WebAssembly.Memory; readonly run: Exports }>()

/** Compiles the kernel; throws where WebAssembly or its SIMD is missing or forbidden. */
export function compileWebAssemblyKernel(): Kernel {
  const bytes = Uint8Array.from(atob(KERNEL_BASE64), (letter) => letter.charCodeAt(0))
  const module = new WebAssembly.Module(bytes)
  return { kernel: 'WebAssembly', create: (plan, used) => createEngine(module, plan, used) }
}

function createEngine(module: WebAssembly.Module, { shapes, transfers }: HierarchyPlan, used?: Engine): Engine {
  const [finest] = shapes
  const plan = new MemoryPlan()
  const fields = shapes.map(({ length }) => Array.from({ length: 7 }, () => plan.reserve(F32_BYTES * length)))
  const loadAt = plan.reserve(F64_BYTES * finest.length)
  const temperatureAt = plan.reserve(F64_BYTES * finest.length)
  const sumsAt = plan.reserve(F64_BYTES * 3)
  // one line more than there are: the kernel reads a neighbour's width before it finds that there is none
  const widthsAt = {
    x: plan.reserve(F32_BYTES * (2 * finest.half + LANES)),
    y: plan.reserve(F32_BYTES * (finest.ny + 1)),
    z: plan.reserve(F32_BYTES * (finest.nz + 1)),
  }
  const materialAt = plan.reserve(4 * 5)
  const tables = transfers.map((transfer, l) => tablesOf(transfer, shapes[l], shapes[l + 1]))
  const tablesAt = tables.map((parts) => parts.map((part) => plan.reserve(part.byteLength)))
  // each line behind a half row of zeros, with which the columns' elimination begins; gathering reads two windows beyond
  const linesAt = shapes.map(({ half, slab }) => plan.reserve(F32_BYTES * (LINES * (half + slab) + 4 * LANES)))
  const levelAt = shapes.map(() => plan.reserve(4 * 18))
  const transferAt = transfers.map(() => plan.reserve(4 * 16))
  // pages behind the others, which take up nothing until conjugate gradients first need them
  const { bytes: directionAt } = plan
  const directionBytes = F32_BYTES * finest.length
  const { memory, run } = instanceOf(module, plan.bytes, directionBytes, used)
  const { buffer } = memory

  shapes.forEach(({ nx, ny, nz, half, slab, row }, l) => {
    const finestOnly = l === 0 ? [loadAt, temperatureAt, directionAt, sumsAt] : [0, 0, 0, 0]
    new Uint32Array(buffer, levelAt[l], 18).set([nx, ny, nz, half, slab, row, ...fields[l], linesAt[l], ...finestOnly])
  })
  tables.forEach((parts, l) => {
    parts.forEach((part, n) => {
      new Uint8Array(buffer, tablesAt[l][n]).set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
    })
    new Uint32Array(buffer, transferAt[l], 16).set(tablesAt[l])
  })
  const levels = shapes.map((shape, l): Level => {
    const [gx, unknown, gy, gz, rhs, inversePivot, ground] = fields[l].map(
      (address) => new Float32Array(buffer, address, shape.length),
    )
    return { ...shape, gx, gy, gz, ground, inversePivot, rhs, unknown }
  })
  const conductivity = { inPlane: levels[0].rhs, throughPlane: levels[0].unknown }
  const conductivityAt = Object.values(conductivity).map(({ byteOffset }) => byteOffset)
  new Uint32Array(buffer, materialAt, 5).set([...conductivityAt, ...Object.values(widthsAt)])

  const top = levelAt[0]
  const sums = new Float64Array(buffer, sumsAt, 3)
  let turned = false
  const engine: Engine = {
    kernel: 'WebAssembly',
    levels,
    load: new Float64Array(buffer, loadAt, finest.length),
    temperature: new Float64Array(buffer, temperatureAt, finest.length),
    conductivity,
    holdsConductivity: false,
    get bytes() {
      return plan.bytes + (turned ? directionBytes : 0)
    },
    assembleLinks: (widths, { i0, i1, j0, j1 }) => {
      new Float32Array(buffer, widthsAt.x).set(splitByParity(widths.x, finest))
      new Float32Array(buffer, widthsAt.y).set(widths.y)
      new Float32Array(buffer, widthsAt.z).set(widths.z)
      run.assembleLinks(top, materialAt, i0, i1, j0, j1)
    },
    factorColumns: (l, { i0, i1, j0, j1 }) => run.factorColumns(levelAt[l], i0, i1, j0, j1) === 0,
    coarsen: (l, { i0, i1, j0, j1 }) => run.coarsen(levelAt[l], transferAt[l], levelAt[l + 1], i0, i1, j0, j1),
    smoothColumns: (l, colour, fromZero) => run.smoothColumns(levelAt[l], colour, Number(fromZero)),
    descend: (l, fromZero, pairs) => run.descend(levelAt[l], transferAt[l], levelAt[l + 1], Number(fromZero), pairs),
    ascend: (l, fresh, pairs, before) =>
      run.ascend(levelAt[l], transferAt[l], levelAt[l + 1], Number(fresh), pairs, before),
    computeResidual: () => {
      engine.holdsConductivity = false
      run.computeResidual(top)
    },
    correct: (alpha, along) => {
      run.correct(top, alpha, Number(along === 'direction'))
      return { change: sums[0], missing: sums[1], hottest: sums[2] }
    },
    residualDotUnknown: () => run.residualDotUnknown(top),
    turnDirection: (beta) => {
      if (!turned) new Uint8Array(buffer, directionAt, directionBytes).fill(0)
      turned = true
      run.turnDirection(top, beta)
    },
    directionEnergy: () => run.directionEnergy(top),
  }
  instances.set(engine, { memory, run })
  return engine
}

/** An instance with at least so many bytes, all of them 0, and so many more behind them, which are not touched. */
function instanceOf(module: WebAssembly.Module, bytes: number, spare: number, used: Engine | undefined) {
  const known = used && instances.get(used)
  if (known && known.memory.buffer.byteLength >= bytes + spare) {
    new Uint8Array(known.memory.buffer, 0, bytes).fill(0)
    return known
  }
  // some room more, so that a grid of a few lines more finds place in it
  const memory = new WebAssembly.Memory({ initial: Math.ceil((ROOM * (bytes + spare)) / PAGE_BYTES) })
  const instance = new WebAssembly.Instance(module, { env: { memory } })
  return { memory, run: instance.exports as unknown as Exports }
}

/** The tables of one transfer in the order of the compiled kernel's record. */
function tablesOf(transfer: Transfer, fine: Shape, coarse: Shape): ArrayBufferView[] {
  return [
    firstChildren(transfer.parentX, coarse.nx),
    firstChildren(transfer.parentY, coarse.ny),
    splitByParity(transfer.ratioX, coarse),
    transfer.ratioY,
    transfer.parentY,
    restrictionRecords(transfer, coarse, 'all'),
    restrictionRecords(transfer, coarse, 'eastern'),
    prolongationRecords(transfer, fine),
  ]
}

/** Hands out addresses one after the other, on whole cache lines. */
class MemoryPlan {
  /** The first bytes stay free: no array may begin at address 0. */
  bytes = 64

  reserve(byteLength: number): Address {
    const address = this.bytes
    this.bytes += Math.ceil(byteLength / 64) * 64
    return address
  }
}
