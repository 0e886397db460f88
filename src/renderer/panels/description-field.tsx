/** What the package is about, in the designer's words. */
import { useRef } from 'react'
import { describePackage } from '../../layout/package-edits.ts'
import { useApp } from '../ui/app-context.tsx'
import { shortened } from '../ui/short-text.ts'

/** Characters that a field of the window carries without effort; a file may have millions. */
const LONGEST_EDITED = 20_000
const LONGEST_SHOWN = 1000
/** Characters that two rows hold. */
const SHORT = 90

/** The key remounts it with another description: what is typed is kept until the field is left. */
export function DescriptionField({ description }: { description: string }) {
  if (description.length > LONGEST_EDITED) {
    return (
      <p className="description" data-testid="package-description">
        {shortened(description.slice(0, LONGEST_EDITED), LONGEST_SHOWN)}{' '}
        <span className="dim">All its {description.length.toLocaleString('en')} characters are kept.</span>
      </p>
    )
  }
  return <EditedDescription key={description} description={description} />
}

function EditedDescription({ description }: { description: string }) {
  const { document } = useApp()
  // A browser writes line ends its own way: only what was typed is a change.
  const typed = useRef(false)
  return (
    <textarea
      className="description-field"
      aria-label="Description of the package"
      data-testid="package-description"
      placeholder="Description"
      rows={description.length > SHORT ? 4 : 2}
      defaultValue={description}
      onInput={() => {
        typed.current = true
      }}
      onBlur={(event) => {
        const next = event.target.value.trim()
        if (typed.current && next !== description)
          document.getState().edit('describe the package', (before) => describePackage(before, { description: next }))
        typed.current = false
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.currentTarget.value = description
        typed.current = false
        event.stopPropagation()
      }}
    />
  )
}
