import type { About } from '../preload/contract.ts'

/** @param version of Shoreline, from its package */
export function aboutShoreline(version: string): About {
  const { electron, chrome, node } = process.versions as Readonly<Record<string, string | undefined>>
  const runtime = [
    ['Electron', electron],
    ['Chromium', chrome],
    ['Node', node],
  ] as const
  return {
    version,
    runtime: runtime.flatMap(([name, known]) => (known === undefined ? [] : [{ name, version: known }])),
  }
}
