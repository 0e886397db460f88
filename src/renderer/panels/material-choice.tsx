/** Picks a material: one of the document's own, or one of the library by its category. */
import { BUILT_IN_MATERIALS } from '../../layout/materials.ts'
import { usePanelLayout } from '../ui/app-context.tsx'

interface Props {
  /** Spoken name: what is made of it. */
  readonly name: string
  readonly testId?: string
  readonly value: string
  readonly onChange: (material: string) => void
}

const CATEGORIES = [...new Set([...BUILT_IN_MATERIALS.values()].map(({ category }) => category))]
const LIBRARY = CATEGORIES.map((category) => ({
  category,
  entries: [...BUILT_IN_MATERIALS].filter(([, material]) => material.category === category),
}))

export function MaterialChoice({ name, testId, value, onChange }: Props) {
  const own = usePanelLayout((layout) => layout.materials) ?? {}
  const unlisted = !BUILT_IN_MATERIALS.has(value) && !Object.hasOwn(own, value)
  return (
    <select
      className="choice material-choice"
      aria-label={name}
      data-testid={testId}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {unlisted && <option value={value}>{value}</option>}
      {Object.keys(own).length > 0 && (
        <optgroup label="Of this document">
          {Object.entries(own).map(([id, material]) => (
            <option key={id} value={id}>
              {material.name ?? id}
            </option>
          ))}
        </optgroup>
      )}
      {LIBRARY.map(({ category, entries }) => (
        <optgroup key={category} label={category.charAt(0).toUpperCase() + category.slice(1)}>
          {entries
            .filter(([id]) => !Object.hasOwn(own, id))
            .map(([id, material]) => (
              <option key={id} value={id}>
                {material.name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
