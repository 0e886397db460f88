import { crc32 as crcOfNode, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { crc32, pngAddress, pngOf } from '../../../src/report/map/indexed-png.ts'

/** Chunks by name, as any reader finds them; a wrong check sum is an exception. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png)
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const data = bytes.subarray(at + 8, at + 8 + length)
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crcOf(bytes.subarray(at + 4, at + 8 + length)))
    chunks.set(bytes.toString('latin1', at + 4, at + 8), data)
    at += length + 12
  }
  return chunks
}

/** Node has its own from version 20.15 on; before, the one under test is held against the standard's example. */
const crcOf = typeof crcOfNode === 'function' ? crcOfNode : crc32

describe('an indexed PNG', () => {
  it('holds the pixels line by line, the palette and the size', () => {
    const columns = 300
    const rows = 250
    const pixels = Uint8Array.from({ length: columns * rows }, (_, n) => (n * 7) % 251)
    const chunks = chunksOf(pngOf({ columns, rows, pixels, palette: Uint32Array.of(0xff030201, 0xff060504) }))
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
    expect([chunks.get('IHDR')!.readUInt32BE(0), chunks.get('IHDR')!.readUInt32BE(4)]).toEqual([columns, rows])
    expect([...chunks.get('PLTE')!]).toEqual([1, 2, 3, 4, 5, 6])
    // More than one stored block; zlib checks their lengths and the sum at the end.
    const lines = inflateSync(chunks.get('IDAT')!)
    expect(lines.length).toBe(rows * (columns + 1))
    for (let row = 0; row < rows; row++) {
      const line = lines.subarray(row * (columns + 1), (row + 1) * (columns + 1))
      expect(line[0]).toBe(0)
      expect(Buffer.compare(line.subarray(1), pixels.subarray(row * columns, (row + 1) * columns))).toBe(0)
    }
  })

  it('counts check sums as the standard does', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  })

  it('is an address of plain base64, whatever its length', () => {
    for (const columns of [1, 2, 3]) {
      const image = { columns, rows: 1, pixels: new Uint8Array(columns), palette: Uint32Array.of(0) }
      const [head, body] = pngAddress(image).split(',')
      expect(head).toBe('data:image/png;base64')
      expect(Buffer.compare(Buffer.from(body!, 'base64'), pngOf(image))).toBe(0)
      expect(Buffer.from(body!, 'base64').toString('base64')).toBe(body)
    }
  })
})
