import { afterEach, describe, expect, test, vi } from 'vitest'
import type {
  InfluenceStudyOutcome,
  StudyKind,
  StudyWorkerApi,
  TransientStudyOutcome,
} from '../../../src/solver/worker/study-api.ts'
import { createStudyClient } from '../../../src/solver/worker/study-client.ts'
import { FakeWorker } from '../../support/fake-worker.ts'
import { layoutWith } from '../../support/small-layout.ts'

const layout = layoutWith()
const transient = { layout, quality: 'preview', times: [1] } as const
const influence = { layout, quality: 'preview' } as const
const failed = (reason: string) => ({ status: 'failed', reason }) as const

class FakeStudies extends FakeWorker {
  readonly transients: ((outcome: TransientStudyOutcome) => void)[] = []
  readonly influences: ((outcome: InfluenceStudyOutcome) => void)[] = []
  readonly cancelled: StudyKind[] = []

  constructor() {
    super()
    const api: StudyWorkerApi = {
      transient: (_, onProgress) =>
        new Promise((answer) => {
          onProgress?.({ time: 0.5, lastTime: 1, components: [] })
          this.transients.push(answer)
        }),
      influence: (_, onProgress) =>
        new Promise((answer) => {
          onProgress?.({ solved: 1, systems: 4 })
          this.influences.push(answer)
        }),
      cancel: (study) => void this.cancelled.push(study),
      ping: () => true,
    }
    this.serve(api)
  }
}

const workers: FakeStudies[] = []
const newClient = () =>
  createStudyClient(() => {
    const worker = new FakeStudies()
    workers.push(worker)
    return worker
  })
const until = <T>(read: () => T) => vi.waitUntil(read, { timeout: 2000 })

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate()
})

describe('the study client', () => {
  test('spawns its worker with the first study, and both kinds share it', async () => {
    const client = newClient()
    expect(workers).toHaveLength(0)
    const [one, other] = [client.transient(transient), client.influence(influence)]
    ;(await until(() => workers[0]!.transients[0]))!(failed('one'))
    ;(await until(() => workers[0]!.influences[0]))!(failed('other'))
    expect(await one).toEqual(failed('one'))
    expect(await other).toEqual(failed('other'))
    expect(workers).toHaveLength(1)
  })

  test('passes the progress of each kind on', async () => {
    const client = newClient()
    const seen: unknown[] = []
    const running = [
      client.transient(transient, { onProgress: ({ time }) => seen.push(time) }),
      client.influence(influence, { onProgress: ({ systems }) => seen.push(systems) }),
    ]
    await until(() => seen.length === 2)
    expect(seen).toEqual(expect.arrayContaining([0.5, 4]))
    client.dispose()
    expect(await Promise.all(running)).toEqual([{ status: 'superseded' }, { status: 'superseded' }])
  })

  test('supersedes within a kind, not across kinds', async () => {
    const client = newClient()
    const older = client.transient(transient)
    const beside = client.influence(influence)
    const newer = client.transient(transient)
    expect(await older).toEqual({ status: 'superseded' })
    ;(await until(() => workers[0]!.influences[0]))!(failed('beside'))
    ;(await until(() => workers[0]!.transients[1]))!(failed('newer'))
    expect(await beside).toEqual(failed('beside'))
    expect(await newer).toEqual(failed('newer'))
  })

  test('cancels the one that its caller gave up', async () => {
    const client = newClient()
    const abort = new AbortController()
    const running = client.transient(transient, { signal: abort.signal })
    await until(() => workers[0]!.transients[0])
    abort.abort()
    expect(await running).toEqual({ status: 'cancelled' })
    await until(() => workers[0]!.cancelled.length > 0)
    expect(workers[0]!.cancelled).toEqual(['transient'])
  })

  test('fails both kinds when the worker dies, and starts another with the next study', async () => {
    const client = newClient()
    const running = [client.transient(transient), client.influence(influence)]
    await until(() => workers[0]!.influences[0])
    workers[0]!.die('out of memory')
    for (const outcome of await Promise.all(running)) {
      expect(outcome).toEqual(failed('The solver stopped: out of memory It is started again with the next study.'))
    }
    expect(workers[0]!.terminated).toBe(true)
    void client.influence(influence)
    expect(workers).toHaveLength(2)
    client.dispose()
  })
})
