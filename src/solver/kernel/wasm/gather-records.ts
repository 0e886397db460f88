/**
 * Tables by which the compiled kernel joins and parts columns four at a time: for each vector to be filled, where two
 * windows of four source elements begin and which of their bytes go where (see assembly/transfer.ts).
 *
 * Two windows always suffice. Four coarse columns of one parity have at most seven fine columns of one parity below
 * them; four fine columns of one parity have at most four even and four odd coarse columns above them.
 */
import type { Transfer } from '../kernel.ts'
import { LANES, type Shape } from '../shape.ts'
import { firstChildren } from '../twin/transfer.ts'

/** A record: two offsets, padding, two masks. */
const RECORD_WORDS = 12
const MASK_WORDS = [4, 8] as const
/** Byte indices beyond the vector: the lane becomes 0. */
const NOTHING = 0x80808080
/** The byte indices of element 0, and from one element to the next. */
const ELEMENT = 0x03020100
const NEXT_ELEMENT = 0x04040404
/** A lane without a source. */
const NONE = -1

/**
 * By fine parity, coarse parity and coarse vector: fine half row to coarse half row. From all children of a coarse line, or
 * from its eastern one alone.
 */
export function restrictionRecords(transfer: Transfer, coarse: Shape, children: 'all' | 'eastern'): Uint8Array {
  const first = firstChildren(transfer.parentX, coarse.nx)
  const records = new RecordWriter(4 * (coarse.half / LANES))
  const child = new Int32Array(coarse.half)
  for (const parity of [0, 1]) {
    for (const side of [0, 1]) {
      child.fill(NONE)
      for (let column = side; column < coarse.nx; column += 2) {
        const end = first[column + 1]
        for (let i = children === 'all' ? first[column] : end - 1; i < end; i++) {
          if ((i & 1) === parity) child[column >> 1] = i >> 1
        }
      }
      for (let from = 0; from < coarse.half; from += LANES) {
        const base = smallest(child, from)
        records.open(base, base + LANES)
        for (let lane = 0; lane < LANES; lane++) {
          const element = child[from + lane] - base
          if (child[from + lane] !== NONE) records.take(lane, element < LANES ? 0 : 1, element % LANES)
        }
      }
    }
  }
  return records.bytes
}

/** By fine parity and fine vector: even and odd coarse half rows to a fine half row. */
export function prolongationRecords({ parentX }: Transfer, fine: Shape): Uint8Array {
  const records = new RecordWriter(2 * (fine.half / LANES))
  const even = new Int32Array(fine.half)
  const odd = new Int32Array(fine.half)
  for (const parity of [0, 1]) {
    even.fill(NONE)
    odd.fill(NONE)
    for (let i = parity; i < fine.nx; i += 2) (parentX[i] & 1 ? odd : even)[i >> 1] = parentX[i] >> 1
    for (let from = 0; from < fine.half; from += LANES) {
      const bases = [smallest(even, from), smallest(odd, from)] as const
      records.open(...bases)
      for (let lane = 0; lane < LANES; lane++) {
        if (even[from + lane] !== NONE) records.take(lane, 0, even[from + lane] - bases[0])
        if (odd[from + lane] !== NONE) records.take(lane, 1, odd[from + lane] - bases[1])
      }
    }
  }
  return records.bytes
}

/** Values per line in the order of half rows: even lines, padding, odd lines, padding. */
export function splitByParity(values: Float32Array | Float64Array, shape: Shape): Float32Array {
  const split = new Float32Array(2 * shape.half)
  for (let i = 0; i < values.length; i++) split[(i & 1) * shape.half + (i >> 1)] = values[i]
  return split
}

/** Of the sources of one vector; 0 where it has none. */
function smallest(sources: Int32Array, from: number): number {
  let found = NONE
  for (let n = from; n < from + LANES; n++) {
    if (sources[n] !== NONE && (found === NONE || sources[n] < found)) found = sources[n]
  }
  return Math.max(found, 0)
}

class RecordWriter {
  private readonly words: Uint32Array
  private end = 0

  constructor(records: number) {
    this.words = new Uint32Array(records * RECORD_WORDS).fill(NOTHING)
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.words.buffer)
  }

  /** The next record, with the offsets of its two windows and no lane taken. */
  open(first: number, second: number): void {
    this.words[this.end] = first
    this.words[this.end + 1] = second
    this.end += RECORD_WORDS
  }

  /** Of the record opened last: the lane comes from an element of a window. */
  take(lane: number, window: 0 | 1, element: number): void {
    this.words[this.end - RECORD_WORDS + MASK_WORDS[window] + lane] = ELEMENT + element * NEXT_ELEMENT
  }
}
