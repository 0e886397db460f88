/** The page's side of the study worker. */
import { proxy } from 'comlink'
import { linkToWorker, type SpawnedWorker } from './lane.ts'
import type { StudyClient, StudyWorkerApi } from './study-api.ts'

const spawnWorker = (): SpawnedWorker => new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' })

export function createStudyClient(spawn: () => SpawnedWorker = spawnWorker): StudyClient {
  const link = linkToWorker<StudyWorkerApi>(spawn, 'with the next study')
  const transients = link.lane((api) => void api.cancel('transient'))
  const influences = link.lane((api) => void api.cancel('influence'))
  return {
    transient: (request, { signal, onProgress } = {}) =>
      transients((api) => api.transient(request, onProgress && proxy(onProgress)), signal),
    influence: (request, { signal, onProgress } = {}) =>
      influences((api) => api.influence(request, onProgress && proxy(onProgress)), signal),
    dispose: link.dispose,
  }
}
