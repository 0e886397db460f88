/** The journal's keeper: what it sends, when, and when it ends. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { parseLayout } from '../../../src/layout/parse.ts'
import { begin, saveDocument } from '../../../src/renderer/documents/files.ts'
import { keepJournal } from '../../../src/renderer/documents/journal.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const nudge = ({ app }: TestApp, dx = 0.1) =>
  app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], dx, 0))

test('a change is sent within 300 ms, as a text that opens as the document', async () => {
  const test = createTestApp()
  keepJournal(test.app)
  nudge(test)
  await vi.advanceTimersByTimeAsync(299)
  expect(test.files.journals).toMatchObject([{ name: 'package.cpo.json', token: null }])
  const kept = parseLayout(test.files.journals[0]!.text)
  expect(kept.ok && kept.layout).toEqual(test.app.document.getState().layout)
})

test('a stream of changes does not put the journal off: the first is sent within 300 ms of itself', async () => {
  const test = createTestApp()
  keepJournal(test.app)
  for (let n = 0; n < 20; n++) {
    nudge(test)
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(test.files.journals.length).toBeGreaterThanOrEqual(4)
})

test('nothing is journalled while nothing has changed, and a gesture only when it ends', async () => {
  const test = createTestApp()
  const { document } = test.app
  keepJournal(test.app)
  document.getState().beginGesture('move')
  document.getState().showGesture(moveComponents(document.getState().layout, ['oe-1'], 1, 0))
  await vi.advanceTimersByTimeAsync(1000)
  expect(test.files.journals).toEqual([])
  document.getState().commitGesture()
  await vi.advanceTimersByTimeAsync(300)
  expect(test.files.journals.length).toBe(1)
})

test('the journal ends when the document is saved, and when the changes are undone', async () => {
  const test = createTestApp()
  const settled = keepJournal(test.app)
  nudge(test)
  await vi.advanceTimersByTimeAsync(300)
  await saveDocument(test.app)
  await settled()
  expect(test.files.ended).toBe(1)
  nudge(test)
  await vi.advanceTimersByTimeAsync(300)
  test.app.document.getState().stepBack()
  await settled()
  expect([test.files.journals.length, test.files.ended]).toEqual([2, 2])
})

test('a recovered design stays in its journal until it is saved', async () => {
  const test = createTestApp()
  const { layout } = test.app.document.getState()
  begin(test.app, { kind: 'recovered', document: { name: 'a.cpo.json', token: null, text: JSON.stringify(layout) } })
  const settled = keepJournal(test.app)
  await vi.advanceTimersByTimeAsync(1000)
  expect(test.files.ended).toBe(0)
  await saveDocument(test.app)
  await settled()
  expect(test.files.ended).toBe(1)
})

test('a journal that cannot be kept is said once, and again after it worked in between', async () => {
  const test = createTestApp()
  keepJournal(test.app)
  test.files.journalOutcome = { status: 'failed', reason: 'The disk is full.' }
  nudge(test)
  await vi.advanceTimersByTimeAsync(300)
  expect(test.app.notices.getState().message).toBe('The disk is full.')
  test.app.notices.setState({ message: null })
  nudge(test)
  await vi.advanceTimersByTimeAsync(300)
  expect(test.app.notices.getState().message).toBe(null)
  test.files.journalOutcome = { status: 'done', value: null }
  nudge(test)
  await vi.advanceTimersByTimeAsync(300)
  test.files.journalOutcome = { status: 'failed', reason: 'The disk is full.' }
  nudge(test)
  await vi.advanceTimersByTimeAsync(300)
  expect(test.app.notices.getState().message).toBe('The disk is full.')
})
