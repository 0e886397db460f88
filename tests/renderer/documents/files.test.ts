import { describe, expect, it } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { parseLayout } from '../../../src/layout/parse.ts'
import { serialiseLayout } from '../../../src/layout/serialise.ts'
import { EXAMPLES } from '../../../src/renderer/documents/examples.ts'
import { newDocument, openExample, openText, saveDocument } from '../../../src/renderer/documents/files.ts'
import { verdictCsv } from '../../../src/renderer/documents/verdict-csv.ts'
import { problemsOf } from '../../../src/renderer/state/derived.ts'
import { isEdited } from '../../../src/renderer/state/document-store.ts'
import { createTestApp, readPackage, solutionOf } from '../support/test-app.ts'

const nudge = (app: ReturnType<typeof createTestApp>['app']) =>
  app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.1, 0))

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
    expect(app.notices.getState().question?.confirm).toBe('Discard changes')
    app.notices.getState().question?.onConfirm()
    expect(app.document.getState().file).toEqual({ name: second.name, token: null })
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

  it('does not count an edit that was made while the file was being written', async () => {
    const { app } = createTestApp()
    nudge(app)
    const saving = saveDocument(app)
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-2'], 1, 0))
    await saving
    expect(isEdited(app.document.getState())).toBe(true)
  })
})

describe('the examples', () => {
  it('begin with the package that the program opens first', () => {
    expect(EXAMPLES[0]?.name).toBe('cpo-8-engines.cpo.json')
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(5)
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
})
