import { displayName } from '../../layout/component-name.ts'
import type { Layout } from '../../layout/schema.ts'
import { counted } from '../ui/numbers.ts'

/** In a line without room: `oe-6`, or `3 components`. */
export function briefNameOf(ids: readonly string[]): string {
  return ids.length === 1 ? ids[0]! : counted(ids.length, 'component')
}

/** How an undo entry names what it changed: `Optical engine 6`, or `3 components`. */
export function namesOf(layout: Layout, ids: readonly string[]): string {
  const only = ids.length === 1 ? layout.components.find(({ id }) => id === ids[0]) : undefined
  return only ? displayName(only) : counted(ids.length, 'component')
}
