/**
 * Between a level and the next coarser one. Which columns join is the host's choice; here it comes as gather records: two
 * windows of a half row and a byte mask for each, so that one record fills a vector from up to eight neighbours.
 */
import { smoothRow, smoothRowFromZero } from './columns'
import { Level, RECORD, Transfer, VECTOR } from './level'
import { largestLane } from './vector'

/** A vector gathered from two half rows by one record; lanes without a source are 0. */
function gather(record: usize, a: usize, b: usize): v128 {
  const low = i8x16.swizzle(v128.load(a + ((<usize>load<u32>(record)) << 2)), v128.load(record, 16))
  const high = i8x16.swizzle(v128.load(b + ((<usize>load<u32>(record, 4)) << 2)), v128.load(record, 32))
  return v128.or(low, high)
}

/**
 * From a level to the next coarser one: solves the columns of colour 1, their neighbours held, and sets the coarse
 * right-hand side to the sums of what is left on those of colour 0. `fresh`: from zero, and those of colour 0 count as 0.
 * The two go through the rows together, so that a row is still in the cache when its residual is due. Returns the largest
 * change, K.
 */
export function descend(fineAddress: usize, transferAddress: usize, coarseAddress: usize, fresh: bool): f32 {
  const fine = changetype<Level>(fineAddress)
  const transfer = changetype<Transfer>(transferAddress)
  const coarse = changetype<Level>(coarseAddress)
  const line = transfer.line
  const ny = fine.ny
  let largest = f32x4.splat(0)
  for (let step = 0; step <= ny; step++) {
    if (step < ny) {
      largest = f32x4.pmax(largest, fresh ? smoothRowFromZero(fine, 1, step) : smoothRow(fine, 1, step, line))
    }
    if (step > 0) restrictRow(fine, transfer, coarse, step - 1, fresh)
  }
  return largestLane(largest)
}

function restrictRow(fine: Level, transfer: Transfer, coarse: Level, j: i32, fresh: bool): void {
  const half = (<usize>fine.half) << 2
  const coarseHalf = (<usize>coarse.half) << 2
  const coarseSlab = (<usize>coarse.slab) << 2
  const coarseVectors = <usize>coarse.half >> 2
  const line = transfer.line
  const parity = <usize>(j & 1)
  const parent = load<i32>(transfer.parentY + ((<usize>j) << 2))
  const first = load<i32>(transfer.firstY + ((<usize>parent) << 2)) === j
  const out = coarse.rhs + <usize>(parent + 1) * ((<usize>coarse.row) << 2) + VECTOR
  if (fresh) residualOfFresh(fine, j, parity, line)
  else residualOf(fine, j, parity, line)
  let from = line
  for (let k = 0; k < fine.nz; k++) {
    let record = transfer.restriction + parity * 2 * coarseVectors * RECORD
    for (let side: usize = 0; side < 2; side++) {
      let to = out + side * coarseSlab + <usize>k * coarseHalf
      const stop = to + coarseHalf
      if (first) {
        for (; to < stop; to += VECTOR) {
          v128.store(to, gather(record, from, from))
          record += RECORD
        }
      } else {
        for (; to < stop; to += VECTOR) {
          v128.store(to, f32x4.add(v128.load(to), gather(record, from, from)))
          record += RECORD
        }
      }
    }
    from += half
  }
}

function residualOfFresh(level: Level, j: i32, parity: usize, out: usize): void {
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const gx = level.gx
  const gy = level.gy
  const u = level.unknown
  const rhs = level.rhs
  const start = <usize>(j + 1) * row + VECTOR
  const own = start + parity * slab
  const end = own + <usize>level.nz * ((<usize>level.half) << 2)
  let w = parity === 0 ? start + slab - 4 : start
  for (let c = own; c < end; c += VECTOR) {
    let heat = f32x4.add(v128.load(rhs + c), f32x4.mul(v128.load(gx + w), v128.load(u + w)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gx + c), v128.load(u + w, 4)))
    const along = f32x4.add(
      f32x4.mul(v128.load(gy + c - row), v128.load(u + c - row)),
      f32x4.mul(v128.load(gy + c), v128.load(u + c + row)),
    )
    v128.store(out, f32x4.add(heat, along))
    w += VECTOR
    out += VECTOR
  }
}

function residualOf(level: Level, j: i32, parity: usize, out: usize): void {
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const half = (<usize>level.half) << 2
  const gx = level.gx
  const gy = level.gy
  const gz = level.gz
  const grounds = level.ground
  const rhs = level.rhs
  const u = level.unknown
  const start = <usize>(j + 1) * row + VECTOR
  const own = start + parity * slab
  const end = own + <usize>level.nz * half
  let w = parity === 0 ? start + slab - 4 : start
  for (let c = own; c < end; c += VECTOR) {
    const t = v128.load(u + c)
    let heat = f32x4.sub(v128.load(rhs + c), f32x4.mul(v128.load(grounds + c), t))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gx + w), f32x4.sub(v128.load(u + w), t)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gx + c), f32x4.sub(v128.load(u + w, 4), t)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gy + c - row), f32x4.sub(v128.load(u + c - row), t)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gy + c), f32x4.sub(v128.load(u + c + row), t)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gz + c - half), f32x4.sub(v128.load(u + c - half), t)))
    heat = f32x4.add(heat, f32x4.mul(v128.load(gz + c), f32x4.sub(v128.load(u + c + half), t)))
    v128.store(out, heat)
    w += VECTOR
    out += VECTOR
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
  const line = transfer.line
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
  const vectors = <usize>fine.half >> 2
  const coarseHalf = (<usize>coarse.half) << 2
  const coarseSlab = (<usize>coarse.slab) << 2
  let largest = f32x4.splat(0)
  const parity = <usize>(j & 1)
  const parent = <usize>load<i32>(transfer.parentY + ((<usize>j) << 2))
  const records = transfer.prolongation + parity * vectors * RECORD
  let even = coarse.unknown + (parent + 1) * ((<usize>coarse.row) << 2) + VECTOR
  let to = fine.unknown + <usize>(j + 1) * ((<usize>fine.row) << 2) + parity * ((<usize>fine.slab) << 2) + VECTOR
  for (let k = 0; k < fine.nz; k++) {
    let record = records
    for (const stop = to + half; to < stop; to += VECTOR) {
      const correction = gather(record, even, even + coarseSlab)
      largest = f32x4.pmax(largest, f32x4.abs(correction))
      v128.store(to, fresh ? correction : f32x4.add(v128.load(to), correction))
      record += RECORD
    }
    even += coarseHalf
  }
  return largest
}
