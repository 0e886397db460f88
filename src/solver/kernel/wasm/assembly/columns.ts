/**
 * z-line kernels: factors of the columns and red-black half-sweeps, four columns at a time. See twin/columns.ts. The inner
 * loops test at their end: V8 takes what does not change out of those, but not out of loops that might never run.
 */
import { Level, lineOf, VECTOR } from './level'
import { greater, largestLane } from './vector'

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
 * Solves the columns with (i + j) mod 2 = `colour` exactly, their neighbours held, or counted as 0 `fromZero`. Returns the
 * largest change, K.
 */
export function smoothColumns(address: usize, colour: i32, fromZero: bool): f32 {
  const level = changetype<Level>(address)
  const line = lineOf(level, 0)
  let largest = f32x4.splat(0)
  for (let j = 0; j < level.ny; j++) {
    largest = f32x4.pmax(largest, fromZero ? smoothRowFromZero(level, colour, j) : smoothRow(level, colour, j, line))
  }
  return largestLane(largest)
}

/**
 * What four columns get from those beside them, W, links times temperatures: `gx` and `gy` are the addresses of their own
 * links, `west` leads to the western columns' links, `beside` to the western columns' temperatures, the eastern ones one
 * element further on.
 */
export function lateralHeat(
  gx: usize,
  west: usize,
  gy: usize,
  row: usize,
  beside: usize,
  south: usize,
  north: usize,
): v128 {
  let heat = f32x4.mul(v128.load(gx + west), v128.load(beside))
  heat = f32x4.add(heat, f32x4.mul(v128.load(gx), v128.load(beside, 4)))
  heat = f32x4.add(heat, f32x4.mul(v128.load(gy), v128.load(north)))
  return f32x4.add(heat, f32x4.mul(v128.load(gy - row), v128.load(south)))
}

/** From a half slab to where the western neighbours of its columns begin. */
export function westOf(level: Level, parity: i32): usize {
  return parity === 0 ? ((<usize>level.slab) << 2) - 4 : -((<usize>level.slab) << 2)
}

/** The columns of a colour in row j; the largest changes. Each cell's change is left in `line`. */
export function smoothRow(level: Level, colour: i32, j: i32, line: usize): v128 {
  const row = (<usize>level.row) << 2
  const half = (<usize>level.half) << 2
  const apart = level.unknown - level.gx
  const parity = (colour + j) & 1
  const west = westOf(level, parity)
  const own = level.gx + <usize>(j + 1) * row + VECTOR + <usize>parity * ((<usize>level.slab) << 2)
  const end = own + <usize>level.nz * half
  let at = own
  const toLine = line - own
  const toLineBelow = toLine - half
  // elimination from the bottom up; below the lowest cells the links are 0
  do {
    const here = at + apart
    const north = here + apart
    let heat = lateralHeat(at, west, north, row, here + west, here - row, here + row)
    const up = north + apart
    heat = f32x4.add(heat, f32x4.mul(v128.load(up - half), v128.load(at + toLineBelow)))
    const source = up + apart
    heat = f32x4.add(heat, v128.load(source))
    v128.store(at + toLine, f32x4.mul(heat, v128.load(source + apart)))
    at += VECTOR
  } while (at < end)
  let out = end + toLine
  // substitution from the top down; above the topmost cells the links are 0
  let rise = f32x4.splat(0)
  let fall = rise
  let here = end + apart
  do {
    here -= VECTOR
    out -= VECTOR
    const up = here + apart + apart
    const share = f32x4.mul(v128.load(up), v128.load(up + apart + apart))
    const solved = f32x4.add(v128.load(out), f32x4.mul(share, v128.load(here + half)))
    const change = f32x4.sub(solved, v128.load(here))
    rise = f32x4.pmax(rise, change)
    fall = f32x4.pmin(fall, change)
    v128.store(here, solved)
    v128.store(out, change)
  } while (out > line)
  return greater(rise, fall)
}

/** The same where every other column counts as 0, and so does the colour's own start; no line is needed. */
export function smoothRowFromZero(level: Level, colour: i32, j: i32): v128 {
  const half = (<usize>level.half) << 2
  const apart = level.unknown - level.gx
  const parity = <usize>((colour + j) & 1)
  const own = level.unknown + <usize>(j + 1) * ((<usize>level.row) << 2) + VECTOR + parity * ((<usize>level.slab) << 2)
  const end = own + <usize>level.nz * half
  let rise = f32x4.splat(0)
  let fall = rise
  let here = own
  do {
    const up = here + apart + apart
    const source = up + apart
    const heat = f32x4.add(v128.load(source), f32x4.mul(v128.load(up - half), v128.load(here - half)))
    v128.store(here, f32x4.mul(heat, v128.load(source + apart)))
    here += VECTOR
  } while (here < end)
  do {
    here -= VECTOR
    const up = here + apart + apart
    const share = f32x4.mul(v128.load(up), v128.load(up + apart + apart))
    const solved = f32x4.add(v128.load(here), f32x4.mul(share, v128.load(here + half)))
    rise = f32x4.pmax(rise, solved)
    fall = f32x4.pmin(fall, solved)
    v128.store(here, solved)
  } while (here > own)
  return greater(rise, fall)
}

/** Sets the columns of a colour in row j to 0. */
export function clearRow(level: Level, colour: i32, j: i32): void {
  const start = <usize>(j + 1) * <usize>level.row + <usize>((colour + j) & 1) * <usize>level.slab
  memory.fill(level.unknown + (start << 2) + VECTOR, 0, (<usize>level.nz * <usize>level.half) << 2)
}
