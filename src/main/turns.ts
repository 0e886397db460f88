/** Gives work its turn: each piece begins when the one before has ended, well or badly. */
export function createTurns(): <R>(work: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/**
 * Brings something to its newest value, one run at a time. Values that come while a run is under way wait, the newest
 * takes the place of those before it, and all of them are answered by the one run that carries it.
 */
export function createNewestWins<T, R>(run: (value: T) => Promise<R>): (value: T) => Promise<R> {
  const inTurn = createTurns()
  let newest: T
  let waiting: Promise<R> | null = null
  return (value) => {
    newest = value
    waiting ??= inTurn(() => {
      waiting = null
      return run(newest)
    })
    return waiting
  }
}
