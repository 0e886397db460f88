import { type RefCallback, type RefObject, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

export interface TypedDialog {
  readonly field: RefObject<HTMLInputElement | null>
  readonly setField: RefCallback<HTMLInputElement>
  /** Closes the dialog; whoever had the keyboard before has it again when this returns. */
  readonly leave: () => void
}

/**
 * A dialog that is typed into. Its field has the keyboard now and not with the next frame: whoever knows what to type goes on
 * typing, and no letter may be lost. So the dialog itself comes too late to see who had the keyboard before.
 */
export function useTypedDialog(onClose: () => void): TypedDialog {
  const [before] = useState(() => document.activeElement)
  const field = useRef<HTMLInputElement>(null)
  const setField = useCallback((input: HTMLInputElement | null) => {
    input?.focus()
    field.current = input
  }, [])
  const leave = () => {
    flushSync(onClose)
    if (before instanceof HTMLElement) before.focus()
  }
  return { field, setField, leave }
}
