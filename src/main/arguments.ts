/** Files that the operating system hands over on the command line. */
import { resolve } from 'node:path'

/** More than a designer opens at once; a slip of the shell opens no hundred windows. */
const MOST_FILES = 8

/**
 * Absolute paths of the documents named on a command line; switches, Chromium's own among them, are no documents.
 *
 * @param argv as the process got it
 * @param skip how many of its first words are the program itself: one when packaged, two under `electron .`
 * @param folder against which relative names are resolved
 */
export function documentsNamedIn(argv: readonly string[], skip: number, folder: string): string[] {
  const names = argv.slice(skip).filter((word) => word !== '' && !word.startsWith('-'))
  return names.slice(0, MOST_FILES).map((name) => resolve(folder, name))
}
