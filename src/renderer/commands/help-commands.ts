import { Info, Keyboard, Search } from 'lucide-react'
import type { Command } from './command.ts'
import { ONLY_ON_DESKTOP } from './reasons.ts'

export const helpCommands: readonly Command[] = [
  {
    id: 'help.commands',
    label: 'Search commands',
    icon: Search,
    keys: ['$mod+k'],
    run: ({ view }) => view.getState().set({ dialog: 'commands' }),
  },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    icon: Keyboard,
    keys: ['[Shift]+?'],
    run: ({ view }) => view.getState().set({ dialog: 'shortcuts' }),
  },
  {
    id: 'help.log',
    label: 'Show the log file',
    when: ({ platform }) => platform.platform === 'electron',
    why: () => ONLY_ON_DESKTOP,
    run: ({ platform }) => platform.showLog(),
  },
  {
    id: 'help.about',
    label: 'About Shoreline',
    icon: Info,
    run: ({ view }) => view.getState().set({ dialog: 'about' }),
  },
]
