import { describe, expect, test } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import type { SolveOutcome, SolveProgress } from '../../../src/solver/worker/api.ts'
import { SolverSession } from '../../../src/solver/worker/session.ts'
import { referenceCase } from '../../support/reference.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'

const { layout } = referenceCase('cpo-8-engines')
const request = { layout, quality: 'preview' } as const

function solved(outcome: SolveOutcome) {
  if (outcome.status !== 'solved') throw new Error(`the outcome is ${JSON.stringify(outcome).slice(0, 200)}`)
  return outcome.solution
}

describe('a solver session under Node', () => {
  test('solves, and reports cycles that count up on the way', async () => {
    const progress: SolveProgress[] = []
    const probes = [{ x: 45, y: 45, z: 3 }]
    const solution = solved(await new SolverSession().solve({ ...request, probes }, (step) => progress.push(step)))
    expect(solution.components).toHaveLength(10)
    expect(solution.probes[0]!.temperature).toBeGreaterThan(40)
    expect(progress.length).toBeGreaterThan(0)
    const cycles = progress.map(({ cycle }) => cycle)
    expect(cycles).toEqual([...cycles].sort((a, b) => a - b))
    expect(cycles.at(-1)!).toBeLessThanOrEqual(solution.solver.cycles)
  })

  test('stops between cycles when it is cancelled, and solves again afterwards', async () => {
    const session = new SolverSession()
    let reports = 0
    const running = session.solve(request, () => {
      reports++
      session.cancel()
    })
    expect(await running).toEqual({ status: 'cancelled' })
    expect(reports).toBe(1)
    expect((await session.solve(request)).status).toBe('solved')
  })

  test('cancelled before its first cycle it does nothing', async () => {
    const session = new SolverSession()
    const running = session.solve(request)
    session.cancel()
    expect(await running).toEqual({ status: 'cancelled' })
  })

  test('lets the latest of many requests win', async () => {
    const session = new SolverSession()
    const small = layoutWith({ components: [componentWith({ sources: [{ layer: 'die', power: 3 }] })] })
    const first = session.solve(request)
    const second = session.solve(request)
    const last = session.solve({ layout: { ...small, name: 'the last' }, quality: 'preview' })
    expect(await first).toEqual({ status: 'superseded' })
    expect(await second).toEqual({ status: 'superseded' })
    expect(solved(await last).name).toBe('the last')
  })

  test('gives way to a request that comes while it is solving', async () => {
    const session = new SolverSession()
    let next: Promise<SolveOutcome> | undefined
    const first = session.solve(request, () => {
      next ??= session.solve({ ...request, layout: { ...layout, name: 'newer' } })
    })
    expect(await first).toEqual({ status: 'superseded' })
    expect(solved(await next!).name).toBe('newer')
  })

  test('starts from its last field: the same answer in fewer cycles', async () => {
    const moved = moveComponents(layout, ['oe-8'], -0.5, 0)
    const warmSession = new SolverSession()
    await warmSession.solve(request)
    const warm = solved(await warmSession.solve({ layout: moved, quality: 'preview' }))
    const cold = solved(await new SolverSession().solve({ layout: moved, quality: 'preview' }))
    expect(warm.solver.cycles).toBeLessThan(cold.solver.cycles)
    // both stop at an estimated 0.01 K, from different sides
    warm.components.forEach(({ maxTemperature, meanTemperature }, n) => {
      expect(Math.abs(maxTemperature - cold.components[n]!.maxTemperature)).toBeLessThan(0.02)
      expect(Math.abs(meanTemperature - cold.components[n]!.meanTemperature)).toBeLessThan(0.02)
    })
  })

  test('is not disturbed by a caller who takes the field away, as a transfer does', async () => {
    const session = new SolverSession()
    const first = solved(await session.solve(request))
    structuredClone(first.field.temperature, { transfer: [first.field.temperature.buffer as ArrayBuffer] })
    expect(first.field.temperature).toHaveLength(0)
    const again = solved(await session.solve(request))
    // it still starts from that field, and ends where it was: both solves stop at an estimated 0.01 K
    expect(again.solver.cycles).toBeLessThan(first.solver.cycles)
    again.components.forEach(({ meanTemperature }, n) => {
      expect(Math.abs(meanTemperature - first.components[n]!.meanTemperature)).toBeLessThan(0.02)
    })
  })

  test('turns a document that the solver cannot take into a failure with its reason', async () => {
    const broken = { ...layout, fill: 'unobtainium' }
    expect(await new SolverSession().solve({ layout: broken, quality: 'preview' })).toEqual({
      status: 'failed',
      reason: expect.stringContaining('unobtainium'),
    })
  })

  test('says before solving that a package has no way out for its heat', async () => {
    const sealed = layoutWith({
      components: [componentWith({ sources: [{ layer: 'die', power: 3 }] })],
      cooling: { ambient: 35 },
    })
    const outcome = await new SolverSession().solve({ layout: sealed, quality: 'preview' })
    expect(outcome).toMatchObject({
      status: 'not-converged',
      reason: expect.stringContaining('no way out for its heat'),
    })
  })

  test('names what runs away, and the next solve does not start from where that ended', async () => {
    const leaky = (coefficient: number) => {
      const source = { layer: 'die', power: 3, powerTemperature: { reference: 35, coefficient } }
      return layoutWith({ components: [componentWith({ sources: [source] })] })
    }
    const session = new SolverSession()
    const outcome = await session.solve({ layout: leaky(0.2), quality: 'preview' })
    expect(outcome).toMatchObject({
      status: 'not-converged',
      reason: expect.stringMatching(/^Thermal runaway: .*oe-1/),
      solution: { solver: { failure: { kind: 'runaway', components: ['oe-1'] } } },
    })
    const after = solved(await session.solve({ layout: leaky(0.001), quality: 'preview' }))
    const alone = solved(await new SolverSession().solve({ layout: leaky(0.001), quality: 'preview' }))
    expect(after.components).toEqual(alone.components)
  })
})
