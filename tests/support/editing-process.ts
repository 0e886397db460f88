/**
 * A program that edits, journals and saves a document for ever, to be killed: what the app does to the disk, without its
 * window. Bundled and run by `killed.test.ts` with a document and a folder of journals, it tells on stdout what is certain:
 * `journalled 7`, `saved 7`.
 */

import { nodeFileSystem } from '../../src/main/file-system.ts'
import { createRecovery } from '../../src/main/recovery.ts'
import { versionIn, versionText } from './document-versions.ts'
import { documentWindow } from './document-window.ts'

const [path = '', journals = ''] = process.argv.slice(2)
const documents = documentWindow(nodeFileSystem, path)
const recovery = createRecovery(nodeFileSystem, journals, fail).forWindow(documents)

const outcome = await documents.openPath(path)
if (outcome.status !== 'done') throw new Error(`not opened: ${JSON.stringify(outcome)}`)
const { token, name, text } = outcome.value

for (let version = versionIn(text) + 1; ; version++) {
  const edited = versionText(version)
  const kept = await recovery.journal({ name, token, text: edited })
  if (kept.status !== 'done') fail(`not journalled: ${JSON.stringify(kept)}`)
  tell(`journalled ${version}`)
  // Not every edit is saved.
  if (version % 3 === 0) continue
  const saved = await documents.save(token, edited, false)
  if (saved.status !== 'done') fail(`not saved: ${JSON.stringify(saved)}`)
  tell(`saved ${version}`)
  if (version % 5 === 0) await recovery.end()
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(message: string): never {
  throw new Error(message)
}
