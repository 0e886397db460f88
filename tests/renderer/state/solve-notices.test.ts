import { describe, expect, it } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import { failureWords } from '../../../src/renderer/state/solve-notices.ts'
import type { SolveOutcome } from '../../../src/solver/worker/api.ts'
import { createTestApp, readPackage, solutionOf } from '../support/test-app.ts'

const solvedOn = (kernel: 'WebAssembly' | 'TypeScript'): SolveOutcome => {
  const solution = solutionOf([{ id: 'oe-8' }])
  return { status: 'solved', solution: { ...solution, solver: { ...solution.solver, kernel } } }
}

const runaway = { kind: 'runaway', components: ['oe-3'], reason: 'Thermal runaway: the power of oe-3 grows.' } as const
const failed = (): SolveOutcome => {
  const solution = solutionOf([{ id: 'oe-3', maxTemperature: 4e9 }])
  const solver = { ...solution.solver, converged: false, failure: runaway }
  return { status: 'not-converged', solution: { ...solution, solver }, reason: runaway.reason }
}

describe('a slow kernel', () => {
  it('is told once', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solvedOn('TypeScript'))
    expect(app.notices.getState().message).toContain('TypeScript')
    app.notices.setState({ message: null })
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.5, 0))
    await solves[1]?.answer(solvedOn('TypeScript'))
    expect(app.notices.getState().message).toBeNull()
  })

  it('is not told where WebAssembly runs', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solvedOn('WebAssembly'))
    expect(app.notices.getState().message).toBeNull()
  })
})

describe('a solve that gives up', () => {
  it('shows why, and none of its temperatures', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(failed())
    const state = app.solve.getState()
    expect(state).toMatchObject({ status: 'failed', reason: runaway.reason, failure: runaway, solved: null })
    expect(failureWords(state)).toBe('Thermal runaway')
  })

  it('leaves the last good field, and forgets the reason with the next solve', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer(solvedOn('WebAssembly'))
    const good = app.solve.getState().solved
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.5, 0))
    await solves[1]?.answer(failed())
    expect(app.solve.getState().solved).toBe(good)
    app.document.getState().edit('move', (layout) => moveComponents(layout, ['oe-1'], 0.5, 0))
    expect(app.solve.getState()).toMatchObject({ status: 'solving', reason: null, failure: null })
  })
})

it('temperatures of another document never stand in for those of the one just opened', async () => {
  const { app, solves } = createTestApp()
  await solves[0]?.answer(solvedOn('WebAssembly'))
  app.document.getState().load({ ...readPackage(), name: 'Another' }, { name: 'another.cpo.json', token: null })
  expect(app.solve.getState()).toMatchObject({ solved: null, atRest: null })
})
