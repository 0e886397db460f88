import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The constant by which every bundle of the program says its version, for Vite's `define`. */
export function versionConstant(root: string): { readonly __SHORELINE_VERSION__: string } {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { __SHORELINE_VERSION__: JSON.stringify(version) }
}
