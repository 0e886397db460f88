/** A file to a layout, or its problems printed. */
import { readFileSync } from 'node:fs'
import { parseLayout } from '../layout/parse.ts'
import type { Layout, Problem } from '../layout/schema.ts'
import { type Terminal, toJson } from './terminal.ts'

export type ReadLayout =
  | { ok: true; layout: Layout; notices: readonly Problem[] }
  | { ok: false; problems: readonly Problem[] }

export function readLayout(file: string): ReadLayout {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    return { ok: false, problems: [{ path: '', message: reasonOf(file, error as NodeJS.ErrnoException) }] }
  }
  return parseLayout(text)
}

/** The layout of a file that is to be solved; its notices go to stderr. Null where it is refused: the problems are printed. */
export function layoutToSolve(file: string, json: boolean, terminal: Terminal): Layout | null {
  const read = readLayout(file)
  if (!read.ok) {
    printProblems(read.problems, json, terminal)
    return null
  }
  if (!json) terminal.err(read.notices.map((notice) => `Notice: ${problemLine(notice)}`).join(''))
  return read.layout
}

function reasonOf(file: string, error: NodeJS.ErrnoException): string {
  if (error instanceof TypeError) return `${file} is not a UTF-8 text file.`
  switch (error.code) {
    case 'ENOENT':
      return `There is no file ${file}.`
    case 'EISDIR':
      return `${file} is a folder, not a file.`
    case 'EACCES':
      return `${file} may not be read.`
    default:
      return `${file} could not be read: ${error.message}`
  }
}

export function printProblems(problems: readonly Problem[], json: boolean, terminal: Terminal): void {
  if (json) terminal.out(toJson({ problems }))
  else terminal.err(problems.map(problemLine).join(''))
}

export const problemLine = ({ path, message }: Problem): string => `${path ? `${path}: ` : ''}${message}\n`
