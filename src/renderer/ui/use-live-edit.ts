/** What a field needs to change the document: typed values are one edit, scrubbed ones one gesture. */
import type { Layout } from '../../layout/schema.ts'
import { useApp } from './app-context.tsx'
import type { FieldProps } from './field.tsx'

/** @param values those of several parts; of one part, a list of the one value */
export type NumberChange = (layout: Layout, value: number, values: readonly number[]) => Layout

export type LiveEdit = Required<Pick<FieldProps, 'onCommit' | 'onScrub'>>

export function useLiveEdit(): (label: string, change: NumberChange) => LiveEdit {
  const { document } = useApp()
  return (label, change) => ({
    onCommit: (value, values) => document.getState().edit(label, (layout) => change(layout, value, values)),
    onScrub: {
      begin: () => document.getState().beginGesture(label),
      show: (value, values) => {
        const { gesture, showGesture } = document.getState()
        if (gesture) showGesture(change(gesture.base, value, values))
      },
      end: () => document.getState().commitGesture(),
      cancel: () => document.getState().cancelGesture(),
    },
  })
}
