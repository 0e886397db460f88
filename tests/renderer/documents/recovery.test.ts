/** Designs of windows that ended unexpectedly: offered, taken over, given up. */
import { expect, test } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { serialiseLayout } from '../../../src/layout/serialise.ts'
import { giveUp, offerRecovery, recover } from '../../../src/renderer/documents/recovery.ts'
import { isEdited } from '../../../src/renderer/state/document-store.ts'
import { createTestApp, readPackage } from '../support/test-app.ts'

const design = (id: string) => ({
  id,
  name: `${id}.cpo.json`,
  changedAt: 1,
  text: serialiseLayout(readPackage('split-lid')),
})

test('nothing is offered where there is nothing', async () => {
  const { app } = createTestApp()
  await offerRecovery(app)
  expect(app.view.getState().dialog).toBe(null)
})

test('a design is shown as edited in a window that has no changes, and the next in a window of its own', async () => {
  const { app, files } = createTestApp()
  files.recoverable = [design('a'), design('b')]
  await offerRecovery(app)
  expect(app.view.getState().dialog).toBe('recovery')
  await recover(app, 'a')
  expect(app.document.getState().file).toEqual({ name: 'a.cpo.json', token: null })
  expect(app.document.getState().layout).toEqual(readPackage('split-lid'))
  expect(isEdited(app.document.getState())).toBe(true)
  expect(app.view.getState().dialog).toBe('recovery')
  await recover(app, 'b')
  expect(files.windows).toEqual(['b'])
  expect(app.view.getState().dialog).toBe(null)
})

test('changes of this window are never replaced', async () => {
  const { app, files } = createTestApp()
  app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.1, 0))
  const mine = app.document.getState().layout
  files.recoverable = [design('a')]
  await offerRecovery(app)
  await recover(app, 'a')
  expect(app.document.getState().layout).toBe(mine)
  expect(files.windows).toEqual(['a'])
})

test('what is given up is gone, and the dialog with the last', async () => {
  const { app, files } = createTestApp()
  files.recoverable = [design('a')]
  await offerRecovery(app)
  await giveUp(app, 'a')
  expect(files.recoverable).toEqual([])
  expect(app.view.getState().dialog).toBe(null)
})

test('a design that another window has taken leaves the list, and its window says so', async () => {
  const { app, files } = createTestApp()
  files.recoverable = [design('a'), design('b')]
  await offerRecovery(app)
  files.recoverable = [design('b')]
  await recover(app, 'a')
  expect(app.notices.getState().message).not.toBe(null)
  expect(app.files.getState().recoverable.map(({ id }) => id)).toEqual(['b'])
  expect(app.view.getState().dialog).toBe('recovery')
})
