/** Begins, follows and ends the tour. */
import type { App } from './app.ts'
import { tell } from './notice-store.ts'
import { markOf, TOUR_STEPS } from './tour.ts'

export function beginTour(app: App): void {
  app.guide.setState({ invited: false, welcome: false })
  goToStep(app, 0)
}

/** Beyond the last step the tour ends. */
function goToStep(app: App, step: number): void {
  const wanted = TOUR_STEPS[step]
  if (!wanted) {
    app.guide.setState({ tour: null })
    tell(app.notices, 'That was the tour. Help has it again, and every key under ?.')
    return
  }
  const { panels, set } = app.view.getState()
  if (wanted.id === 'why') {
    set({ panels: { ...panels, right: true } })
    const { subject } = markOf(app)
    const [first] = app.document.getState().layout.components
    if (app.selection.getState().ids.length !== 1 && first) app.selection.getState().select([subject ?? first.id])
  }
  if (wanted.id === 'export') set({ panels: { ...panels, results: true } })
  app.guide.setState({ tour: { step, since: markOf(app) } })
  app.notices.setState({
    announcement: `Tour, step ${step + 1} of ${TOUR_STEPS.length}: ${wanted.title}.`,
  })
}

export function stepTour(app: App, by: 1 | -1): void {
  const { tour } = app.guide.getState()
  if (tour) goToStep(app, Math.max(0, tour.step + by))
}

export function leaveTour({ guide, notices }: App): void {
  guide.setState({ tour: null })
  notices.setState({ announcement: 'Tour left. Help, Take the tour begins it again.' })
}

/** What the designer has done counts, however he did it. */
export function followTour(app: App): void {
  const look = () => {
    const { tour } = app.guide.getState()
    if (tour && TOUR_STEPS[tour.step]?.done(app, tour.since)) goToStep(app, tour.step + 1)
  }
  for (const store of [app.document, app.selection, app.solve, app.files]) store.subscribe(look)
}
