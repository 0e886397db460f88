/** Fields of the inspector that follow the document, and how what is typed or scrubbed in them becomes an edit. */
import type { Layout } from '../../layout/schema.ts'
import { inSymmetry } from '../state/editing.ts'
import { namesOf } from '../state/naming.ts'
import { useApp, useDocument, usePanelLayout } from '../ui/app-context.tsx'
import { Field, type FieldProps } from '../ui/field.tsx'
import { type LiveEdit, type NumberChange, useLiveEdit } from '../ui/use-live-edit.ts'

/** Typed values are edits named `label`, scrubbed ones one gesture. */
export function useFieldEdit(label: string, change: NumberChange): LiveEdit {
  return useLiveEdit()(label, change)
}

/** The same for components, named after them, and done to their twins too where symmetric editing is on. */
export function useComponentEdit(verb: string, ids: readonly string[], change: NumberChange): LiveEdit {
  const app = useApp()
  const names = usePanelLayout((layout) => namesOf(layout, ids))
  return useFieldEdit(`${verb} ${names}`, (layout, value, values) =>
    inSymmetry(app, ids, (before) => change(before, value, values))(layout),
  )
}

interface LiveFieldProps extends Omit<FieldProps, 'value' | 'values'> {
  readonly read: (layout: Layout) => number | null
}

/** A field that follows every step of a drag or scrub, while the panel around it follows solve by solve. */
export function LiveField({ read, ...field }: LiveFieldProps) {
  const value = useDocument(({ layout }) => read(layout))
  return <Field {...field} value={value} />
}

interface SharedFieldProps extends Omit<FieldProps, 'value' | 'values'> {
  /** Of each part, in the same order; null of one that has none. */
  readonly read: (layout: Layout) => readonly (number | null)[]
}

/** The same for several parts: their common value, or the word for values that differ. */
export function SharedField({ read, placeholder, ...field }: SharedFieldProps) {
  // As text, so that a step of a gesture that does not touch them renders nothing.
  const written = useDocument(({ layout }) => JSON.stringify(read(layout)))
  const all: (number | null)[] = JSON.parse(written)
  const values = all.filter((value) => value !== null)
  const first = all[0] ?? null
  const same = all.every((value) => value === first)
  return (
    <Field
      {...field}
      value={same ? first : null}
      {...(values.length === all.length && { values })}
      placeholder={same ? placeholder : 'Mixed'}
    />
  )
}
