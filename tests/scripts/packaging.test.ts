/** The packaging configuration against the project; packing itself needs downloads that tests do not make. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packIcns, packIco } from '../../scripts/icon-files.ts'
import { licencesOf } from '../../scripts/licences.ts'
import { FILE_ENDING } from '../../src/renderer/documents/files.ts'

const ROOT = join(import.meta.dirname, '../..')
const config = createRequire(import.meta.url)('../../packaging/electron-builder.cjs')
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const png = (size: number) => new Uint8Array(readFileSync(join(ROOT, `packaging/icons/${size}x${size}.png`)))

test('packs the version of Electron that the app is developed with', () => {
  expect(config.electronVersion).toBe(manifest.devDependencies.electron)
})

test('closes every door that a fuse can close, and never publishes', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(config.publish).toBe(null)
})

test('every file that it names is there, and the layouts’ ending is the program’s own', () => {
  const named = [
    config.linux.icon,
    config.win.icon,
    config.mac.icon,
    config.mac.entitlements,
    config.mac.entitlementsInherit,
    config.nsis.include,
  ]
  for (const path of named) expect(existsSync(join(ROOT, path)), path).toBe(true)
  expect(`.${config.fileAssociations[0].ext}`).toBe(FILE_ENDING)
})

test('the icons are pictures of the sizes that their names say', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    const header = Buffer.from(png(size))
    expect(header.subarray(1, 4).toString()).toBe('PNG')
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([size, size])
  }
})

test('the icon files of Windows and macOS hold the same pictures', () => {
  const icons = (sizes: readonly number[]) => sizes.map((size) => ({ size, png: png(size) }))
  const stored = (name: string) => readFileSync(join(ROOT, 'packaging', name))
  expect(stored('icon.ico').equals(packIco(icons([16, 24, 32, 48, 64, 128, 256])))).toBe(true)
  expect(stored('icon.icns').equals(packIcns(icons([16, 24, 32, 48, 64, 128, 256, 512, 1024])))).toBe(true)
  // read back as the systems read them
  const ico = stored('icon.ico')
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7])
  const [at, length] = [ico.readUInt32LE(6 + 12), ico.readUInt32LE(6 + 8)]
  expect(ico.subarray(at, at + length).equals(png(16))).toBe(true)
  const icns = stored('icon.icns')
  expect([icns.toString('ascii', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
})

test('About lists every package that the app contains, with the text of its licence', () => {
  const text = licencesOf(ROOT)
  for (const name of Object.keys(manifest.dependencies)) {
    // packages that are sources of types or fonts bring a licence too
    expect(text, name).toContain(`${name} ${manifest.dependencies[name]} (`)
  }
  expect(text).toContain('MIT License')
  expect(text).not.toContain('brings no text of its licence')
})
