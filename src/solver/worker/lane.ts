/**
 * One worker as its page sees it: spawned with the first call, replaced when it dies, and in each of its lanes the newest
 * call wins.
 */
import { type Remote, releaseProxy, wrap } from 'comlink'
import type { Unfinished } from './api.ts'

/** A worker that has not answered its first ping by then counts as dead, ms. */
const START_LIMIT_MS = 20_000

/** The part of a `Worker` that a link needs. */
export type SpawnedWorker = Pick<Worker, 'addEventListener' | 'removeEventListener' | 'postMessage' | 'terminate'>

/** What every worker answers at once: proof that it has started. */
export interface Startable {
  ping(): true
}

interface Connection<Api> {
  readonly worker: SpawnedWorker
  readonly api: Remote<Api>
  /**
   * What the running calls do when the worker dies. No promise of its death: whatever is raced with one that stays open
   * keeps the answer for as long as the worker lives.
   */
  readonly onDeath: Set<(reason: string) => void>
}

/** Calls of which only the newest counts: a call settles with `superseded` as soon as the next is made. */
export type Lane<Api> = <Answer extends Promise<unknown>>(
  call: (api: Remote<Api>) => Answer,
  signal?: AbortSignal,
) => Promise<Awaited<Answer> | Unfinished>

export interface WorkerLink<Api> {
  /** `cancel` tells the worker that nobody waits for the lane's call any more. */
  lane(cancel: (api: Remote<Api>) => void): Lane<Api>
  dispose(): void
}

/** `again`: when a worker that died is started again, to follow on from "It is started again". */
export function linkToWorker<Api extends Startable>(spawn: () => SpawnedWorker, again: string): WorkerLink<Api> {
  let connection: Connection<Api> | null = null
  const superseders = new Set<() => void>()

  const drop = (dead: Connection<Api>) => {
    if (connection !== dead) return
    connection = null
    dead.api[releaseProxy]()
    dead.worker.terminate()
  }

  const open = (): Connection<Api> => {
    const opened = connect<Api>(spawn, again, (reason) => {
      drop(opened)
      for (const fail of opened.onDeath) fail(reason)
    })
    return opened
  }

  const lane: WorkerLink<Api>['lane'] = (cancel) => {
    let supersede: (() => void) | null = null
    return async <Answer extends Promise<unknown>>(
      call: (api: Remote<Api>) => Answer,
      signal?: AbortSignal,
    ): Promise<Awaited<Answer> | Unfinished> => {
      supersede?.()
      if (signal?.aborted) return { status: 'cancelled' }
      let live: Connection<Api>
      try {
        live = connection ??= open()
      } catch (error) {
        return { status: 'failed', reason: `The solver could not be started: ${messageOf(error)}` }
      }
      const ends = new AbortController()
      let fail = (_reason: string): void => {}
      const given = new Promise<Unfinished>((resolve) => {
        supersede = () => resolve({ status: 'superseded' })
        fail = (reason) => resolve({ status: 'failed', reason })
        const giveUp = () => {
          cancel(live.api)
          resolve({ status: 'cancelled' })
        }
        signal?.addEventListener('abort', giveUp, { signal: ends.signal })
      })
      const mine = supersede!
      superseders.add(mine)
      live.onDeath.add(fail)
      try {
        return await Promise.race([answered(call(live.api)), given])
      } finally {
        ends.abort()
        live.onDeath.delete(fail)
        superseders.delete(mine)
        if (supersede === mine) supersede = null
      }
    }
  }

  return {
    lane,
    dispose: () => {
      for (const supersede of superseders) supersede()
      if (connection) drop(connection)
    },
  }
}

async function answered<Answer extends Promise<unknown>>(answer: Answer): Promise<Awaited<Answer> | Unfinished> {
  try {
    return await answer
  } catch (error) {
    return { status: 'failed', reason: messageOf(error) }
  }
}

function connect<Api extends Startable>(
  spawn: () => SpawnedWorker,
  again: string,
  die: (reason: string) => void,
): Connection<Api> {
  const worker = spawn()
  const api = wrap<Api>(worker as Worker)
  worker.addEventListener('error', (event) => {
    const detail = (event as ErrorEvent).message
    die(`The solver stopped${detail ? `: ${detail}` : '.'} It is started again ${again}.`)
  })
  worker.addEventListener('messageerror', () => die('The solver sent an answer that could not be read.'))
  // a worker that its headers keep from starting never answers and raises no error
  const limit = setTimeout(() => die(`The solver has not started within ${START_LIMIT_MS / 1000} s.`), START_LIMIT_MS)
  const { ping } = api as unknown as Remote<Startable>
  ping().then(
    () => clearTimeout(limit),
    (error: unknown) => die(messageOf(error)),
  )
  return { worker, api, onDeath: new Set() }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
