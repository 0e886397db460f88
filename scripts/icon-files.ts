/** The two containers of icons, both holding PNG files as they are. */

export interface Icon {
  /** Width and height, px. */
  readonly size: number
  readonly png: Uint8Array
}

/**
 * Windows: ICONDIR, one ICONDIRENTRY per picture, then the pictures (Microsoft, "Icons", Win32 documentation; PNG entries
 * since Windows Vista). Sizes up to 256.
 */
export function packIco(icons: readonly Icon[]): Uint8Array {
  const header = Buffer.alloc(6 + 16 * icons.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(icons.length, 4)
  let offset = header.length
  icons.forEach(({ size, png }, n) => {
    const at = 6 + 16 * n
    // 0 stands for 256
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...icons.map(({ png }) => png)])
}

/** macOS: types of the `icns` container that hold PNG, by size in px; some sizes serve twice, for double density. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

export function packIcns(icons: readonly Icon[]): Uint8Array {
  const parts = icons.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => {
      const head = Buffer.alloc(8)
      head.write(type, 'ascii')
      head.writeUInt32BE(8 + png.length, 4)
      return Buffer.concat([head, png])
    }),
  )
  const head = Buffer.alloc(8)
  head.write('icns', 'ascii')
  head.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0), 4)
  return Buffer.concat([head, ...parts])
}
