import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the keyboard among the rows or buttons of a panel when the one that had it has gone, deleted or renamed: what
 * stands there now gets the focus, which would else be that of the page.
 *
 * @param kept selector of what is counted and given the focus
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, kept: string) {
  /** Which of them has the focus; null while it is elsewhere. */
  const at = useRef<number | null>(null)
  useEffect(() => {
    if (!panel.current) return
    const observer = new MutationObserver(() => {
      if (at.current === null || document.activeElement !== document.body) return
      const present = countedIn(panel, kept)
      present[Math.min(at.current, present.length - 1)]?.focus()
    })
    observer.observe(panel.current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [panel, kept])
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const one = target.closest<HTMLElement>(kept)
      at.current = one ? countedIn(panel, kept).indexOf(one) : null
    },
    onBlur: ({ target, relatedTarget }: FocusEvent<HTMLElement>) => {
      const left = () => {
        at.current = null
      }
      if (relatedTarget !== null) left()
      // What goes takes the focus with it, and may say so while it is still there.
      else setTimeout(() => target.isConnected && document.activeElement === document.body && left())
    },
  }
}

function countedIn(panel: RefObject<HTMLElement | null>, kept: string): HTMLElement[] {
  return [...(panel.current?.querySelectorAll<HTMLElement>(kept) ?? [])]
}
