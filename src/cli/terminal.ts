/** What the commands need of the outside: where to write, and what the exit codes are. */
export const EXIT = { ok: 0, overLimit: 1, badInput: 2, notConverged: 3 } as const

/** Progress shows only for solves longer than this, ms. */
export const QUIET_MS = 500

export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether anybody watches stderr: only then is progress shown. */
  readonly showsProgress: boolean
}

/** The call's words are off; the message says how. */
export class UsageError extends Error {}

export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
