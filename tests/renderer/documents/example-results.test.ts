import { expect, it } from 'vitest'
import { EXAMPLE_CARDS, knownResult, solveExamples } from '../../../src/renderer/documents/example-results.ts'
import type { SolveOutcome, SolverClient } from '../../../src/solver/worker/api.ts'
import { solutionOf } from '../support/test-app.ts'

const examples = EXAMPLE_CARDS.map(({ example }) => example)

/** A solver that answers each call with the next outcome, and says how it was used. */
function clientOf(outcomes: SolveOutcome[]) {
  const used = { qualities: [] as string[], running: 0, most: 0, disposed: 0 }
  const client: SolverClient = {
    solve: async ({ quality }) => {
      used.qualities.push(quality)
      used.running += 1
      used.most = Math.max(used.most, used.running)
      await Promise.resolve()
      used.running -= 1
      return outcomes.shift() ?? { status: 'cancelled' }
    },
    dispose: () => {
      used.disposed += 1
    },
  }
  return { used, create: () => client }
}

it('three examples are there to choose from', () => {
  expect(examples.map(({ layout }) => layout.components.length)).toEqual([10, 17, 17])
})

it('examples are solved one after the other at preview quality, once, and a page that closes stops it', async () => {
  const over = solutionOf([{ id: 'oe-1', margin: -2, maxTemperature: 72 }])
  const closed = new AbortController()
  closed.abort()
  const early = clientOf([{ status: 'cancelled' }])
  await solveExamples(examples, early.create, () => expect.unreachable(), closed.signal)
  expect(early.used).toMatchObject({ qualities: ['preview'], disposed: 1 })

  const told: string[] = []
  const { used, create } = clientOf([
    { status: 'solved', solution: over },
    { status: 'failed', reason: 'the worker died' },
    { status: 'solved', solution: over },
  ])
  const { signal } = new AbortController()
  await solveExamples(examples, create, ({ name }) => told.push(name), signal)
  expect(used).toMatchObject({ qualities: ['preview', 'preview', 'preview'], most: 1, disposed: 1 })
  expect(told).toHaveLength(3)
  expect(knownResult(examples[0]!)?.headline).toEqual({ status: 'over', words: '1 over limit' })
  expect(knownResult(examples[1]!)).toEqual({ slice: null, headline: null })

  const again = clientOf([])
  await solveExamples(examples, again.create, () => expect.unreachable(), signal)
  expect(again.used.qualities).toEqual([])
})
