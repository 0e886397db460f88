/** Files under tests/fixtures, read as text. */
import { readdirSync, readFileSync } from 'node:fs'

const FIXTURES = new URL('../fixtures/', import.meta.url)

export function readFixture(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8')
}

/** The names of the files in a folder that end so, sorted. */
export function fixtureFiles(folder: string, ending: string): string[] {
  return readdirSync(new URL(`${folder}/`, FIXTURES))
    .filter((file) => file.endsWith(ending))
    .sort()
}

/** The layout documents (no references) of `verification/public`, by file name. */
export function publicDocuments(): { file: string; text: string }[] {
  return fixtureFiles('verification/public', '.json')
    .filter((file) => !/reference\.json$/.test(file))
    .map((file) => ({ file, text: readFixture(`verification/public/${file}`) }))
}
