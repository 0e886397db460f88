/** A file as the design that the open one is compared with: it is read, and never opened. */
import { parseLayout } from '../../layout/parse.ts'
import { chooseUpload } from '../platform/file-pickers.ts'
import { readFile } from '../platform/read-file.ts'
import type { App } from '../state/app.ts'

export async function compareWithFile(app: App): Promise<void> {
  const file = await chooseUpload('.json,application/json')
  if (!file) return
  const read = await readFile(file)
  if (read.status !== 'done') return app.comparisons.refuse([read.reason])
  compareWithText(app, file.name, read.value)
}

/** Refused with every problem where it is no valid layout. */
export function compareWithText(app: App, name: string, text: string): void {
  const parsed = parseLayout(text)
  if (parsed.ok) {
    app.comparisons.against({ name, layout: parsed.layout }, 'difference')
    return
  }
  const problems = parsed.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  app.comparisons.refuse([`${name} cannot be compared with.`, ...problems])
}
