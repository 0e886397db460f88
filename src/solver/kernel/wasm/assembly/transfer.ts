/**
 * Between a level and the next coarser one. Which columns join is the host's choice; here it comes as gather records: two
 * windows of a half row and a byte mask for each, so that one record fills a vector from up to eight neighbours.
 */
import { Level, RECORD, Transfer, VECTOR } from './level'
import { largestLane } from './vector'

/** A vector gathered from two half rows by one record; lanes without a source are 0. */
function gather(record: usize, a: usize, b: usize): v128 {
  const low = i8x16.swizzle(v128.load(a + ((<usize>load<u32>(record)) << 2)), v128.load(record, 16))
  const high = i8x16.swizzle(v128.load(b + ((<usize>load<u32>(record, 4)) << 2)), v128.load(record, 32))
  return v128.or(low, high)
}

/**
 * Sets the coarse right-hand side to the sums of the fine residual over the aggregates, from the columns of colour 0.
 * `fresh`: only the columns of colour 1 have been solved, from zero, and those of colour 0 count as 0.
 */
export function restrictResidual(fineAddress: usize, transferAddress: usize, coarseAddress: usize, fresh: bool): void {
  const fine = changetype<Level>(fineAddress)
  const transfer = changetype<Transfer>(transferAddress)
  const coarse = changetype<Level>(coarseAddress)
  const half = (<usize>fine.half) << 2
  const coarseHalf = (<usize>coarse.half) << 2
  const coarseSlab = (<usize>coarse.slab) << 2
  const coarseVectors = <usize>coarse.half >> 2
  const line = transfer.line
  for (let row = 0; row < coarse.ny; row++) {
    const first = load<i32>(transfer.firstY + ((<usize>row) << 2))
    const end = load<i32>(transfer.firstY + ((<usize>row) << 2), 4)
    const out = coarse.rhs + <usize>(row + 1) * ((<usize>coarse.row) << 2) + VECTOR
    for (let j = first; j < end; j++) {
      const parity = <usize>(j & 1)
      if (fresh) residualOfFresh(fine, j, parity, line)
      else residualOf(fine, j, parity, line)
      let from = line
      for (let k = 0; k < fine.nz; k++) {
        let record = transfer.restriction + parity * 2 * coarseVectors * RECORD
        for (let side: usize = 0; side < 2; side++) {
          let to = out + side * coarseSlab + <usize>k * coarseHalf
          const stop = to + coarseHalf
          if (j === first) {
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
 * Gives every fine column of colour 0 its aggregate's correction: in place of its own where `fresh`, on top otherwise.
 * Returns the largest, K.
 */
export function prolong(fineAddress: usize, transferAddress: usize, coarseAddress: usize, fresh: bool): f32 {
  const fine = changetype<Level>(fineAddress)
  const transfer = changetype<Transfer>(transferAddress)
  const coarse = changetype<Level>(coarseAddress)
  const half = (<usize>fine.half) << 2
  const vectors = <usize>fine.half >> 2
  const coarseHalf = (<usize>coarse.half) << 2
  const coarseSlab = (<usize>coarse.slab) << 2
  let largest = f32x4.splat(0)
  for (let j = 0; j < fine.ny; j++) {
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
  }
  return largestLane(largest)
}
