import { describe, expect, test } from 'vitest'
import type { InfluenceStudyProgress, TransientProgress } from '../../../src/solver/worker/study-api.ts'
import { StudySession } from '../../../src/solver/worker/study-session.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'

const layout = layoutWith({ components: [componentWith({ sources: [{ layer: 'die', power: 3 }] })] })
const times = [0, 0.1, 1, 10]
const transient = { layout, quality: 'preview', times, snapshots: true } as const
const influence = { layout, quality: 'preview' } as const

describe('a study session under Node', () => {
  test('solves a transient, reports every accepted step once, and keeps the fields asked for', async () => {
    const heard: TransientProgress[] = []
    const outcome = await new StudySession().transient(transient, (progress) => heard.push(progress))
    if (outcome.status !== 'solved') throw new Error(JSON.stringify(outcome))
    const { steps, snapshots, components } = outcome.transient
    expect(heard.map(({ time }) => time)).toEqual(steps)
    expect(snapshots).toHaveLength(times.length)
    expect(snapshots[0]!.temperature.every((celsius) => Math.abs(celsius - layout.cooling.ambient) < 1e-3)).toBe(true)
    expect(snapshots[3]!.temperature.reduce((highest, celsius) => Math.max(highest, celsius))).toBeGreaterThan(
      layout.cooling.ambient + 1,
    )
    expect(heard.at(-1)!.components[0]!.mean).toBe(components[0]!.meanTemperature.at(-1))
  })

  test('solves an influence matrix, and counts the systems on the way', async () => {
    const heard: InfluenceStudyProgress[] = []
    const outcome = await new StudySession().influence(influence, (progress) => heard.push(progress))
    if (outcome.status !== 'solved') throw new Error(JSON.stringify(outcome))
    expect(outcome.influence.matrix[0]![0]!).toBeGreaterThan(0)
    // the layout and one adjoint system, on two grids
    expect(new Set(heard.map(({ systems }) => systems))).toEqual(new Set([4]))
    const counts = heard.map(({ solved }) => solved)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  test('stops a transient between steps when it is cancelled, and solves again afterwards', async () => {
    const session = new StudySession()
    let steps = 0
    const running = session.transient(transient, () => {
      steps++
      session.cancel('transient')
    })
    expect(await running).toEqual({ status: 'cancelled' })
    const { status } = await session.transient(transient)
    expect(status).toBe('solved')
    expect(steps).toBeGreaterThan(0)
  })

  test('lets the newer transient win, and an influence study beside it go on', async () => {
    const session = new StudySession()
    const older = session.transient(transient)
    const beside = session.influence(influence)
    const newer = session.transient({ ...transient, times: [0.5] })
    expect(await older).toEqual({ status: 'superseded' })
    expect((await beside).status).toBe('solved')
    const outcome = await newer
    expect(outcome.status === 'solved' && outcome.transient.times).toEqual([0.5])
  })

  test('cancels one kind of study without the other', async () => {
    const session = new StudySession()
    const [stopped, kept] = [session.influence(influence), session.transient({ ...transient, times: [0.1] })]
    session.cancel('influence')
    expect(await stopped).toEqual({ status: 'cancelled' })
    expect((await kept).status).toBe('solved')
  })

  test('says what a document lacks for a transient', async () => {
    const weightless = { ...layout, materials: { silicon: { conductivity: 100 } } }
    const problems = [{ path: expect.any(String), message: expect.stringContaining('silicon') }]
    expect(await new StudySession().transient({ ...transient, layout: weightless })).toEqual({
      status: 'refused',
      problems,
    })
  })

  test('turns a document that the solver cannot take into a failure with its reason', async () => {
    const broken = { ...layout, fill: 'unobtainium' }
    const failed = { status: 'failed', reason: expect.stringContaining('unobtainium') }
    expect(await new StudySession().influence({ ...influence, layout: broken })).toEqual(failed)
  })
})
