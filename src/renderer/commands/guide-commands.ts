/** The welcome page and the tour. */
import { Compass, House } from 'lucide-react'
import { EXAMPLES } from '../documents/examples.ts'
import { openExample } from '../documents/files.ts'
import type { App } from '../state/app.ts'
import { markOf } from '../state/tour.ts'
import { beginTour, leaveTour, stepTour } from '../state/touring.ts'
import type { Command } from './command.ts'

const onTour = ({ guide }: App) => guide.getState().tour !== null
const NO_TOUR = 'The tour is not on'

export const guideCommands: readonly Command[] = [
  {
    id: 'help.leaveWelcome',
    label: 'Leave the welcome page',
    keys: ['Escape'],
    keyOnly: true,
    when: ({ guide }) => guide.getState().welcome,
    run: ({ guide }) => guide.setState({ welcome: false }),
  },
  {
    id: 'help.welcome',
    label: 'Welcome',
    icon: House,
    run: ({ guide, document }) => {
      document.getState().cancelGesture()
      guide.setState({ welcome: true, invited: false, tour: null })
    },
  },
  {
    id: 'help.tour',
    label: 'Take the tour',
    icon: Compass,
    run: takeTour,
  },
  {
    id: 'help.tourNext',
    label: 'Tour: next step',
    when: onTour,
    why: () => NO_TOUR,
    run: (app) => stepTour(app, 1),
  },
  {
    id: 'help.tourBack',
    label: 'Tour: step back',
    when: onTour,
    why: () => NO_TOUR,
    run: (app) => stepTour(app, -1),
  },
  {
    id: 'help.leaveTour',
    label: 'Leave the tour',
    keys: ['Escape'],
    keyOnly: true,
    when: onTour,
    run: leaveTour,
  },
]

/** On the open package if that has something to mend, else on the first example. */
function takeTour(app: App): void {
  if (markOf(app).subject !== null) {
    beginTour(app)
    return
  }
  const [example] = EXAMPLES
  if (!example) return
  openExample(app, example, () => {
    // Its temperatures are the first thing that the tour talks about.
    const end = app.solve.subscribe(({ atRest }) => {
      const isOpen = app.document.getState().layout === example.layout
      if (isOpen && atRest?.layout !== example.layout) return
      end()
      if (isOpen) beginTour(app)
    })
  })
}
