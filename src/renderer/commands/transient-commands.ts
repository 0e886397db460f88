import { ChartSpline, CirclePlay, CircleStop, RotateCw } from 'lucide-react'
import type { App } from '../state/app.ts'
import { problemsOf } from '../state/derived.ts'
import { isTransientOpen, isTransientShown } from '../state/transient-shown.ts'
import type { Command } from './command.ts'

export const transientCommands: readonly Command[] = [
  {
    id: 'transient.show',
    label: 'Warm-up over time',
    icon: ChartSpline,
    keys: ['t'],
    checked: isTransientOpen,
    run: (app) => (isTransientOpen(app) ? app.warmUp.close() : app.warmUp.open()),
  },
  {
    id: 'transient.play',
    label: ({ transient }) => (transient.getState().playing ? 'Pause the warm-up' : 'Play the warm-up'),
    sheetLabel: 'Play or pause the warm-up; Space in its panel',
    icon: CirclePlay,
    keys: ['Shift+t'],
    when: isTransientShown,
    why: () => 'Open Warm-up over time first',
    run: ({ transient, warmUp }) => (transient.getState().playing ? warmUp.pause() : warmUp.play()),
  },
  {
    id: 'transient.solve',
    label: 'Solve the warm-up again',
    icon: RotateCw,
    when: (app) => isTransientOpen(app) && !isSolving(app) && problemsOf(app.document.getState().layout).length === 0,
    why: (app) => {
      if (!isTransientOpen(app)) return 'Open Warm-up over time first'
      return isSolving(app) ? 'It is being solved' : 'The package has problems to mend first'
    },
    run: ({ warmUp }) => warmUp.solve(),
  },
  {
    id: 'transient.cancel',
    label: 'Stop solving the warm-up',
    icon: CircleStop,
    when: isSolving,
    why: () => 'No warm-up is being solved',
    run: ({ warmUp }) => warmUp.cancel(),
  },
]

function isSolving({ transient }: App): boolean {
  return transient.getState().status === 'solving'
}
