import { startTransition, useEffect, useState } from 'react'
import { useApp } from './app-context.tsx'

/**
 * Whether the second half of a panel is to be shown: at once, but for a panel that a press on the canvas has opened, where it
 * comes a frame later. The browser lays out and paints either half in the time that the hand leaves it, not both.
 */
export function useSecondHalf(): boolean {
  const { pointer } = useApp()
  const [due, setDue] = useState(() => !pointer.getState().pressed)
  useEffect(() => {
    if (due) return
    const frame = requestAnimationFrame(() => startTransition(() => setDue(true)))
    return () => cancelAnimationFrame(frame)
  }, [due])
  return due
}
