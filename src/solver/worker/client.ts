/** The page's side of the solver worker. */
import { proxy } from 'comlink'
import type { SolverClient, SolverWorkerApi } from './api.ts'
import { linkToWorker, type SpawnedWorker } from './lane.ts'

const spawnWorker = (): SpawnedWorker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

export function createSolverClient(spawn: () => SpawnedWorker = spawnWorker): SolverClient {
  const link = linkToWorker<SolverWorkerApi>(spawn, 'with the next change')
  const inTurn = link.lane((api) => void api.cancel())
  return {
    solve: (request, { signal, onProgress } = {}) =>
      inTurn((api) => api.solve(request, onProgress && proxy(onProgress)), signal),
    dispose: link.dispose,
  }
}
