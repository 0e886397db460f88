/** The licences of the packages that the built app contains, as one text that About shows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Emits `licences.txt` beside the page. Electron and Chromium bring their own lists with their runtime. */
export function licencesPlugin(root: string): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesOf(root) })
    },
  }
}

/** Every package that a dependency of `root` leads to, once, with the text of its licence. */
export function licencesOf(root: string): string {
  const found = new Map<string, string>()
  const visit = (name: string, from: string) => {
    const folder = folderOf(name, from)
    if (!folder || found.has(folder)) return
    const { version, license, dependencies = {} } = manifestOf(folder)
    found.set(folder, `${name} ${version} (${license ?? 'licence not stated'})\n\n${licenceText(folder)}`)
    for (const dependency of Object.keys(dependencies)) visit(dependency, folder)
  }
  for (const dependency of Object.keys(manifestOf(root).dependencies ?? {})) visit(dependency, root)
  const texts = [...found.values()].sort((a, b) => a.localeCompare(b))
  return `${texts.join(`\n\n${'—'.repeat(40)}\n\n`)}\n`
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** As Node looks for a package: beside the one that asks for it, or further up. Null for an optional one that is absent. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) return null
  }
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name))
  return file === undefined
    ? 'The package brings no text of its licence.'
    : readFileSync(join(folder, file), 'utf8').trim()
}
