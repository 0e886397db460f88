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

const RECORD_BYTES = 48
/** A byte index beyond the vector: the lane becomes 0. */
const NOTHING = 0x80

/** Source element of a lane in window a or b; null leaves the lane 0. */
interface Source {
  readonly window: 'a' | 'b'
  readonly element: number
}

/**
 * By fine parity, coarse parity and coarse vector: fine half row to coarse half row. From all children of a coarse line, or
 * from its eastern one alone.
 */
export function restrictionRecords(transfer: Transfer, coarse: Shape, children: 'all' | 'eastern'): Uint8Array {
  const first = firstChildren(transfer.parentX, coarse.nx)
  const childOf = (column: number, parity: number): number | null => {
    if (column >= coarse.nx) return null
    const end = first[column + 1]
    for (let i = children === 'all' ? first[column] : end - 1; i < end; i++) if ((i & 1) === parity) return i >> 1
    return null
  }
  const records = new RecordWriter(4 * (coarse.half / LANES))
  for (const parity of [0, 1]) {
    for (const side of [0, 1]) {
      for (let from = 0; from < coarse.half; from += LANES) {
        const sources = lanes((n) => childOf(2 * (from + n) + side, parity))
        const base = smallest(sources)
        records.add(
          base,
          base + LANES,
          sources.map((child) => child !== null && sourceIn(child - base)),
        )
      }
    }
  }
  return records.bytes
}

const sourceIn = (element: number): Source =>
  element < LANES ? { window: 'a', element } : { window: 'b', element: element - LANES }

/** By fine parity and fine vector: even and odd coarse half rows to a fine half row. */
export function prolongationRecords(transfer: Transfer, fine: Shape): Uint8Array {
  const records = new RecordWriter(2 * (fine.half / LANES))
  for (const parity of [0, 1]) {
    for (let from = 0; from < fine.half; from += LANES) {
      const parents = lanes((n) => {
        const i = 2 * (from + n) + parity
        return i < fine.nx ? transfer.parentX[i] : null
      })
      const bases = [0, 1].map((side) =>
        smallest(parents.map((parent) => (parent !== null && (parent & 1) === side ? parent >> 1 : null))),
      )
      records.add(
        bases[0],
        bases[1],
        parents.map(
          (parent) =>
            parent !== null && {
              window: parent & 1 ? 'b' : 'a',
              element: (parent >> 1) - bases[parent & 1],
            },
        ),
      )
    }
  }
  return records.bytes
}

/** Values per coarse line in the order of half rows: even lines, padding, odd lines, padding. */
export function splitByParity(values: Float32Array, coarse: Shape): Float32Array {
  const split = new Float32Array(2 * coarse.half)
  values.forEach((value, i) => {
    split[(i & 1) * coarse.half + (i >> 1)] = value
  })
  return split
}

const lanes = <T>(at: (n: number) => T): T[] => Array.from({ length: LANES }, (_, n) => at(n))
const smallest = (values: readonly (number | null)[]): number => {
  const found = values.filter((value) => value !== null)
  return found.length > 0 ? Math.min(...found) : 0
}

class RecordWriter {
  readonly bytes: Uint8Array
  private readonly words: Uint32Array
  private count = 0

  constructor(records: number) {
    this.bytes = new Uint8Array(records * RECORD_BYTES)
    this.words = new Uint32Array(this.bytes.buffer)
  }

  add(windowA: number, windowB: number, sources: readonly (Source | false)[]): void {
    const start = this.count++ * RECORD_BYTES
    this.words[start / 4] = windowA
    this.words[start / 4 + 1] = windowB
    const masks = { a: start + 16, b: start + 32 }
    this.bytes.fill(NOTHING, masks.a, masks.b + 16)
    sources.forEach((source, lane) => {
      if (!source) return
      for (let byte = 0; byte < 4; byte++)
        this.bytes[masks[source.window] + 4 * lane + byte] = 4 * source.element + byte
    })
  }
}
