/**
 * A picture of at most 256 colours as PNG (ISO/IEC 15948), small enough for a document and in need of no library: the
 * pixels stand in stored blocks of DEFLATE (RFC 1951, 3.2.4), uncompressed.
 */

export interface IndexedImage {
  readonly columns: number
  readonly rows: number
  /** One entry of the palette per pixel, upper row first. */
  readonly pixels: Uint8Array
  /** Colours as 0xAABBGGRR; the alpha is not written. */
  readonly palette: Uint32Array
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Bytes of a stored block. */
const MOST_STORED = 0xffff
const BITS_PER_INDEX = 8
const INDEXED_COLOUR = 3

export function pngOf({ columns, rows, pixels, palette }: IndexedImage): Uint8Array {
  const header = [...big32(columns), ...big32(rows), BITS_PER_INDEX, INDEXED_COLOUR, 0, 0, 0]
  const colours = [...palette].flatMap((colour) => [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255])
  const scanlines = new Uint8Array(rows * (columns + 1))
  for (let row = 0; row < rows; row++) {
    // each line begins with the number of its filter: none
    scanlines.set(pixels.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1)
  }
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', Uint8Array.from(header)),
    chunk('PLTE', Uint8Array.from(colours)),
    chunk('IDAT', zlibStored(scanlines)),
    chunk('IEND', new Uint8Array()),
  ])
}

export function pngAddress(image: IndexedImage): string {
  return `data:image/png;base64,${base64(pngOf(image))}`
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data])
  return joined([big32(data.length), named, big32(crc32(named))])
}

function zlibStored(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let at = 0; at < data.length; at += MOST_STORED) {
    const block = data.subarray(at, at + MOST_STORED)
    const { length } = block
    const last = at + length === data.length ? 1 : 0
    parts.push(Uint8Array.of(last, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255), block)
  }
  parts.push(big32(adler32(data)))
  return joined(parts)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

export function crc32(data: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of data) crc = CRC_TABLE[(crc ^ byte) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function adler32(data: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

const big32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(data: Uint8Array): string {
  const groups: string[] = []
  for (let at = 0; at < data.length; at += 3) {
    const [first, second, third] = [data[at]!, data[at + 1], data[at + 2]]
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    const digit = (shift: number) => DIGITS[(bits >>> shift) & 63]!
    groups.push(
      digit(18) + digit(12) + (second === undefined ? '=' : digit(6)) + (third === undefined ? '=' : digit(0)),
    )
  }
  return groups.join('')
}
