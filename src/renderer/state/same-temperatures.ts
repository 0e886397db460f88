/** Whether two layouts have the same steady temperatures at the same places, so that one's solution is the other's. */
import { designViewOf } from '../../layout/design-view.ts'
import type { Layout } from '../../layout/schema.ts'
import { patchesBetween } from './patches.ts'

/** Subtrees that both layouts share are not read. */
export function sameTemperatures(a: Layout, b: Layout): boolean {
  if (patchesBetween(designViewOf(a).probes, designViewOf(b).probes).length > 0) return false
  return patchesBetween(a, b).every(({ path }) => path[0] === 'view' || isProfile(path))
}

/** `components[i].sources[j].profile` and its shape count in transients only. */
function isProfile(path: readonly (string | number)[]): boolean {
  return path[0] === 'components' && path[2] === 'sources' && /^profile/.test(String(path[4] ?? ''))
}
