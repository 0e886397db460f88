/** Journals on a disk that fails at any step: a design that was journalled is in its file or in a whole journal. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecovery, type WindowRecovery } from '../../src/main/recovery.ts'
import { documentWindow, opened } from '../support/document-window.ts'
import { createFaultyDisk, type FaultyDisk, type Plan, untilPowerCut } from '../support/faulty-disk.ts'

const DATA = '/home/.shoreline'
const FOLDER = `${DATA}/recovery`
const PATH = '/home/designs/design.cpo.json'
const OLD = 'the design as it was opened'
const EDITS = ['one edit', 'and another edit, longer', 'third']
const CODES = ['ENOSPC', 'EIO', 'EACCES']

/** One start of the program: a window with the document, and what the next start would offer. */
async function start(disk: FaultyDisk) {
  const warnings: string[] = []
  const documents = documentWindow(disk.fs, PATH)
  const recovery = createRecovery(disk.fs, FOLDER, (message) => warnings.push(message))
  await recovery.ready
  return { documents, warnings, window: recovery.forWindow(documents) }
}

async function offeredOn(disk: FaultyDisk): Promise<string[]> {
  const { window, warnings } = await start(disk)
  const texts = (await window.list()).map(({ text }) => text)
  expect(warnings).toEqual([])
  return texts
}

const entry = (text: string, token: string | null = null) => ({ name: 'design.cpo.json', token, text })

/** Calls a piece of work with the power going before each step in turn, and once without. */
async function atEveryPowerCut(work: (plan: Plan) => Promise<FaultyDisk>): Promise<void> {
  for (let cutBefore = 1; (await work({ writeLimit: 60, cutBefore })).isOff(); cutBefore++);
}

async function journalled(...texts: readonly string[]): Promise<{ disk: FaultyDisk; window: WindowRecovery }> {
  const disk = createFaultyDisk({ [PATH]: OLD, [`${DATA}/`]: '' })
  const { window } = await start(disk)
  for (const text of texts) expect((await window.journal(entry(text))).status).toBe('done')
  return { disk, window }
}

describe('a power cut at any step', () => {
  test('from the very first start on leaves the last journalled edit or the one under way', async () => {
    await atEveryPowerCut(async (plan) => {
      // The data folder itself is made by the runtime, long before.
      const disk = createFaultyDisk({ [`${DATA}/`]: '' })
      disk.follow(plan)
      let kept = 0
      await untilPowerCut(
        (async () => {
          const { window } = await start(disk)
          for (const text of EDITS) {
            expect((await window.journal(entry(text))).status).toBe('done')
            kept++
          }
        })(),
      )
      for (const after of disk.afterPowerCut()) {
        const offered = await offeredOn(after)
        if (kept > 0) expect(offered).toHaveLength(1)
        for (const text of offered) expect(EDITS.slice(Math.max(kept - 1, 0), kept + 1)).toContain(text)
      }
      return disk
    })
  })

  test('of editing, saving and ending leaves each journalled edit in the file or in a journal', async () => {
    await atEveryPowerCut(async (plan) => {
      const { disk, window } = await journalled()
      const documents = documentWindow(disk.fs, PATH)
      const token = await opened(documents, PATH)
      disk.follow(plan)
      let known: readonly string[] = []
      let ended = false
      await untilPowerCut(
        (async () => {
          await window.journal(entry(EDITS[0]!))
          known = EDITS.slice(0, 2)
          await window.journal(entry(EDITS[1]!))
          known = EDITS.slice(1, 2)
          await documents.save(token, EDITS[1]!, false)
          await window.end()
          ended = true
        })(),
      )
      for (const after of disk.afterPowerCut()) {
        const file = after.files()[PATH]!
        expect([OLD, EDITS[1]]).toContain(file)
        const offered = await offeredOn(after)
        if (known.length > 0) expect([file, ...offered].some((text) => known.includes(text))).toBe(true)
        if (ended) expect(offered).toEqual([])
      }
      return disk
    })
  })

  test('of taking a design over and editing it further leaves it in a journal all the time', async () => {
    await atEveryPowerCut(async (plan) => {
      const { disk } = await journalled(EDITS[0]!)
      const { window } = await start(disk)
      const [found] = await window.list()
      // The window that recovers may have a journal of its own already.
      await window.journal(entry('something else'))
      disk.follow(plan)
      let next = false
      await untilPowerCut(
        (async () => {
          expect((await window.recover(found!.id)).status).toBe('done')
          await window.journal(entry(EDITS[1]!))
          next = true
        })(),
      )
      for (const after of disk.afterPowerCut()) {
        const offered = await offeredOn(after)
        if (next) expect(offered).toEqual([EDITS[1]])
        else expect(EDITS.slice(0, 2).some((text) => offered.includes(text))).toBe(true)
      }
      return disk
    })
  })
})

describe('each step failing', () => {
  test('once: the journal says so in a sentence, and holds what it held or what it was given', async () => {
    for (const code of CODES) {
      for (let failing = 1, steps = failing; failing <= steps; failing++) {
        const { disk, window } = await journalled(EDITS[0]!)
        disk.follow({ writeLimit: 60, fault: (step) => (step === failing ? code : undefined) })
        const outcome = await window.journal(entry(EDITS[1]!))
        steps = disk.calls().length
        disk.follow({})
        expect(await offeredOn(disk)).toEqual([EDITS[outcome.status === 'done' ? 1 : 0]])
        if (outcome.status !== 'done') {
          expect(outcome.status === 'failed' && outcome.reason).toMatch(
            /^The unsaved changes could not be kept for recovery: .+\. Until that works again, only saving keeps them\.$/,
          )
        }
        // As soon as the disk works again, so does the journal.
        expect((await window.journal(entry(EDITS[2]!))).status).toBe('done')
        await window.end()
        expect(Object.keys(disk.files())).toEqual([PATH])
      }
    }
  })

  test('once while a design is offered and taken over loses nothing', async () => {
    for (let failing = 1, steps = failing; failing <= steps; failing++) {
      const { disk } = await journalled(EDITS[0]!)
      const { window } = await start(disk)
      const { id } = (await window.list())[0]!
      disk.follow({ fault: (step) => (step === failing ? 'EIO' : undefined) })
      expect((await window.list()).length).toBeLessThanOrEqual(1)
      const outcome = await window.recover(id)
      steps = disk.calls().length
      disk.follow({})
      expect(await offeredOn(disk)).toEqual([EDITS[0]])
      // Once the disk answers again, the design can be had.
      if (outcome.status !== 'done') expect((await window.recover(id)).status).toBe('done')
    }
  })

  test('once at the end of a design is told in the log and stops nothing', async () => {
    for (let failing = 1, steps = failing; failing <= steps; failing++) {
      const disk = createFaultyDisk({ [`${DATA}/`]: '' })
      const { window, warnings } = await start(disk)
      await window.journal(entry(EDITS[0]!))
      disk.follow({ fault: (step) => (step === failing ? 'EIO' : undefined) })
      await window.end()
      steps = disk.calls().length
      const left = Object.keys(disk.files()).length
      expect(warnings).toEqual(left === 0 ? [] : ['A journal could not be removed: the disk reported an error.'])
      disk.follow({})
      await window.end()
      expect(disk.files()).toEqual({})
    }
  })

  test('while the program starts does not stop it from keeping journals, nor lose any', async () => {
    for (let failing = 1, off = false; !off; failing++) {
      const { disk } = await journalled(EDITS[0]!)
      disk.follow({ fault: (step) => (step === failing ? 'EIO' : undefined) })
      const { window } = await start(disk)
      off = disk.calls().length < failing
      disk.follow({})
      expect((await window.journal(entry(EDITS[1]!))).status).toBe('done')
      expect((await offeredOn(disk)).sort()).toEqual([EDITS[1], EDITS[0]].sort())
    }
  })

  test('together with others and a power cut leaves no journal that is not whole', async () => {
    const faults = fc.array(fc.record({ at: fc.integer({ min: 1, max: 40 }), code: fc.constantFrom(...CODES) }), {
      maxLength: 4,
    })
    const cut = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(faults, cut, async (failing, cutBefore) => {
        const { disk, window } = await journalled(EDITS[0]!)
        const fault = (step: number) => failing.find(({ at }) => at === step)?.code
        disk.follow({ writeLimit: 60, fault, cutBefore })
        await untilPowerCut(window.journal(entry(EDITS[1]!)).then(() => window.journal(entry(EDITS[2]!))))
        for (const after of disk.afterPowerCut()) {
          const offered = await offeredOn(after)
          expect(offered).toHaveLength(1)
          expect(EDITS).toContain(offered[0])
        }
      }),
      { numRuns: 300 },
    )
  })
})
