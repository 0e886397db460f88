import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the keyboard in a list whose focused row has gone, deleted or renamed: the row that stands there now gets the
 * focus, which would else be that of the page.
 *
 * @param rows selector of what can have the focus
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, rows: string) {
  /** Place of the focused row; null while the focus is elsewhere. */
  const at = useRef<number | null>(null)
  const placed = () => [...(list.current?.querySelectorAll<HTMLElement>(rows) ?? [])]
  useLayoutEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return
    const present = placed()
    present[Math.min(at.current, present.length - 1)]?.focus()
  })
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const row = target.closest<HTMLElement>(rows)
      at.current = row ? placed().indexOf(row) : null
    },
    onBlur: ({ target, relatedTarget }: FocusEvent<HTMLElement>) => {
      const left = () => {
        at.current = null
      }
      if (relatedTarget !== null) left()
      // A row that goes takes the focus with it, and says so while it is still there.
      else setTimeout(() => target.isConnected && document.activeElement === document.body && left())
    },
  }
}
