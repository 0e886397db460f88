/** In the status bar: how far the solver got. A click opens how it got there, and watts in against watts out. */
import { Popover } from '@base-ui/react/popover'
import { Activity, CircleAlert, CircleCheck, LoaderCircle, OctagonAlert } from 'lucide-react'
import { plusMinus } from '../../report/figures.ts'
import type { Solution } from '../../solver/results/solution.ts'
import { problemsOf } from '../state/derived.ts'
import { failureWords } from '../state/solve-notices.ts'
import type { SolveState } from '../state/solve-store.ts'
import { useFollowing, usePanelLayout, useSolve } from '../ui/app-context.tsx'
import { counted, duration } from '../ui/numbers.ts'
import { useRailWindow } from '../ui/window-size.ts'
import { SolveDetails } from './solve-details.tsx'

export function SolveStateItem() {
  const status = useSolve((state) => state.status)
  const quality = useSolve((state) => state.quality)
  const reason = useSolve((state) => state.reason)
  const tone = useDescribed(({ tone }) => tone)
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`status-item ${tone}`}
        data-testid="solve-state"
        data-state={status}
        data-quality={quality}
        title={reason ?? undefined}
      >
        <StateIcon />
        <span className="number">
          <StateWords />
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={6} collisionPadding={8}>
          <Popover.Popup className="solve-details" data-testid="solve-details">
            <Popover.Title className="solve-details-title">
              <StateWords />
            </Popover.Title>
            <SolveDetails />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Apart from the item: they change with every draft of a drag, and rendering its popover each time costs more than they do. */
const StateWords = () => useDescribed(({ words }) => words)

function StateIcon() {
  const Icon = useDescribed(({ icon }) => icon)
  return <Icon size={14} strokeWidth={2} aria-hidden="true" />
}

function useDescribed<T>(read: (described: ReturnType<typeof describe>) => T): T {
  const problems = usePanelLayout((layout) => problemsOf(layout).length)
  const following = useFollowing()
  const brief = useRailWindow()
  return useSolve((state) => read(describe(state, problems, following, brief)))
}

/** @param brief for small windows: the words are shortened, the state and its error stay */
function describe(state: SolveState, problems: number, following: boolean, brief: boolean) {
  if (problems > 0)
    return { icon: OctagonAlert, words: `Not solved: ${counted(problems, 'problem')}`, tone: 'status-over' }
  const report = state.solved?.solution.solver
  const error = state.solved ? errorWords(state.solved.solution) : ''
  if (state.status === 'failed') return { icon: CircleAlert, words: failureWords(state), tone: 'status-over' }
  if (following) {
    // Until the first draft is there, what is known is still the result at rest.
    if (state.solved?.superposed) return { icon: Activity, words: `Live, superposed${error}`, tone: '' }
    const words = state.solved !== state.atRest && report ? `Live, ${duration(report.milliseconds)}${error}` : 'Live'
    return { icon: Activity, words, tone: '' }
  }
  if (state.status === 'converged' && report) {
    const how = brief
      ? 'Converged'
      : `Converged in ${duration(report.milliseconds)}, ${counted(report.cycles, 'cycle')}`
    return { icon: CircleCheck, words: `${how}${error}`, tone: 'converged' }
  }
  if (state.status === 'solving' && state.solved?.superposed && !state.progress)
    return { icon: LoaderCircle, words: `Superposed${error}, solving…`, tone: '' }
  if (state.status !== 'solving') return { icon: LoaderCircle, words: 'Not solved', tone: '' }
  return { icon: LoaderCircle, words: solvingWords(state.progress), tone: '' }
}

/** The largest error of all highest temperatures. */
function errorWords({ components }: Solution): string {
  return components.length === 0
    ? ''
    : `, ${plusMinus(Math.max(...components.map(({ uncertainty }) => uncertainty)))} K`
}

function solvingWords(progress: SolveState['progress']): string {
  if (!progress) return 'Solving…'
  const { cycle, errorEstimate } = progress
  return `Solving… cycle ${cycle}, ±${errorEstimate < 10 ? Math.max(0.01, errorEstimate).toFixed(2) : errorEstimate.toFixed(0)} K`
}
