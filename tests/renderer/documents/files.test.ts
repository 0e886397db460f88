import { describe, expect, it } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { parseLayout } from '../../../src/layout/parse.ts'
import { serialiseLayout } from '../../../src/layout/serialise.ts'
import { EXAMPLES } from '../../../src/renderer/documents/examples.ts'
import {
  begin,
  newDocument,
  openDocument,
  openDropped,
  openExample,
  openRecent,
  openText,
  revert,
  saveCopy,
  saveDocument,
} from '../../../src/renderer/documents/files.ts'
import { verdictCsv } from '../../../src/renderer/documents/verdict-csv.ts'
import { problemsOf } from '../../../src/renderer/state/derived.ts'
import { isEdited } from '../../../src/renderer/state/document-store.ts'
import { createTestApp, readPackage, solutionOf, type TestApp } from '../support/test-app.ts'

const nudge = (app: ReturnType<typeof createTestApp>['app']) =>
  app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.1, 0))

const choices = (app: TestApp['app']) => app.notices.getState().question?.choices.map(({ label }) => label)

/** Presses a button of the question, which then is gone. */
async function choose(app: TestApp['app'], label: string): Promise<void> {
  const choice = app.notices.getState().question?.choices.find((candidate) => candidate.label === label)
  if (!choice) throw new Error(`no choice "${label}" in ${choices(app)}`)
  app.notices.setState({ question: null })
  await choice.onChoose()
}

describe('opening', () => {
  it('shows the document and forgets selection, history and temperatures of the one before', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    app.selection.getState().select(['oe-1'])
    openText(app, serialiseLayout(readPackage('split-lid')), { name: 'split-lid.cpo.json', token: 't' })
    expect(app.document.getState()).toMatchObject({ file: { name: 'split-lid.cpo.json', token: 't' }, undo: [] })
    expect(app.selection.getState().ids).toEqual([])
    expect(app.solve.getState()).toMatchObject({ status: 'solving', solved: null })
  })

  it('keeps the temperatures of an example that is opened once more', async () => {
    const { app, solves } = createTestApp()
    const example = EXAMPLES[1]!
    openExample(app, example)
    await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    const { solved } = app.solve.getState()
    expect(solved?.layout).toBe(example.layout)
    openExample(app, example)
    expect(app.solve.getState()).toMatchObject({ status: 'converged', solved })
  })

  it('leaves nothing of a package that was thrown away for a new one', async () => {
    const { app, solves } = createTestApp()
    newDocument(app)
    await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([]) })
    app.document.getState().edit('name', (layout) => ({ ...layout, name: 'first' }))
    for (let i = 0; i < 9; i++) {
      app.document.getState().edit('widen', (layout) => ({
        ...layout,
        substrate: { ...layout.substrate, width: layout.substrate.width + 1 },
      }))
      await solves.at(-1)?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    }
    expect(app.solve.getState().solved).not.toBeNull()
    newDocument(app)
    await choose(app, 'Don’t save')
    expect(app.solve.getState()).toMatchObject({ status: 'solving', solved: null, atRest: null })
  })

  it('lists every problem of a refused file and keeps the open document', () => {
    const { app } = createTestApp()
    const before = app.document.getState().layout
    const text = serialiseLayout(readPackage()).replace('"fr4"', '"fr5"').replace('"organic-substrate"', '"organic"')
    openText(app, text, { name: 'bad.cpo.json', token: 't' })
    expect(app.document.getState().layout).toBe(before)
    const { refused } = app.notices.getState()
    expect(refused?.name).toBe('bad.cpo.json')
    expect(refused?.problems.map(({ path }) => path)).toEqual([
      'substrate.layers[0].material',
      'substrate.layers[2].material',
    ])
    expect(app.view.getState()).toMatchObject({ resultsTab: 'problems', panels: { results: true } })
  })

  it('asks before it throws changes away, and does so only when told', () => {
    const { app } = createTestApp()
    const second = EXAMPLES[1]!
    nudge(app)
    openExample(app, second)
    expect(app.document.getState().file.name).toBe('package.cpo.json')
    expect(choices(app)).toEqual(['Save', 'Don’t save'])
    choose(app, 'Don’t save')
    expect(app.document.getState().file).toEqual({ name: second.name, token: null })
  })

  it('goes on after a save that worked, and stays after one that did not', async () => {
    const { app, saveOutcomes, written } = createTestApp()
    nudge(app)
    saveOutcomes.push({ status: 'cancelled' })
    newDocument(app)
    await choose(app, 'Save')
    expect(app.document.getState().layout.components.length).toBeGreaterThan(0)
    newDocument(app)
    await choose(app, 'Save')
    expect(written.length).toBe(2)
    expect(app.document.getState().layout.components).toEqual([])
  })

  it('asks nothing on the desktop, where a file opens in another window when this one has changes', async () => {
    const { app, files } = createTestApp(undefined, 'electron')
    nudge(app)
    files.opened.push({ status: 'elsewhere' })
    await openDocument(app)
    expect(app.notices.getState().question).toBe(null)
    expect(isEdited(app.document.getState())).toBe(true)
  })

  it('offers to remove a recent file that is gone', async () => {
    const { app, files } = createTestApp(undefined, 'electron')
    files.recent = [{ id: 'r', name: 'gone.cpo.json', folder: 'designs' }]
    files.opened.push({ status: 'missing', reason: 'gone.cpo.json is no longer there.' })
    await openRecent(app, 'r')
    expect(app.notices.getState().question?.text).toBe('gone.cpo.json is no longer there.')
    await choose(app, 'Remove')
    expect(app.files.getState().recent).toEqual([])
  })

  it('begins with what the window was opened for', () => {
    const { app } = createTestApp()
    const text = serialiseLayout(readPackage('split-lid'))
    begin(app, { kind: 'document', document: { token: 't', name: 'split.cpo.json', text } })
    expect(app.document.getState().file).toEqual({ token: 't', name: 'split.cpo.json' })
    expect(isEdited(app.document.getState())).toBe(false)
    begin(app, { kind: 'recovered', document: { token: null, name: 'split.cpo.json', text } })
    expect(isEdited(app.document.getState())).toBe(true)
    begin(app, { kind: 'failed', reason: 'No such file.' })
    expect(app.notices.getState().message).toBe('No such file.')
  })

  it('starts a new package that has no problem but no component yet', () => {
    const { app } = createTestApp()
    newDocument(app)
    const { layout } = app.document.getState()
    expect(layout.components).toEqual([])
    expect(problemsOf(layout)).toEqual([])
  })
})

describe('saving', () => {
  it('writes a text that opens as the same document', async () => {
    const { app, written } = createTestApp()
    nudge(app)
    await saveDocument(app)
    const opened = parseLayout(written[0]!.text)
    expect(opened.ok && opened.layout).toEqual(app.document.getState().layout)
    expect(isEdited(app.document.getState())).toBe(false)
  })

  it('asks for a place once and then keeps it', async () => {
    const { app, written } = createTestApp()
    await saveDocument(app)
    await saveDocument(app)
    expect(written.map(({ name }) => name)).toEqual(['package.cpo.json', 'token-1'])
  })

  it('says why it failed and leaves the document edited', async () => {
    const { app, saveOutcomes } = createTestApp()
    nudge(app)
    saveOutcomes.push({ status: 'failed', reason: 'The disk is full.' })
    await saveDocument(app)
    expect(app.notices.getState().message).toBe('The disk is full.')
    expect(isEdited(app.document.getState())).toBe(true)
  })

  it('asks what to do about a file that somebody else changed, and writes over it only when told', async () => {
    const { app, saveOutcomes, written } = createTestApp()
    await saveDocument(app)
    nudge(app)
    saveOutcomes.push({ status: 'changed', name: 'package.cpo.json' })
    await saveDocument(app)
    expect(choices(app)).toEqual(['Save as…', 'Load theirs', 'Keep mine'])
    expect(isEdited(app.document.getState())).toBe(true)
    await choose(app, 'Keep mine')
    expect(written.length).toBe(3)
    expect(isEdited(app.document.getState())).toBe(false)
  })

  it('loads their version as one step that can be undone', async () => {
    const { app, saveOutcomes, files } = createTestApp()
    await saveDocument(app)
    nudge(app)
    const mine = app.document.getState().layout
    saveOutcomes.push({ status: 'changed', name: 'package.cpo.json' })
    await saveDocument(app)
    const theirs = readPackage('split-lid')
    const text = serialiseLayout(theirs)
    files.opened.push({ status: 'done', value: { token: 'token-1', name: 'package.cpo.json', text } })
    await choose(app, 'Load theirs')
    expect(app.document.getState().layout).toEqual(theirs)
    expect(isEdited(app.document.getState())).toBe(false)
    app.document.getState().stepBack()
    expect(app.document.getState().layout).toEqual(mine)
    expect(isEdited(app.document.getState())).toBe(true)
  })

  it('writes a copy and leaves the document what it is', async () => {
    const { app, written } = createTestApp()
    nudge(app)
    await saveCopy(app)
    expect(written.map(({ name }) => name)).toEqual(['package copy.cpo.json'])
    expect(app.document.getState().file).toEqual({ name: 'package.cpo.json', token: null })
    expect(isEdited(app.document.getState())).toBe(true)
  })

  it('does not count an edit that was made while the file was being written', async () => {
    const { app } = createTestApp()
    nudge(app)
    const saving = saveDocument(app)
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-2'], 1, 0))
    await saving
    expect(isEdited(app.document.getState())).toBe(true)
  })
})

describe('what the disk answers after another document has been opened', () => {
  it('gives that document neither the file nor the revision of the one that was saved', async () => {
    const { app } = createTestApp()
    nudge(app)
    const saving = saveDocument(app)
    const other = { name: 'other.cpo.json', token: 'other' }
    openText(app, serialiseLayout(readPackage('split-lid')), other)
    nudge(app)
    await saving
    expect(app.document.getState().file).toMatchObject(other)
    expect(isEdited(app.document.getState())).toBe(true)
    expect(app.notices.getState().announcement).toContain('Saved')
  })

  it('is not put into it by Revert', async () => {
    const { app, files } = createTestApp()
    await saveDocument(app)
    nudge(app)
    const text = serialiseLayout(readPackage())
    files.opened.push({ status: 'done', value: { token: 'token-1', name: 'package.cpo.json', text } })
    const reverting = revert(app)
    const other = readPackage('split-lid')
    openText(app, serialiseLayout(other), { name: 'other.cpo.json', token: 'other' })
    await reverting
    expect(app.document.getState()).toMatchObject({ layout: other, file: { token: 'other' }, undo: [] })
  })
})

describe('the examples', () => {
  it('begin with the package that the program opens first', () => {
    expect(EXAMPLES[0]?.name).toBe('cpo-8-engines.cpo.json')
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(5)
  })
})

describe('a file dropped on the window', () => {
  const drop = async (file: File) => {
    const { app } = createTestApp()
    const before = app.document.getState().layout
    openDropped(app, file)
    await expect.poll(() => app.notices.getState().message ?? app.notices.getState().refused?.name).toBeTruthy()
    expect(app.document.getState().layout).toBe(before)
    return app.notices.getState().message
  }

  it('is not read at all where it is larger than a design can be', async () => {
    const file = new File(['{}'], 'large.json')
    Object.defineProperties(file, {
      size: { value: 50 * 1024 * 1024 + 1 },
      arrayBuffer: { value: () => Promise.reject(new Error('it was read')) },
    })
    expect(await drop(file)).toBe('large.json could not be opened: it is larger than 50 MB.')
  })

  it('is refused where it is no text, and where it is a folder', async () => {
    const broken = new File([Uint8Array.of(0x22, 0xff, 0x22)], 'image.json')
    expect(await drop(broken)).toBe('image.json could not be opened: it is not a UTF-8 text file.')
    const folder = new File([], 'folder')
    folder.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'))
    expect(await drop(folder)).toBe('folder could not be opened: it cannot be read.')
  })
})

describe('the exported table', () => {
  it('has one row per component, worst first, in full precision', () => {
    const csv = verdictCsv(
      solutionOf([
        { id: 'a', margin: 2, maxTemperature: 68 },
        { id: 'b', margin: -0.123456789, maxTemperature: 70.123456789 },
      ]),
    )
    const rows = csv.trimEnd().split('\r\n')
    expect(rows[1]).toBe('b,b,optical-engine,24,70.123456789,0.04,65,0.02,70,-0.123456789,Over limit')
    expect(rows[2]?.startsWith('a,')).toBe(true)
  })

  it('quotes what CSV needs quoted and gives a spreadsheet no formula to run', () => {
    const csv = verdictCsv(
      solutionOf([
        { id: 'a', name: 'Engine "6", north' },
        { id: 'b', name: '=HYPERLINK("x")' },
      ]),
    )
    expect(csv).toContain('"Engine ""6"", north"')
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\0=1',
    '\uff1d1',
    '\uff20SUM(A1)',
    '\ufeff=1',
  ])('takes %j as text', (name) => {
    const row = verdictCsv(solutionOf([{ id: 'a', name }])).split('a,')[1]
    expect(row).toMatch(/^"?'/)
  })

  it('keeps a name in one cell where a spreadsheet splits at semicolons or tabs', () => {
    for (const name of ['a;=1+1', 'a\t=1+1']) {
      expect(verdictCsv(solutionOf([{ id: 'a', name }]))).toContain(`"${name}"`)
    }
  })
})

describe('a read-only file', () => {
  it('is saved under another name, and then is an ordinary one', async () => {
    const { app, written } = createTestApp()
    openText(app, serialiseLayout(readPackage()), { name: 'locked.cpo.json', token: 'theirs', readOnly: true })
    expect(app.document.getState().file.readOnly).toBe(true)
    nudge(app)
    await saveDocument(app)
    // By its name: the choice of a place, not the token of the file that may not be written.
    expect(written.map(({ name }) => name)).toEqual(['locked.cpo.json'])
    expect(app.document.getState().file).not.toHaveProperty('readOnly')
    await saveDocument(app)
    expect(written.at(-1)?.name).toBe('token-1')
  })
})
