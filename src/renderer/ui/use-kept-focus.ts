import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the keyboard among the rows or buttons of a panel when the one that had it has gone, deleted or renamed: the one
 * of the same name gets the focus, else what stands there now; it would else be that of the page.
 *
 * @param kept selector of what is counted and given the focus
 * @param instead selector of what gets it, rather than what stands there now
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, kept: string, instead?: string) {
  /** Which of them has the focus; null while it is elsewhere. */
  const at = useRef<{ readonly index: number; readonly name: string } | null>(null)
  useEffect(() => {
    if (!panel.current) return
    const observer = new MutationObserver(() => {
      if (at.current === null || document.activeElement !== document.body) return
      const present = countedIn(panel, kept)
      const { index, name } = at.current
      const namesakes = present.filter((one) => nameOf(one) === name)
      const there = present[Math.min(index, present.length - 1)]
      const other = instead === undefined ? there : panel.current?.querySelector<HTMLElement>(instead)
      const next = namesakes.length === 1 ? namesakes[0] : other
      next?.focus()
    })
    observer.observe(panel.current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [panel, kept, instead])
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const one = target.closest<HTMLElement>(kept)
      at.current = one ? { index: countedIn(panel, kept).indexOf(one), name: nameOf(one) } : null
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

function nameOf(one: HTMLElement): string {
  return one.ariaLabel ?? one.textContent
}
