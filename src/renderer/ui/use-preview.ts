import { useEffect, useMemo } from 'react'
import { type Command, isEnabled } from '../commands/command.ts'
import type { App } from '../state/app.ts'
import { showPreview } from '../state/preview.ts'

/**
 * For an entry of a menu: shows on the canvas what its command would do while the entry is highlighted, by hand or by the
 * arrow keys, which both give it the focus. `end` puts everything back, as before the command itself runs.
 */
export function usePreview(command: Command, app: App) {
  const handlers = useMemo(() => {
    let restore: (() => void) | null = null
    const end = () => {
      restore?.()
      restore = null
    }
    const begin = () => {
      end()
      if (command.preview && isEnabled(command, app)) restore = showPreview(app, command.preview(app))
    }
    return { onFocus: begin, onBlur: end, end }
  }, [command, app])
  useEffect(() => handlers.end, [handlers])
  return handlers
}
