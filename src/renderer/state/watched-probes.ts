/** The probes pinned in the document with what the last solution, or the warm-up, says of them. */
import { designViewOf, type PinnedProbe } from '../../layout/design-view.ts'
import { sliceAt, temperatureAt } from '../../report/map/field-slice.ts'
import type { App } from './app.ts'
import { shownTransient } from './transient-shown.ts'

export interface WatchedProbe extends PinnedProbe {
  /** °C; null before it is solved, and off the package. */
  readonly temperature: number | null
  /** ± K */
  readonly uncertainty: number
}

export function watchedProbes(app: App): readonly WatchedProbe[] {
  const { layout } = app.document.getState()
  const pinned = designViewOf(layout).probes
  if (pinned.length === 0) return NONE
  const inTime = shownTransient(app)
  if (inTime) {
    return pinned.map((probe) => ({
      ...probe,
      temperature: temperatureAt(sliceAt(inTime.field, probe.z), probe.x, probe.y, true),
      uncertainty: 0,
    }))
  }
  const solved = app.solve.getState().solved?.solution.probes ?? []
  return pinned.map((probe) => {
    const result = solved.find(({ x, y, z }) => x === probe.x && y === probe.y && z === probe.z)
    return { ...probe, temperature: result?.temperature ?? null, uncertainty: result?.uncertainty ?? 0 }
  })
}

const NONE: readonly WatchedProbe[] = []
