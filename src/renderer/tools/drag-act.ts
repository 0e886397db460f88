/** What a press of the select tool has become: one drag, from its first move to the release or Escape. */
import type { Layout } from '../../layout/schema.ts'
import type { PointerInput } from './pointer-input.ts'

export interface DragAct {
  /** The layout that the drag's gesture began with; null for an act that changes no layout. */
  readonly base: Layout | null
  move(input: PointerInput): void
  /** After the release. */
  done?(): void
  /** Puts back what is not the document's to put back. */
  cancel?(): void
}
