import { expect, it } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { cyclesOf } from '../../../src/renderer/state/convergence.ts'
import { createTestApp, solutionOf, type TestApp } from '../support/test-app.ts'

const move = ({ app }: TestApp) =>
  app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.1, 0))
const cyclesBehind = (solution: Parameters<typeof cyclesOf>[0]) => cyclesOf(solution).map(({ cycle }) => cycle)

it('a result knows the cycles that led to it, and one that was kept still does', async () => {
  const test = createTestApp()
  const { app, solves } = test
  const [first] = solves
  first!.report({ cycle: 1, errorEstimate: 3 })
  first!.report({ cycle: 2, errorEstimate: 0.1 })
  const solution = solutionOf([{ id: 'oe-1' }])
  await first!.answer({ status: 'solved', solution })
  move(test)
  const other = solutionOf([{ id: 'oe-1' }])
  await solves.at(-1)!.answer({ status: 'solved', solution: other })
  app.document.getState().stepBack()
  expect(app.solve.getState().atRest?.solution).toBe(solution)
  expect(cyclesBehind(solution)).toEqual([1, 2])
  expect(cyclesBehind(other)).toEqual([])
})

it('the cycles of a solve that was replaced are those of no result', async () => {
  const test = createTestApp()
  const { app, solves } = test
  const silent = solutionOf([{ id: 'oe-1' }])
  await solves[0]!.answer({ status: 'solved', solution: silent })
  move(test)
  solves[1]!.report({ cycle: 1, errorEstimate: 3 })
  move(test)
  solves[2]!.report({ cycle: 1, errorEstimate: 2 })
  solves[2]!.report({ cycle: 2, errorEstimate: 0.1 })
  const solution = solutionOf([{ id: 'oe-1' }])
  await solves[2]!.answer({ status: 'solved', solution })
  expect(cyclesBehind(solution)).toEqual([1, 2])

  move(test)
  solves[3]!.report({ cycle: 1, errorEstimate: 3 })
  app.document.getState().stepBack()
  app.document.getState().stepBack()
  app.document.getState().stepBack()
  expect(app.solve.getState().atRest?.solution).toBe(silent)
  expect(cyclesBehind(silent)).toEqual([])
})
