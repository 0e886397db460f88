/** The page's side of the solver worker: starts it, replaces it when it dies, and lets the newest request win. */
import { proxy, type Remote, releaseProxy, wrap } from 'comlink'
import type { SolveOutcome, SolveProgress, SolveRequest, SolverClient, SolverWorkerApi } from './api.ts'

/** A worker that has not answered its first ping by then counts as dead, ms. */
const START_LIMIT_MS = 20_000

/** The part of a `Worker` that the client needs. */
export type SpawnedWorker = Pick<Worker, 'addEventListener' | 'removeEventListener' | 'postMessage' | 'terminate'>

interface Connection {
  readonly worker: SpawnedWorker
  readonly api: Remote<SolverWorkerApi>
  /** Settles with the reason when the worker dies. */
  readonly death: Promise<string>
}

const spawnWorker = (): SpawnedWorker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

export function createSolverClient(spawn: () => SpawnedWorker = spawnWorker): SolverClient {
  let connection: Connection | null = null
  let supersede: (() => void) | null = null

  const drop = (dead: Connection) => {
    if (connection === dead) connection = null
    dead.api[releaseProxy]()
    dead.worker.terminate()
  }

  const solve: SolverClient['solve'] = async (request, options = {}) => {
    supersede?.()
    const { signal, onProgress } = options
    if (signal?.aborted) return { status: 'cancelled' }

    let live: Connection
    try {
      live = connection ??= connect(spawn)
    } catch (error) {
      return { status: 'failed', reason: `The solver could not be started: ${messageOf(error)}` }
    }
    const ends = new AbortController()
    const outcomes = [
      call(live, request, onProgress),
      live.death.then((reason): SolveOutcome => {
        drop(live)
        return { status: 'failed', reason }
      }),
      new Promise<SolveOutcome>((resolve) => {
        supersede = () => resolve({ status: 'superseded' })
        signal?.addEventListener(
          'abort',
          () => {
            void live.api.cancel()
            resolve({ status: 'cancelled' })
          },
          { signal: ends.signal },
        )
      }),
    ]
    const mine = supersede
    try {
      return await Promise.race(outcomes)
    } finally {
      ends.abort()
      if (supersede === mine) supersede = null
    }
  }

  return {
    solve,
    dispose: () => {
      supersede?.()
      if (connection) drop(connection)
    },
  }
}

async function call(
  live: Connection,
  request: SolveRequest,
  onProgress: ((progress: SolveProgress) => void) | undefined,
): Promise<SolveOutcome> {
  try {
    return await live.api.solve(request, onProgress ? proxy(onProgress) : undefined)
  } catch (error) {
    return { status: 'failed', reason: messageOf(error) }
  }
}

function connect(spawn: () => SpawnedWorker): Connection {
  const worker = spawn()
  const api = wrap<SolverWorkerApi>(worker as Worker)
  const death = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => {
      const detail = (event as ErrorEvent).message
      resolve(`The solver stopped${detail ? `: ${detail}` : '.'} It is started again with the next change.`)
    })
    worker.addEventListener('messageerror', () => resolve('The solver sent an answer that could not be read.'))
    // a worker that its headers keep from starting never answers and raises no error
    const limit = setTimeout(
      () => resolve(`The solver has not started within ${START_LIMIT_MS / 1000} s.`),
      START_LIMIT_MS,
    )
    api.ping().then(
      () => clearTimeout(limit),
      (error: unknown) => resolve(messageOf(error)),
    )
  })
  return { worker, api, death }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
