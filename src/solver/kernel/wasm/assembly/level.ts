/**
 * The host writes these records into memory; lengths count elements, the rest are byte addresses. The storage is that of
 * kernel/shape.ts: [row j][parity of i][k][i / 2], half rows padded to whole vectors, a gap of one vector before each
 * half slab, ghost rows before the first and after the last.
 */
@unmanaged
export class Level {
  nx: i32
  ny: i32
  nz: i32
  half: i32
  slab: i32
  row: i32
  /**
   * These six follow each other at equal distances, in this order: from an element of one it is as far to that of the next
   * everywhere, so that the loops over them need few registers.
   */
  gx: usize
  unknown: usize
  gy: usize
  gz: usize
  rhs: usize
  inversePivot: usize
  ground: usize
  /** Room for LINES half slabs, each behind a half row of zeros. */
  lines: usize
  /** The finest level only: right-hand side and temperature in f64, search direction in f32, room for three f64. */
  load: usize
  temperature: usize
  direction: usize
  sums: usize
}

/** From a level to the next coarser one. */
@unmanaged
export class Transfer {
  /** i32: first child line per coarse line, and one past the last. */
  firstX: usize
  firstY: usize
  /**
   * f32 per coarse line: what the links across the face behind it are multiplied by; along x the even lines first, padded
   * like a half row, then the odd ones.
   */
  ratioX: usize
  ratioY: usize
  /** i32 per fine row: its coarse row. */
  parentY: usize
  /** Records that gather fine half rows into coarse ones, by fine parity, coarse parity, coarse vector. */
  restriction: usize
  /** The same with the eastern child of each coarse line alone. */
  eastern: usize
  /** Records that gather coarse half rows into fine ones, by fine parity, fine vector. */
  prolongation: usize
}

/** What a column's elimination leaves for three rows, and the residual of one. */
export const LINES: i32 = 4

/** Line n of a level, of a half slab's length. */
export function lineOf(level: Level, n: i32): usize {
  return level.lines + <usize>(n * (level.half + level.slab) + level.half) * 4
}

/** Bytes of one vector, and of the gap before each half slab. */
export const VECTOR: usize = 16
/** Bytes of one gather record: two element offsets, padding, two byte masks. */
export const RECORD: usize = 48
