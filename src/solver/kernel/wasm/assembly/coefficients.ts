/** Coefficients of the levels: links of the finest one from its conductivities, those of a coarser one from its aggregates. */
import { Level, RECORD, Transfer, VECTOR } from './level'

/** What the links of the finest level come from: addresses of f32 arrays. */
@unmanaged
export class Material {
  /** W/(m·K) per cell, along x and y and along z; 0 in padding and ghost rows. */
  inPlane: usize
  throughPlane: usize
  /** m, widths of the lines; along x the even lines first, padded like a half row, then the odd ones and a vector of zeros. */
  widthsX: usize
  widthsY: usize
  widthsZ: usize
}

/** Two half cells in series, W/K per face: a·b / (wa·b + wb·a); 0 where there is nothing on either side. */
function inSeries(a: v128, b: v128, wa: v128, wb: v128): v128 {
  const resistance = f32x4.add(f32x4.mul(wa, b), f32x4.mul(wb, a))
  return v128.andnot(f32x4.div(f32x4.mul(a, b), resistance), f32x4.eq(resistance, f32x4.splat(0)))
}

/** Links from the cells of lines [i0, i1) × [j0, j1), widened to whole vectors. See twin/coefficients.ts. */
export function assembleLinks(address: usize, materialAddress: usize, i0: i32, i1: i32, j0: i32, j1: i32): void {
  const level = changetype<Level>(address)
  const material = changetype<Material>(materialAddress)
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const half = (<usize>level.half) << 2
  const nz = level.nz
  const inPlane = material.inPlane
  const throughPlane = material.throughPlane
  const gx = level.gx
  const gy = level.gy
  const gz = level.gz
  const from = ((<usize>(i0 >> 1)) << 2) & ~15
  const to = (<usize>((i1 + 1) >> 1)) << 2
  const lastColumn = level.nx - 1
  const toLast = (<usize>(lastColumn >> 1)) << 2
  for (let j = j0; j < j1; j++) {
    const wy = f32x4.splat(load<f32>(material.widthsY + ((<usize>j) << 2)))
    const wyNext = f32x4.splat(load<f32>(material.widthsY + ((<usize>j) << 2), 4))
    for (let parity: usize = 0; parity < 2; parity++) {
      const widths = material.widthsX + parity * half
      const widthsEast = parity === 0 ? widths + half : material.widthsX + 4
      const toEast = parity === 0 ? slab : 4 - slab
      let own = <usize>(j + 1) * row + VECTOR + parity * slab
      for (let k = 0; k < nz; k++) {
        const wz = f32x4.splat(load<f32>(material.widthsZ + ((<usize>k) << 2)))
        const wzNext = f32x4.splat(load<f32>(material.widthsZ + ((<usize>k) << 2), 4))
        const twiceZ = f32x4.add(wz, wz)
        const faceX = f32x4.mul(wy, twiceZ)
        const twiceY = f32x4.add(wy, wy)
        const topmost = k + 1 === nz
        for (let m = from; m < to; m += VECTOR) {
          const c = own + m
          const wx = v128.load(widths + m)
          const east = inSeries(v128.load(inPlane + c), v128.load(inPlane + c + toEast), wx, v128.load(widthsEast + m))
          v128.store(gx + c, f32x4.mul(faceX, east))
          const north = inSeries(v128.load(inPlane + c), v128.load(inPlane + c + row), wy, wyNext)
          v128.store(gy + c, f32x4.mul(f32x4.mul(twiceZ, wx), north))
          if (topmost) {
            v128.store(gz + c, f32x4.splat(0))
          } else {
            const above = inSeries(v128.load(throughPlane + c), v128.load(throughPlane + c + half), wz, wzNext)
            v128.store(gz + c, f32x4.mul(f32x4.mul(twiceY, wx), above))
          }
        }
        // where a half row has no padding, another cell follows on the last one
        if (parity === <usize>(lastColumn & 1)) store<f32>(gx + own + toLast, 0)
        own += half
      }
    }
  }
}

/**
 * Coefficients of the coarse columns [i0, i1) × [j0, j1), widened to whole vectors, from their aggregates: the one or two
 * fine rows of each are added before their columns are gathered. See twin/coefficients.ts.
 */
export function coarsen(
  fineAddress: usize,
  transferAddress: usize,
  coarseAddress: usize,
  i0: i32,
  i1: i32,
  j0: i32,
  j1: i32,
): void {
  const fine = changetype<Level>(fineAddress)
  const transfer = changetype<Transfer>(transferAddress)
  const coarse = changetype<Level>(coarseAddress)
  const row = (<usize>fine.row) << 2
  const slab = (<usize>fine.slab) << 2
  const half = (<usize>fine.half) << 2
  const nz = fine.nz
  const coarseRow = (<usize>coarse.row) << 2
  const coarseSlab = (<usize>coarse.slab) << 2
  const coarseHalf = (<usize>coarse.half) << 2
  const records = (<usize>coarse.half >> 2) * RECORD
  const fromX = <usize>(i0 >> 3)
  const toX = <usize>((i1 + 7) >> 3)
  for (let j = j0; j < j1; j++) {
    const first = load<i32>(transfer.firstY + ((<usize>j) << 2))
    const last = load<i32>(transfer.firstY + ((<usize>j) << 2), 4) - 1
    const ratioY = f32x4.splat(load<f32>(transfer.ratioY + ((<usize>j) << 2)))
    const low = <usize>(first + 1) * row + VECTOR
    const toHigh = <usize>(last - first) * row
    const pair = i32x4.splat(last > first ? -1 : 0)
    for (let side: usize = 0; side < 2; side++) {
      for (let v = fromX; v < toX; v++) {
        // children on even and on odd fine lines: all of them, and the eastern one alone
        const even = transfer.restriction + side * records + v * RECORD
        const odd = even + 2 * records
        const evenLast = transfer.eastern + side * records + v * RECORD
        const oddLast = evenLast + 2 * records
        const evenA = low + ((<usize>load<u32>(even)) << 2)
        const evenB = low + ((<usize>load<u32>(even, 4)) << 2)
        const oddA = low + slab + ((<usize>load<u32>(odd)) << 2)
        const oddB = low + slab + ((<usize>load<u32>(odd, 4)) << 2)
        const evenLastA = low + ((<usize>load<u32>(evenLast)) << 2)
        const evenLastB = low + ((<usize>load<u32>(evenLast, 4)) << 2)
        const oddLastA = low + slab + ((<usize>load<u32>(oddLast)) << 2)
        const oddLastB = low + slab + ((<usize>load<u32>(oddLast, 4)) << 2)
        const evenMaskA = v128.load(even, 16)
        const evenMaskB = v128.load(even, 32)
        const oddMaskA = v128.load(odd, 16)
        const oddMaskB = v128.load(odd, 32)
        const evenLastMaskA = v128.load(evenLast, 16)
        const evenLastMaskB = v128.load(evenLast, 32)
        const oddLastMaskA = v128.load(oddLast, 16)
        const oddLastMaskB = v128.load(oddLast, 32)
        const ratioX = v128.load(transfer.ratioX + side * coarseHalf + v * VECTOR)
        let out = <usize>(j + 1) * coarseRow + VECTOR + side * coarseSlab + v * VECTOR
        let gx = fine.gx
        let gy = fine.gy + toHigh
        let gz = fine.gz
        let ground = fine.ground
        for (let k = 0; k < nz; k++) {
          const east = f32x4.add(
            joined(
              rows(gx + evenLastA, toHigh, pair),
              evenLastMaskA,
              rows(gx + evenLastB, toHigh, pair),
              evenLastMaskB,
            ),
            joined(rows(gx + oddLastA, toHigh, pair), oddLastMaskA, rows(gx + oddLastB, toHigh, pair), oddLastMaskB),
          )
          v128.store(coarse.gx + out, f32x4.mul(ratioX, east))
          const north = f32x4.add(
            joined(v128.load(gy + evenA), evenMaskA, v128.load(gy + evenB), evenMaskB),
            joined(v128.load(gy + oddA), oddMaskA, v128.load(gy + oddB), oddMaskB),
          )
          v128.store(coarse.gy + out, f32x4.mul(ratioY, north))
          const above = f32x4.add(
            joined(rows(gz + evenA, toHigh, pair), evenMaskA, rows(gz + evenB, toHigh, pair), evenMaskB),
            joined(rows(gz + oddA, toHigh, pair), oddMaskA, rows(gz + oddB, toHigh, pair), oddMaskB),
          )
          v128.store(coarse.gz + out, above)
          const toFluids = f32x4.add(
            joined(rows(ground + evenA, toHigh, pair), evenMaskA, rows(ground + evenB, toHigh, pair), evenMaskB),
            joined(rows(ground + oddA, toHigh, pair), oddMaskA, rows(ground + oddB, toHigh, pair), oddMaskB),
          )
          v128.store(coarse.ground + out, toFluids)
          out += coarseHalf
          gx += half
          gy += half
          gz += half
          ground += half
        }
      }
    }
  }
}

/** The lanes that two masks take from two windows. */
function joined(a: v128, maskA: v128, b: v128, maskB: v128): v128 {
  return v128.or(i8x16.swizzle(a, maskA), i8x16.swizzle(b, maskB))
}

/** A vector of one row, plus that of the next where there is a pair of them. */
function rows(at: usize, toNext: usize, pair: v128): v128 {
  return f32x4.add(v128.load(at), v128.and(pair, v128.load(at + toNext)))
}
