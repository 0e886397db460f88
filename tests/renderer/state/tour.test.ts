import { describe, expect, it } from 'vitest'
import { runCommandById } from '../../../src/renderer/commands/registry.ts'
import { markOf, TOUR_STEPS } from '../../../src/renderer/state/tour.ts'
import { beginTour, leaveTour, stepTour } from '../../../src/renderer/state/touring.ts'
import { createTestApp, solutionOf } from '../support/test-app.ts'

const stepOf = ({ app }: ReturnType<typeof createTestApp>) => {
  const { tour } = app.guide.getState()
  return tour && TOUR_STEPS[tour.step]?.id
}

/** oe-6 is over by 4.5 K, oe-8 by 0.2 K, the laser by less than any engine. */
async function toured() {
  const test = createTestApp()
  await test.solves[0]!.answer({
    status: 'solved',
    solution: solutionOf([
      { id: 'oe-6', maxTemperature: 74.5, margin: -4.5 },
      { id: 'oe-8', maxTemperature: 70.2, margin: -0.2 },
      { id: 'laser-1', kind: 'laser', maxTemperature: 70.1, margin: -0.1 },
      { id: 'asic', kind: 'asic', maxTemperature: 92, margin: 13 },
    ]),
  })
  beginTour(test.app)
  return test
}

describe('the tour', () => {
  it('talks about the engine that is nearest to its limit, and ends the invitation', async () => {
    const { app } = createTestApp()
    app.guide.setState({ invited: true })
    expect(markOf(app).subject).toBeNull()
    const test = await toured()
    test.app.guide.setState({ invited: true })
    beginTour(test.app)
    expect(test.app.guide.getState().invited).toBe(false)
    expect(test.app.guide.getState().tour?.since).toMatchObject({ subject: 'oe-8', over: ['oe-6', 'oe-8', 'laser-1'] })
    expect(test.app.notices.getState().announcement).toContain('step 1 of 5')
  })

  it('goes on when a flag has cleared at rest, not in the middle of the drag', async () => {
    const test = await toured()
    const { document } = test.app
    const moved = { ...document.getState().layout, name: 'moved' }
    document.getState().beginGesture('move oe-8')
    document.getState().showGesture(moved)
    expect(stepOf(test)).toBe('move')
    document.getState().commitGesture()
    expect(stepOf(test)).toBe('move')
    const cooler = solutionOf([{ id: 'oe-8', maxTemperature: 69.1, margin: 0.9 }])
    await test.solves.at(-1)!.answer({ status: 'solved', solution: cooler })
    expect(stepOf(test)).toBe('why')
  })

  it('stays while everything is still over', async () => {
    const test = await toured()
    const { document } = test.app
    document.getState().edit('move', (layout) => ({ ...layout, name: 'moved' }))
    const hotter = solutionOf([{ id: 'oe-8', maxTemperature: 71, margin: -1 }])
    await test.solves.at(-1)!.answer({ status: 'solved', solution: hotter })
    expect(stepOf(test)).toBe('move')
  })

  it('goes on with another selection, an undo, a new part and an export', async () => {
    const test = await toured()
    const { app } = test
    stepTour(app, 1)
    expect(app.selection.getState().ids).toEqual(['oe-8'])
    app.selection.getState().select(['oe-8'])
    expect(stepOf(test)).toBe('why')
    app.selection.getState().select(['oe-6'])
    expect(stepOf(test)).toBe('undo')
    runCommandById('edit.rotate', app)
    expect(stepOf(test)).toBe('undo')
    runCommandById('edit.undo', app)
    expect(stepOf(test)).toBe('more')
    runCommandById('place.laser', app)
    expect(stepOf(test)).toBe('export')
    app.files.setState({ exportCount: 1 })
    expect(app.guide.getState().tour).toBeNull()
    expect(app.notices.getState().note).toContain('That was the tour')
  })

  it('goes back and forth by hand and can be left at any time', async () => {
    const test = await toured()
    stepTour(test.app, -1)
    expect(stepOf(test)).toBe('move')
    stepTour(test.app, 1)
    stepTour(test.app, 1)
    stepTour(test.app, -1)
    expect(stepOf(test)).toBe('why')
    leaveTour(test.app)
    expect(test.app.guide.getState().tour).toBeNull()
  })

  it('is begun by its command: on the open package if that has something to mend, else on the first example', async () => {
    const mended = await toured()
    leaveTour(mended.app)
    const { layout } = mended.app.document.getState()
    runCommandById('help.tour', mended.app)
    expect(stepOf(mended)).toBe('move')
    expect(mended.app.document.getState().layout).toBe(layout)

    const cool = createTestApp()
    runCommandById('help.tour', cool.app)
    expect(cool.app.document.getState().file.name).toBe('cpo-8-engines.cpo.json')
    expect(stepOf(cool)).toBeNull()
    const over = solutionOf([{ id: 'oe-8', maxTemperature: 70.2, margin: -0.2 }])
    await cool.solves.at(-1)!.answer({ status: 'solved', solution: over })
    expect(stepOf(cool)).toBe('move')
  })

  it('waits for the answer to its question, and is not begun by an example that is opened after a Cancel', async () => {
    const asked = () => {
      const test = createTestApp()
      test.app.document.getState().edit('name', (layout) => ({ ...layout, name: 'edited' }))
      runCommandById('help.tour', test.app)
      return test
    }
    const dontSaveAndSolve = async ({ app, solves }: ReturnType<typeof createTestApp>) => {
      await app.notices.getState().question!.choices[1]!.onChoose()
      const over = solutionOf([{ id: 'oe-8', maxTemperature: 70.2, margin: -0.2 }])
      await solves.at(-1)!.answer({ status: 'solved', solution: over })
    }
    const answered = asked()
    await dontSaveAndSolve(answered)
    expect(stepOf(answered)).toBe('move')

    const cancelled = asked()
    cancelled.app.notices.setState({ question: null })
    runCommandById('file.example.cpo-8-engines.cpo.json', cancelled.app)
    await dontSaveAndSolve(cancelled)
    expect(stepOf(cancelled)).toBeNull()
  })

  it('is left by Escape as a command, before the selection is', async () => {
    const test = await toured()
    expect(runCommandById('help.leaveTour', test.app)).toBe(true)
    expect(runCommandById('help.leaveTour', test.app)).toBe(false)
  })
})
