/**
 * Between a level and the next coarser one. Which columns join is the host's choice; here it comes as gather records: two
 * windows of a half row and a byte mask for each, so that one record fills a vector from up to eight neighbours.
 */
import { clearRow, lateralHeat, smoothRow, smoothRowFromZero, westOf } from './columns'
import { Level, LINES, lineOf, RECORD, Transfer, VECTOR } from './level'
import { greater, largestLane } from './vector'

/** Elements of two windows by their masks, side by side; lanes without a source are 0. */
function gather(low: usize, lowMask: v128, high: usize, highMask: v128): v128 {
  return v128.or(i8x16.swizzle(v128.load(low), lowMask), i8x16.swizzle(v128.load(high), highMask))
}

/**
 * From a level to the next coarser one: solves the columns of colour 1, their neighbours held, and sets the coarse
 * right-hand side to the sums of what is left on those of colour 0: nothing but what the change of colour 1 brings, as they
 * had been solved before it, or all of it where they count as 0. `fromZero`: all columns count as 0; then up to 2 `pairs` of
 * half-sweeps, colour 0 before colour 1, may take the place of that one. All of it goes through the rows together, so that a row is still in
 * the cache when its residual is due. Returns the sum of the largest changes, K.
 */
export function descend(
  fineAddress: usize,
  transferAddress: usize,
  coarseAddress: usize,
  fromZero: bool,
  pairs: i32,
): f32 {
  const fine = changetype<Level>(fineAddress)
  const transfer = changetype<Transfer>(transferAddress)
  const coarse = changetype<Level>(coarseAddress)
  const ny = fine.ny
  let largest = f32x4.splat(0)
  if (pairs === 0) {
    for (let step = 0; step <= ny; step++) {
      if (step < ny) {
        largest = f32x4.pmax(
          largest,
          fromZero ? smoothRowFromZero(fine, 1, step) : smoothRow(fine, 1, step, lineOf(fine, step % CHANGES)),
        )
      }
      if (step > 0) restrictRow(fine, transfer, coarse, step - 1, fromZero)
    }
    return largestLane(largest)
  }
  const line = lineOf(fine, RESIDUAL)
  let black1 = f32x4.splat(0)
  let red2 = f32x4.splat(0)
  let black2 = f32x4.splat(0)
  // a row is due when the next one has had the half-sweep before
  for (let step = 0; step < ny + 2 * pairs; step++) {
    if (step < ny) {
      clearRow(fine, 1, step)
      largest = f32x4.pmax(largest, smoothRowFromZero(fine, 0, step))
    }
    if (pairs > 1) {
      if (within(step - 1, ny)) black1 = f32x4.pmax(black1, smoothRow(fine, 1, step - 1, line))
      if (within(step - 2, ny)) red2 = f32x4.pmax(red2, smoothRow(fine, 0, step - 2, line))
    }
    const due = step + 1 - 2 * pairs
    if (within(due, ny)) black2 = f32x4.pmax(black2, smoothRow(fine, 1, due, lineOf(fine, due % CHANGES)))
    if (within(due - 1, ny)) restrictRow(fine, transfer, coarse, due - 1, false)
  }
  return largestLane(largest) + largestLane(black1) + largestLane(red2) + largestLane(black2)
}

/** The changes of so many rows are kept, one line each; the residual has the last line. */
const CHANGES = LINES - 1
const RESIDUAL = LINES - 1

/** The residual of row j's columns of colour 0, left in the last line. */
function residualOfRow(level: Level, j: i32, fresh: bool): void {
  const row = (<usize>level.row) << 2
  const parity = j & 1
  const west = westOf(level, parity)
  const start = <usize>(j + 1) * row + VECTOR + <usize>parity * ((<usize>level.slab) << 2)
  const gx = level.gx + start
  const toGy = level.gy - level.gx
  const length = <usize>level.nz * ((<usize>level.half) << 2)
  const out = lineOf(level, RESIDUAL)
  let n: usize = 0
  if (fresh) {
    const rhs = level.rhs + start
    const own = level.unknown + start
    do {
      const here = own + n
      const at = gx + n
      const heat = lateralHeat(at, west, at + toGy, row, here + west, here - row, here + row)
      v128.store(out + n, f32x4.add(heat, v128.load(rhs + n)))
      n += VECTOR
    } while (n < length)
  } else {
    // beyond the first and the last row the links are 0
    const beside = lineOf(level, j % CHANGES) - (parity === 0 ? 4 : 0)
    const south = lineOf(level, (j + CHANGES - 1) % CHANGES)
    const north = lineOf(level, (j + 1) % CHANGES)
    do {
      const at = gx + n
      v128.store(out + n, lateralHeat(at, west, at + toGy, row, beside + n, south + n, north + n))
      n += VECTOR
    } while (n < length)
  }
}

function restrictRow(fine: Level, transfer: Transfer, coarse: Level, j: i32, fresh: bool): void {
  residualOfRow(fine, j, fresh)
  const half = (<usize>fine.half) << 2
  const coarseHalf = (<usize>coarse.half) << 2
  const line = lineOf(fine, RESIDUAL)
  const end = line + <usize>fine.nz * half
  const parent = load<i32>(transfer.parentY + ((<usize>j) << 2))
  const first = load<i32>(transfer.firstY + ((<usize>parent) << 2)) === j
  const coarseRow = coarse.rhs + <usize>(parent + 1) * ((<usize>coarse.row) << 2) + VECTOR
  let record = transfer.restriction + <usize>(j & 1) * 2 * (<usize>coarse.half >> 2) * RECORD
  for (let side: usize = 0; side < 2; side++) {
    const start = coarseRow + side * ((<usize>coarse.slab) << 2)
    for (let m: usize = 0; m < coarseHalf; m += VECTOR) {
      const lowMask = v128.load(record, 16)
      const highMask = v128.load(record, 32)
      const toHigh = ((<usize>load<u32>(record, 4)) << 2) - ((<usize>load<u32>(record)) << 2)
      let low = line + ((<usize>load<u32>(record)) << 2)
      let to = start + m
      if (first) {
        do {
          v128.store(to, gather(low, lowMask, low + toHigh, highMask))
          low += half
          to += coarseHalf
        } while (low < end)
      } else {
        do {
          v128.store(to, f32x4.add(v128.load(to), gather(low, lowMask, low + toHigh, highMask)))
          low += half
          to += coarseHalf
        } while (low < end)
      }
      record += RECORD
    }
  }
}

/**
 * Back from the next coarser level: every fine column of colour 0 gets its aggregate's correction, in place of its own
 * where `fresh`, on top otherwise; then so many pairs of half-sweeps, colour 1 before colour 0, all of them through the rows
 * together. `before`: what colour 1 has changed already. Returns the sum of a colour's largest changes, of the two the
 * greater one, K.
 */
export function ascend(
  fineAddress: usize,
  transferAddress: usize,
  coarseAddress: usize,
  fresh: bool,
  pairs: i32,
  before: f32,
): f32 {
  const fine = changetype<Level>(fineAddress)
  const transfer = changetype<Transfer>(transferAddress)
  const coarse = changetype<Level>(coarseAddress)
  const line = lineOf(fine, 0)
  const ny = fine.ny
  let given = f32x4.splat(0)
  let black1 = f32x4.splat(0)
  let red1 = f32x4.splat(0)
  let black2 = f32x4.splat(0)
  let red2 = f32x4.splat(0)
  // a row is due when the next one has had the half-sweep before
  for (let step = 0; step < ny + 2 * pairs; step++) {
    if (step < ny) given = f32x4.pmax(given, prolongRow(fine, transfer, coarse, step, fresh))
    if (pairs > 0) {
      if (within(step - 1, ny)) black1 = f32x4.pmax(black1, smoothRow(fine, 1, step - 1, line))
      if (within(step - 2, ny)) red1 = f32x4.pmax(red1, smoothRow(fine, 0, step - 2, line))
    }
    if (pairs > 1) {
      if (within(step - 3, ny)) black2 = f32x4.pmax(black2, smoothRow(fine, 1, step - 3, line))
      if (within(step - 4, ny)) red2 = f32x4.pmax(red2, smoothRow(fine, 0, step - 4, line))
    }
  }
  const black = before + largestLane(black1) + largestLane(black2)
  const red = largestLane(given) + largestLane(red1) + largestLane(red2)
  return max(black, red)
}

function within(j: i32, ny: i32): bool {
  return j >= 0 && j < ny
}

function prolongRow(fine: Level, transfer: Transfer, coarse: Level, j: i32, fresh: bool): v128 {
  const half = (<usize>fine.half) << 2
  const coarseHalf = (<usize>coarse.half) << 2
  const coarseSlab = (<usize>coarse.slab) << 2
  const parity = <usize>(j & 1)
  const parent = <usize>load<i32>(transfer.parentY + ((<usize>j) << 2))
  const from = coarse.unknown + (parent + 1) * ((<usize>coarse.row) << 2) + VECTOR
  const end = from + <usize>fine.nz * coarseHalf
  const start = fine.unknown + <usize>(j + 1) * ((<usize>fine.row) << 2) + parity * ((<usize>fine.slab) << 2) + VECTOR
  let record = transfer.prolongation + parity * (<usize>fine.half >> 2) * RECORD
  let rise = f32x4.splat(0)
  let fall = rise
  for (let m: usize = 0; m < half; m += VECTOR) {
    const lowMask = v128.load(record, 16)
    const highMask = v128.load(record, 32)
    const toHigh = ((<usize>load<u32>(record, 4)) << 2) - ((<usize>load<u32>(record)) << 2) + coarseSlab
    let low = from + ((<usize>load<u32>(record)) << 2)
    let to = start + m
    if (fresh) {
      do {
        const correction = gather(low, lowMask, low + toHigh, highMask)
        rise = f32x4.pmax(rise, correction)
        fall = f32x4.pmin(fall, correction)
        v128.store(to, correction)
        low += coarseHalf
        to += half
      } while (low < end)
    } else {
      do {
        const correction = gather(low, lowMask, low + toHigh, highMask)
        rise = f32x4.pmax(rise, correction)
        fall = f32x4.pmin(fall, correction)
        v128.store(to, f32x4.add(v128.load(to), correction))
        low += coarseHalf
        to += half
      } while (low < end)
    }
    record += RECORD
  }
  return greater(rise, fall)
}
