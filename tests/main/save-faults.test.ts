/** Saving on a disk that fails at any step: the document on disk is always the whole old or the whole new one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SaveOutcome } from '../../src/preload/contract.ts'
import { documentWindow, opened } from '../support/document-window.ts'
import { createFaultyDisk, type FaultyDisk, type Plan, untilPowerCut } from '../support/faulty-disk.ts'

const FOLDER = '/home/designs'
const PATH = `${FOLDER}/design.cpo.json`
const OLD = 'the old document, whole'
const NEW = 'the new document, whole as well'
const CODES = ['ENOSPC', 'EIO', 'EACCES']

interface Kind {
  readonly name: string
  readonly before: Readonly<Record<string, string>>
  run(disk: FaultyDisk, plan: Plan): Promise<SaveOutcome | undefined>
}

const KINDS: readonly Kind[] = [
  {
    name: 'save',
    before: { [PATH]: OLD },
    async run(disk, plan) {
      const documents = documentWindow(disk.fs, PATH)
      const token = await opened(documents, PATH)
      disk.follow(plan)
      return untilPowerCut(documents.save(token, NEW, false))
    },
  },
  {
    name: 'save as a new file',
    before: { [`${FOLDER}/`]: '' },
    async run(disk, plan) {
      disk.follow(plan)
      return untilPowerCut(documentWindow(disk.fs, PATH).saveAs('design', NEW))
    },
  },
  {
    name: 'save as onto another file',
    before: { [PATH]: OLD },
    async run(disk, plan) {
      disk.follow(plan)
      return untilPowerCut(documentWindow(disk.fs, PATH).saveAs('design', NEW))
    },
  },
]

describe.each(KINDS)('$name', ({ before, run }) => {
  const old = before[PATH]
  const oldFiles = old === undefined ? {} : before
  const newFiles = { [PATH]: NEW }

  async function trial(plan: Plan) {
    const disk = createFaultyDisk(before)
    const outcome = await run(disk, plan)
    return { disk, outcome }
  }

  async function stepsWhenHealthy(writeLimit: number): Promise<number> {
    const { disk, outcome } = await trial({ writeLimit })
    expect(outcome?.status).toBe('done')
    expect(disk.files()).toEqual(newFiles)
    return disk.calls().length
  }

  const wholeIn = (disk: FaultyDisk) => expect([old, NEW]).toContain(disk.files()[PATH])

  test.each([1000, 5])('each step failing once, writes of at most %i bytes', async (writeLimit) => {
    const steps = await stepsWhenHealthy(writeLimit)
    let failures = 0
    for (const code of CODES) {
      for (let failing = 1; failing <= steps; failing++) {
        const { disk, outcome } = await trial({ writeLimit, fault: (step) => (step === failing ? code : undefined) })
        const where = `${code} at ${disk.calls()[failing - 1]}`
        // Nothing is left beside the document, whatever failed.
        expect(disk.files(), where).toEqual(outcome?.status === 'done' ? newFiles : oldFiles)
        if (outcome?.status === 'done') continue
        failures++
        expect(outcome?.status === 'failed' && outcome.reason, where).toMatch(/^design\.cpo\.json could not be saved: /)
      }
    }
    expect(failures).toBeGreaterThan(3 * CODES.length)
  })

  test('the disk going away for good at each step', async () => {
    const steps = await stepsWhenHealthy(5)
    for (let from = 1; from <= steps; from++) {
      const { disk, outcome } = await trial({ writeLimit: 5, fault: (step) => (step >= from ? 'EIO' : undefined) })
      expect(disk.files()[PATH]).toBe(outcome?.status === 'done' ? NEW : old)
      for (const after of disk.afterPowerCut()) wholeIn(after)
    }
  })

  test('a power cut before and after each step, whatever of the undurable survives', async () => {
    const steps = await stepsWhenHealthy(5)
    let disks = 0
    for (let cutBefore = 1; cutBefore <= steps + 1; cutBefore++) {
      const { disk, outcome } = await trial({ writeLimit: 5, cutBefore })
      expect(disk.isOff()).toBe(cutBefore <= steps)
      for (const after of disk.afterPowerCut()) {
        disks++
        wholeIn(after)
        // A save that was reported is there after the power has come back.
        if (outcome?.status === 'done') expect(after.files()[PATH]).toBe(NEW)
        // And it can be saved again.
        const again = documentWindow(after.fs, PATH)
        expect((await again.saveAs('design', 'a third one')).status).toBe('done')
      }
    }
    expect(disks).toBeGreaterThan(2 * steps)
  })

  test('failing steps and a power cut together', async () => {
    const faults = fc.array(fc.record({ at: fc.integer({ min: 1, max: 30 }), code: fc.constantFrom(...CODES) }), {
      maxLength: 4,
    })
    const cut = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(faults, cut, fc.integer({ min: 1, max: 40 }), async (failing, cutBefore, writeLimit) => {
        const fault = (step: number) => failing.find(({ at }) => at === step)?.code
        const { disk, outcome } = await trial({ writeLimit, fault, cutBefore })
        wholeIn(disk)
        if (outcome?.status === 'failed') expect(disk.files()[PATH]).toBe(old)
        for (const after of disk.afterPowerCut()) wholeIn(after)
      }),
      { numRuns: 500 },
    )
  })
})

test('a document that is saved again and again is whole after a power cut at any moment', async () => {
  const versions = [OLD, 'version 1', 'version 2, longer', 'v3']
  for (let cutBefore = 1, off = true; off; cutBefore++) {
    const disk = createFaultyDisk({ [PATH]: OLD })
    const documents = documentWindow(disk.fs, PATH)
    const token = await opened(documents, PATH)
    disk.follow({ writeLimit: 4, cutBefore })
    let saved = 0
    await untilPowerCut(
      (async () => {
        for (const version of versions.slice(1)) {
          await documents.save(token, version, false)
          saved++
        }
      })(),
    )
    off = disk.isOff()
    for (const after of disk.afterPowerCut()) {
      expect(versions.slice(saved, saved + 2)).toContain(after.files()[PATH])
    }
  }
})

test.each(['EACCES', 'EPERM'])('a file that may not be opened for writing (%s) is not replaced', async (code) => {
  const disk = createFaultyDisk({ [PATH]: OLD })
  // The first file that a save opens is the document itself, to see whether it may be written.
  disk.follow({ fault: (_step, call) => (call === 'open' ? code : undefined) })
  const outcome = await documentWindow(disk.fs, PATH).saveAs('design', NEW)
  expect(outcome).toEqual({
    status: 'failed',
    reason: 'design.cpo.json could not be saved: it is read-only. Use Save As to keep a copy.',
  })
  expect(disk.files()).toEqual({ [PATH]: OLD })
})

test('the disk of these tests does lose what was not synced', async () => {
  const disk = createFaultyDisk({ [PATH]: OLD })
  const file = await disk.fs.open(`${FOLDER}/new`, 'wx')
  await file.write(new TextEncoder().encode(NEW), 0)
  await disk.fs.rename(`${FOLDER}/new`, PATH)
  const left = [...disk.afterPowerCut()].map((after) => after.files()[PATH])
  expect(new Set(left)).toEqual(new Set([OLD, '', NEW, NEW.slice(0, 15)]))
  await file.sync()
  await (await disk.fs.open(FOLDER, 'r')).sync()
  expect([...disk.afterPowerCut()].map((after) => after.files())).toEqual([{ [PATH]: NEW }])
})
