import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { SolveOutcome, SolverWorkerApi } from '../../../src/solver/worker/api.ts'
import { createSolverClient } from '../../../src/solver/worker/client.ts'
import { FakeWorker } from '../../support/fake-worker.ts'
import { layoutWith } from '../../support/small-layout.ts'

const request = { layout: layoutWith(), quality: 'preview' } as const
const failed = (reason: string): SolveOutcome => ({ status: 'failed', reason })

/** What the worker was asked, in order; a call is answered by the test. */
interface Call {
  readonly name: string
  readonly answer: (outcome: SolveOutcome) => void
  readonly progress: (cycle: number) => void
}

class FakeSolver extends FakeWorker {
  readonly calls: Call[] = []
  cancelled = 0

  constructor({ silent = false } = {}) {
    super()
    const api: SolverWorkerApi = {
      solve: ({ layout }, onProgress) =>
        new Promise((answer) => {
          const progress = (cycle: number) => onProgress?.({ cycle, errorEstimate: 1 / cycle })
          this.calls.push({ name: layout.name ?? '', answer, progress })
        }),
      cancel: () => {
        this.cancelled++
      },
      ping: () => true,
    }
    if (!silent) this.serve(api)
  }
}

const made: FakeSolver[] = []
function clientOf(options: { silent?: boolean } = {}) {
  const workers: FakeSolver[] = []
  const client = createSolverClient(() => {
    const worker = new FakeSolver(options)
    workers.push(worker)
    made.push(worker)
    return worker
  })
  return { client, workers }
}
const callOf = (worker: FakeSolver, n: number) => vi.waitUntil(() => worker.calls[n], { timeout: 2000 })

afterEach(() => {
  vi.useRealTimers()
  for (const worker of made.splice(0)) worker.terminate()
})

describe('the solver client', () => {
  test('starts one worker, hands it the request and brings the outcome back', async () => {
    const { client, workers } = clientOf()
    expect(workers).toHaveLength(0)
    const named = client.solve({ ...request, layout: layoutWith({ name: 'one' }) })
    ;(await callOf(workers[0]!, 0)).answer(failed('first'))
    expect(workers[0]!.calls[0]!.name).toBe('one')
    expect(await named).toEqual(failed('first'))
    const again = client.solve(request)
    ;(await callOf(workers[0]!, 1)).answer(failed('second'))
    expect(await again).toEqual(failed('second'))
    expect(workers).toHaveLength(1)
  })

  test('passes progress on', async () => {
    const { client, workers } = clientOf()
    const seen: number[] = []
    const running = client.solve(request, { onProgress: ({ cycle }) => seen.push(cycle) })
    const call = await callOf(workers[0]!, 0)
    call.progress(1)
    call.progress(2)
    await vi.waitUntil(() => seen.length === 2)
    call.answer(failed('done'))
    await running
    expect(seen).toEqual([1, 2])
  })

  test('supersedes the older call at once, without waiting for the worker', async () => {
    const { client, workers } = clientOf()
    const older = client.solve(request)
    const newer = client.solve(request)
    expect(await older).toEqual({ status: 'superseded' })
    ;(await callOf(workers[0]!, 1)).answer(failed('newest'))
    expect(await newer).toEqual(failed('newest'))
  })

  test('cancels on the caller’s signal and tells the worker', async () => {
    const { client, workers } = clientOf()
    const abort = new AbortController()
    const running = client.solve(request, { signal: abort.signal })
    await callOf(workers[0]!, 0)
    abort.abort()
    expect(await running).toEqual({ status: 'cancelled' })
    await vi.waitUntil(() => workers[0]!.cancelled === 1)
  })

  test('does not even start for a call that is cancelled already', async () => {
    const { client, workers } = clientOf()
    expect(await client.solve(request, { signal: AbortSignal.abort() })).toEqual({ status: 'cancelled' })
    expect(workers).toHaveLength(0)
  })

  test('reports a worker that dies, with what it said, and starts another with the next call', async () => {
    const { client, workers } = clientOf()
    const running = client.solve(request)
    await callOf(workers[0]!, 0)
    workers[0]!.die('out of memory')
    expect(await running).toEqual(failed(expect.stringContaining('out of memory') as unknown as string))
    expect(workers[0]!.terminated).toBe(true)
    const next = client.solve(request)
    expect(workers).toHaveLength(2)
    ;(await callOf(workers[1]!, 0)).answer(failed('alive'))
    expect(await next).toEqual(failed('alive'))
  })

  test('replaces a worker that died while nobody waited for it', async () => {
    const { client, workers } = clientOf()
    const first = client.solve(request)
    ;(await callOf(workers[0]!, 0)).answer(failed('first'))
    await first
    workers[0]!.die('out of memory')
    expect(workers[0]!.terminated).toBe(true)
    const next = client.solve(request)
    ;(await callOf(workers[1]!, 0)).answer(failed('alive'))
    expect(await next).toEqual(failed('alive'))
  })

  test('reports an answer that cannot be read', async () => {
    const { client, workers } = clientOf()
    const running = client.solve(request)
    await callOf(workers[0]!, 0)
    workers[0]!.garble()
    expect(await running).toEqual(failed('The solver sent an answer that could not be read.'))
  })

  test('gives up on a worker that never answers its first ping', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, workers } = clientOf({ silent: true })
    const running = client.solve(request)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await running).toEqual(failed('The solver has not started within 20 s.'))
    expect(workers[0]!.terminated).toBe(true)
  })

  test('puts no limit on a worker that has started', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, workers } = clientOf()
    const running = client.solve(request)
    while (workers[0]!.calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(60_000)
    workers[0]!.calls[0]!.answer(failed('late but well'))
    expect(await running).toEqual(failed('late but well'))
  })

  test('reports a worker that cannot be started at all, and tries again with the next call', async () => {
    let attempts = 0
    const client = createSolverClient(() => {
      attempts++
      throw new Error('blocked by policy')
    })
    expect(await client.solve(request)).toEqual(failed('The solver could not be started: blocked by policy'))
    await client.solve(request)
    expect(attempts).toBe(2)
  })

  test('ends its worker and its running call when it is disposed of', async () => {
    const { client, workers } = clientOf()
    const running = client.solve(request)
    await callOf(workers[0]!, 0)
    client.dispose()
    expect(await running).toEqual({ status: 'superseded' })
    expect(workers[0]!.terminated).toBe(true)
  })

  test('keeps no answer: a drag brings thousands of fields', async () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage: () => void = runInNewContext('gc')
    const { client, workers } = clientOf()
    const solveOnce = async (n: number): Promise<WeakRef<object>> => {
      const running = client.solve(request)
      ;(await callOf(workers[0]!, n)).answer(failed('an answer'))
      return new WeakRef(await running)
    }
    const answers: WeakRef<object>[] = []
    for (let n = 0; n < 5; n++) answers.push(await solveOnce(n))
    await vi.waitUntil(() => {
      collectGarbage()
      return answers.filter((answer) => answer.deref() !== undefined).length <= 1
    })
    client.dispose()
  })
})
