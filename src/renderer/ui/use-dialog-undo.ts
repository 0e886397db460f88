/** Undo and redo inside a dialog, where the window's own keys are silent; text fields keep their own. */
import type { KeyboardEvent } from 'react'
import { useApp } from './app-context.tsx'

export function useDialogUndo(): (event: KeyboardEvent) => void {
  const { document, platform } = useApp()
  return (event) => {
    const { target, key, shiftKey } = event
    if (!(platform.operatingSystem === 'mac' ? event.metaKey : event.ctrlKey)) return
    if (target instanceof HTMLInputElement && target.type !== 'checkbox') return
    if (target instanceof HTMLTextAreaElement) return
    const letter = key.toLowerCase()
    const { stepBack, stepForward } = document.getState()
    if (letter === 'z' && !shiftKey) stepBack()
    else if (letter === 'y' || letter === 'z') stepForward()
    else return
    event.preventDefault()
  }
}
