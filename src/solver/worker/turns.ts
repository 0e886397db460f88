/**
 * Runs long calculations slice by slice, so that messages come in between, and lets the newest win. Knows nothing of
 * comlink, so it runs under Node as it does in a worker.
 */
import type { Unfinished } from './api.ts'

/** How long is computed before messages are let in, ms. */
const SLICE_MS = 8

export class Turns {
  private generation = 0
  private cancelled = 0

  cancel(): void {
    this.cancelled = ++this.generation
  }

  /** Takes the steps that `begin` returns to their end; `onSlice` hears where they stand whenever messages are let in. */
  async run<Progress, Result>(
    begin: () => Generator<Progress, Result>,
    onSlice: (progress: Progress) => void = () => {},
  ): Promise<{ readonly status: 'finished'; readonly result: Result } | Unfinished> {
    const generation = ++this.generation
    await nextTask()
    const gaveWay = (): Unfinished | null => {
      if (generation === this.generation) return null
      return { status: this.cancelled > generation ? 'cancelled' : 'superseded' }
    }
    const early = gaveWay()
    if (early) return early
    try {
      const steps = begin()
      let sliceEnd = Date.now() + SLICE_MS
      for (;;) {
        const step = steps.next()
        if (step.done) return { status: 'finished', result: step.value }
        if (Date.now() < sliceEnd) continue
        onSlice(step.value)
        await nextTask()
        const interrupted = gaveWay()
        if (interrupted) return interrupted
        sliceEnd = Date.now() + SLICE_MS
      }
    } catch (error) {
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}

/** Lets the event loop deliver waiting messages. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
