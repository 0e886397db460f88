/** The study worker's entry: exposes a session, hands fields over without copying. */
import { expose, transfer } from 'comlink'
import type { StudyWorkerApi } from './study-api.ts'
import { StudySession } from './study-session.ts'

const session = new StudySession()

const api: StudyWorkerApi = {
  async transient(request, onProgress) {
    const outcome = await session.transient(request, onProgress)
    if (!('transient' in outcome)) return outcome
    return transfer(
      outcome,
      outcome.transient.snapshots.map(({ temperature }) => temperature.buffer),
    )
  },
  influence: (request, onProgress) => session.influence(request, onProgress),
  cancel: (study) => session.cancel(study),
  ping: () => session.ping(),
}

expose(api)
