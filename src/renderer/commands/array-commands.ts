import { CircleDotDashed } from 'lucide-react'
import { cancelArray, openArray } from '../state/array-session.ts'
import type { Command } from './command.ts'

export const arrayCommands: readonly Command[] = [
  {
    id: 'arrange.array',
    label: 'Array along an edge or a ring…',
    icon: CircleDotDashed,
    keys: ['$mod+Shift+d'],
    run: (app) => (app.arrays.getState().session ? cancelArray(app) : openArray(app)),
  },
]
