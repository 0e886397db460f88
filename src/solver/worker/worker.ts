/** The worker's entry: exposes a session, hands the field over without copying. */
import { expose, transfer } from 'comlink'
import type { SolverWorkerApi } from './api.ts'
import { SolverSession } from './session.ts'

const session = new SolverSession()

const api: SolverWorkerApi = {
  async solve(request, onProgress) {
    const outcome = await session.solve(request, onProgress)
    return 'solution' in outcome ? transfer(outcome, [outcome.solution.field.temperature.buffer]) : outcome
  },
  cancel: () => session.cancel(),
  ping: () => session.ping(),
}

expose(api)
