/** z-line kernels: factors of the columns and red-black half-sweeps, four columns at a time. See twin/columns.ts. */
import { Level, VECTOR } from './level'
import { largestLane } from './vector'

/**
 * Factors the columns of lines [i0, i1) × [j0, j1), widened to whole vectors, in the cancellation-free form.
 * Returns whether a pivot was negative: then the matrix is not positive definite.
 */
export function factorColumns(address: usize, i0: i32, i1: i32, j0: i32, j1: i32): bool {
  const level = changetype<Level>(address)
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const half = (<usize>level.half) << 2
  const nz = level.nz
  const from = ((<usize>(i0 >> 1)) << 2) & ~15
  const to = (<usize>((i1 + 1) >> 1)) << 2
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  let negative = i32x4.splat(0)
  for (let j = j0; j < j1; j++) {
    for (let parity: usize = 0; parity < 2; parity++) {
      const start = <usize>(j + 1) * row + VECTOR
      const own = start + parity * slab
      const west = parity === 0 ? start + slab - 4 : start
      for (let m = from; m < to; m += VECTOR) {
        let c = own + m
        let w = west + m
        let carried = zero
        for (let k = 0; k < nz; k++) {
          let escaping = f32x4.add(v128.load(level.ground + c), v128.load(level.gx + c))
          escaping = f32x4.add(escaping, v128.load(level.gx + w))
          escaping = f32x4.add(escaping, v128.load(level.gy + c))
          escaping = f32x4.add(escaping, v128.load(level.gy + c - row))
          escaping = f32x4.add(escaping, carried)
          const above = v128.load(level.gz + c)
          const pivot = f32x4.add(above, escaping)
          negative = v128.or(negative, f32x4.lt(pivot, zero))
          // a padded lane has no links at all
          const inverse = v128.andnot(f32x4.div(one, pivot), f32x4.eq(pivot, zero))
          v128.store(level.inversePivot + c, inverse)
          carried = f32x4.mul(escaping, f32x4.mul(above, inverse))
          c += half
          w += half
        }
      }
    }
  }
  return v128.any_true(negative)
}

/**
 * Solves the columns with (i + j) mod 2 = `colour` exactly, their neighbours held, or counted as 0 `fromZero`. `line`: room
 * for one half slab, with zeros for one half row before it. Returns the largest change, K.
 */
export function smoothColumns(address: usize, colour: i32, fromZero: bool, line: usize): f32 {
  const level = changetype<Level>(address)
  let largest = f32x4.splat(0)
  for (let j = 0; j < level.ny; j++) {
    largest = f32x4.pmax(largest, fromZero ? smoothRowFromZero(level, colour, j) : smoothRow(level, colour, j, line))
  }
  return largestLane(largest)
}

/** The columns of a colour in row j; the largest changes. */
export function smoothRow(level: Level, colour: i32, j: i32, line: usize): v128 {
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const half = (<usize>level.half) << 2
  const gx = level.gx
  const gy = level.gy
  const gz = level.gz
  const u = level.unknown
  const rhs = level.rhs
  const inversePivot = level.inversePivot
  let largest = f32x4.splat(0)
  const parity = <usize>((colour + j) & 1)
  const start = <usize>(j + 1) * row + VECTOR
  const own = start + parity * slab
  const end = own + <usize>level.nz * half
  const toLine = line - own
  let w = parity === 0 ? start + slab - 4 : start
  // elimination from the bottom up; below the lowest cells the links are 0
  for (let c = own; c < end; c += VECTOR) {
    let heat = f32x4.add(v128.load(rhs + c), f32x4.mul(v128.load(gx + w), v128.load(u + w)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gx + c), v128.load(u + w, 4)))
    const along = f32x4.add(
      f32x4.mul(v128.load(gy + c - row), v128.load(u + c - row)),
      f32x4.mul(v128.load(gy + c), v128.load(u + c + row)),
    )
    heat = f32x4.add(heat, along)
    heat = f32x4.add(heat, f32x4.mul(v128.load(gz + c - half), v128.load(toLine + c - half)))
    v128.store(toLine + c, f32x4.mul(heat, v128.load(inversePivot + c)))
    w += VECTOR
  }
  // substitution from the top down; above the topmost cells the links are 0
  for (let c = end; c > own; ) {
    c -= VECTOR
    const share = f32x4.mul(v128.load(gz + c), v128.load(inversePivot + c))
    const solved = f32x4.add(v128.load(toLine + c), f32x4.mul(share, v128.load(u + c + half)))
    largest = f32x4.pmax(largest, f32x4.abs(f32x4.sub(solved, v128.load(u + c))))
    v128.store(u + c, solved)
  }
  return largest
}

/** The same where every other column counts as 0, and so does the colour's own start. */
export function smoothRowFromZero(level: Level, colour: i32, j: i32): v128 {
  const half = (<usize>level.half) << 2
  const gz = level.gz
  const u = level.unknown
  const rhs = level.rhs
  const inversePivot = level.inversePivot
  let largest = f32x4.splat(0)
  const parity = <usize>((colour + j) & 1)
  const own = <usize>(j + 1) * ((<usize>level.row) << 2) + VECTOR + parity * ((<usize>level.slab) << 2)
  const end = own + <usize>level.nz * half
  for (let c = own; c < end; c += VECTOR) {
    const heat = f32x4.add(v128.load(rhs + c), f32x4.mul(v128.load(gz + c - half), v128.load(u + c - half)))
    v128.store(u + c, f32x4.mul(heat, v128.load(inversePivot + c)))
  }
  for (let c = end; c > own; ) {
    c -= VECTOR
    const share = f32x4.mul(v128.load(gz + c), v128.load(inversePivot + c))
    const solved = f32x4.add(v128.load(u + c), f32x4.mul(share, v128.load(u + c + half)))
    largest = f32x4.pmax(largest, f32x4.abs(solved))
    v128.store(u + c, solved)
  }
  return largest
}
