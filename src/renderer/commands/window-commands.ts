import type { App } from '../state/app.ts'
import type { Command } from './command.ts'
import { ONLY_ON_DESKTOP } from './reasons.ts'

/** A browser has its own full screen and its own zoom. */
const onDesktop = ({ platform }: App) => platform.platform === 'electron'

export const windowCommands: readonly Command[] = [
  {
    id: 'window.fullScreen',
    label: 'Full screen',
    keys: ['F11', 'Control+Meta+f'],
    when: onDesktop,
    why: () => ONLY_ON_DESKTOP,
    run: ({ platform }) => platform.controlWindow('toggle-full-screen'),
  },
  {
    id: 'window.larger',
    label: 'Larger interface',
    keys: ['$mod+Alt+='],
    when: onDesktop,
    why: () => ONLY_ON_DESKTOP,
    run: ({ platform }) => platform.controlWindow('zoom-in'),
  },
  {
    id: 'window.smaller',
    label: 'Smaller interface',
    keys: ['$mod+Alt+-'],
    when: onDesktop,
    why: () => ONLY_ON_DESKTOP,
    run: ({ platform }) => platform.controlWindow('zoom-out'),
  },
  {
    id: 'window.usualSize',
    label: 'Interface at its usual size',
    keys: ['$mod+Alt+0'],
    when: onDesktop,
    why: () => ONLY_ON_DESKTOP,
    run: ({ platform }) => platform.controlWindow('zoom-reset'),
  },
  {
    id: 'window.close',
    label: 'Close window',
    keys: ['$mod+w'],
    when: onDesktop,
    why: () => ONLY_ON_DESKTOP,
    run: ({ platform }) => platform.controlWindow('close'),
  },
]
