/**
 * The main process killed a hundred times, as by a power switch, in the middle of saving and of editing. The test speaks for
 * the page, so that a hundred starts take a minute: the built main bundle in the stand-in, real files.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CHANNELS, type RecoverableDocument } from '../../src/preload/contract.ts'
import { expect, test } from '../support/app.ts'
import { type Main, startMain } from '../support/launch-stand-in.ts'

const KILLS = 100
const PAGE = 'shoreline://app/index.html'
/** Long enough that a write is no single system call. */
const FILLER = 'x'.repeat(300_000)
const textOf = (n: number) => JSON.stringify({ format: 'cpo-layout', version: 1, name: `edit ${n}`, filler: FILLER })
const numberIn = (text: string): number => {
  const { name, filler } = JSON.parse(text) as { name: string; filler: string }
  expect(filler).toBe(FILLER)
  return Number(name.replace('edit ', ''))
}

/** One run of the app: its main process and the window that it opened. */
async function start(userData: string, path: string) {
  const main = startMain({ userData, arguments: [path] })
  const contentsId = await new Promise<number>((resolve) =>
    main.onMessage((message) => message.kind === 'load' && resolve(message.contentsId)),
  )
  const invoke = (channel: string, ...args: unknown[]) =>
    main.ask({ kind: 'invoke', contentsId, channel, args, frameUrl: PAGE })
  return { main, invoke }
}

/** Journals and saves as fast as answers come, until it is killed; returns the last edit that was promised to be kept. */
async function edit(
  { main, invoke }: { main: Main; invoke: (channel: string, ...args: unknown[]) => Promise<unknown> },
  from: number,
  forMs: number,
): Promise<{ last: number; saved: number; journalled: number }> {
  const begin = (await invoke(CHANNELS.start)) as { document: { token: string } }
  const { token } = begin.document
  let [last, saved, journalled] = [from, -1, -1]
  const dying = new Promise<void>((resolve) => setTimeout(() => void main.kill().then(resolve), forMs))
  const working = (async () => {
    for (;;) {
      last += 1
      const kept = (await invoke(CHANNELS.journal, { name: 'design', token, text: textOf(last) })) as { status: string }
      expect(kept.status).toBe('done')
      journalled = last
      if (last % 3 !== 0) continue
      const outcome = (await invoke(CHANNELS.save, token, textOf(last), false)) as { status: string }
      expect(outcome.status).toBe('done')
      saved = last
    }
  })().catch((error: Error) => {
    // the kill ends the conversation in the middle of a word
    if (!/ended with code|channel closed|EPIPE/i.test(error.message)) throw error
  })
  await Promise.all([dying, working])
  return { last, saved, journalled }
}

test('the document and the journal are always whole, and hold what was promised', { tag: '@desktop' }, async ({
  folder,
  platform,
}) => {
  test.skip(platform === 'electron', 'kills the stand-in’s process')
  test.setTimeout(600_000)
  const userData = join(folder, 'data')
  await mkdir(userData)
  const path = join(folder, 'design.cpo.json')
  await writeFile(path, textOf(0))
  let [n, onDisk, interrupted] = [0, 0, 0]
  for (let kill = 0; kill < KILLS; kill++) {
    const app = await start(userData, path)
    const found = (await app.invoke(CHANNELS.recoverable)) as readonly RecoverableDocument[]
    // what the run before was promised is there, or newer: the word of a write that was done may have been lost
    if (kill > 0) {
      expect(found.length).toBeLessThanOrEqual(1)
      for (const { id, text } of found) {
        expect(numberIn(text)).toBeGreaterThanOrEqual(interrupted)
        await app.invoke(CHANNELS.discard, id)
      }
      // nothing is offered where the file holds the very design that the journal does
      if (found.length === 0) expect(onDisk).toBeGreaterThanOrEqual(interrupted)
    }
    const run = await edit(app, n, 15 + ((kill * 37) % 120))
    n = run.last
    interrupted = run.journalled
    const now = numberIn(await readFile(path, 'utf8'))
    expect(now).toBeGreaterThanOrEqual(Math.max(run.saved, onDisk))
    onDisk = now
  }
  expect(onDisk).toBeGreaterThan(0)
})
