/** Every toggle, where the pointer is, and how far the solver got: nothing that matters is hidden. */
import { Menu } from '@base-ui/react/menu'
import {
  Activity,
  CircleAlert,
  CircleCheck,
  Grid3x3,
  Layers,
  LoaderCircle,
  Magnet,
  OctagonAlert,
  TriangleAlert,
} from 'lucide-react'
import { useStore } from 'zustand'
import { formatFixed, formatShort } from '../../layout/units.ts'
import { plusMinus } from '../../report/figures.ts'
import { QUALITIES, type Solution } from '../../solver/results/solution.ts'
import { TRUE_SIZE_PX_PER_MM } from '../canvas/camera.ts'
import { temperatureAt } from '../canvas/field-slice.ts'
import { shownSlice } from '../canvas/frame-of.ts'
import { runCommand } from '../commands/command.ts'
import { QUALITY_HINTS, QUALITY_WORDS } from '../commands/solve-commands.ts'
import { TOOL_HINTS } from '../commands/tool-commands.ts'
import { levelAt, problemsOf } from '../state/derived.ts'
import { failureWords, SLOW_KERNEL } from '../state/solve-notices.ts'
import type { SolveState } from '../state/solve-store.ts'
import { useApp, useDocument, usePanelLayout, useSolve, useStale, useTools, useView } from '../ui/app-context.tsx'
import { useCommand } from '../ui/command-button.tsx'
import { counted, duration, powerOfTen } from '../ui/numbers.ts'
import { useShownTime } from '../ui/shown-time.ts'
import { SymmetryItem } from './symmetry-item.tsx'
import './status-bar.css'

export function StatusBar() {
  return (
    <footer className="status-bar">
      <StatusToggle id="view.snap" icon={Magnet} />
      <StatusToggle id="view.grid" icon={Grid3x3} lit />
      <SymmetryItem />
      <span className="status-item">mm</span>
      <LayerName />
      <PointerPlace />
      <SolveStateItem />
      <KernelItem />
      <MeshItem />
      <HeatBalanceItem />
      <QualityMenu />
      <Zoom />
    </footer>
  )
}

function StatusToggle({ id, icon: Icon, lit = false }: { id: string; icon: typeof Magnet; lit?: boolean }) {
  const { app, command, label, checked } = useCommand(id)
  return (
    <button
      type="button"
      className="status-item"
      data-lit={checked || lit || undefined}
      {...(checked !== null && { 'aria-pressed': checked })}
      onClick={() => runCommand(command, app)}
    >
      <Icon size={14} strokeWidth={2} aria-hidden="true" /> {label}
    </button>
  )
}

function LayerName() {
  const layout = usePanelLayout((layout) => layout)
  const levelZ = useView((state) => state.levelZ)
  return (
    <span className="status-item">
      <Layers size={14} strokeWidth={2} aria-hidden="true" /> {levelAt(layout, levelZ).level.name}
    </span>
  )
}

function PointerPlace() {
  const app = useApp()
  const { at, hint } = useStore(app.pointer)
  const stale = useStale()
  const tool = useTools((state) => state.tool)
  const inTime = useShownTime() !== null
  useSolve((state) => state.solved)
  const slice = shownSlice(app)
  const temperature =
    at && slice && (inTime || !stale) ? temperatureAt(slice, at.x, at.y, app.view.getState().smooth) : null
  return (
    <span className="status-item status-pointer">
      {hint ? (
        <span className="status-hint">{hint}</span>
      ) : (
        <>
          {at && (
            <span className="number">
              x {formatFixed(at.x, 2)}, y {formatFixed(at.y, 2)}
              {temperature !== null && `: ${temperature.toFixed(1)} °C`}
            </span>
          )}
          <span className="dim status-hint">{TOOL_HINTS[tool]}</span>
        </>
      )}
    </span>
  )
}

function SolveStateItem() {
  const state = useSolve((current) => current)
  const problems = usePanelLayout((layout) => problemsOf(layout).length)
  const following = useDocument(({ gesture }) => gesture !== null)
  const { icon: Icon, words, tone } = describe(state, problems, following)
  return (
    <span
      className={`status-item ${tone}`}
      data-testid="solve-state"
      data-state={state.status}
      data-quality={state.quality}
      title={state.reason ?? undefined}
    >
      <Icon size={14} strokeWidth={2} aria-hidden="true" />
      <span className="number">{words}</span>
    </span>
  )
}

function describe(state: SolveState, problems: number, following: boolean) {
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
    return {
      icon: CircleCheck,
      words: `Converged in ${duration(report.milliseconds)}, ${counted(report.cycles, 'cycle')}${error}`,
      tone: 'converged',
    }
  }
  if (state.status === 'solving' && state.solved?.superposed && !state.progress)
    return { icon: LoaderCircle, words: `Superposed${error}, solving…`, tone: '' }
  if (state.status !== 'solving') return { icon: LoaderCircle, words: 'Not solved', tone: '' }
  return { icon: LoaderCircle, words: solvingWords(state.progress), tone: '' }
}

/** How many cells the shown temperatures were computed in, while the mesh is shown. */
function MeshItem() {
  const shown = useView((state) => state.mesh)
  const field = useSolve((state) => state.solved?.solution.field)
  if (!shown || !field) return null
  const counts = [field.x, field.y, field.z].map((lines) => lines.length - 1).join(' × ')
  return (
    <span className="status-item number" data-testid="mesh-counts">
      {counts} cells
    </span>
  )
}

/** Only where WebAssembly could not run. */
function KernelItem() {
  const slow = useSolve((state) => state.solved?.solution.solver.kernel === 'TypeScript')
  if (!slow) return null
  return (
    <span className="status-item status-close" title={SLOW_KERNEL} data-testid="kernel">
      <TriangleAlert size={14} strokeWidth={2} aria-hidden="true" /> TypeScript kernel, slower
    </span>
  )
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

function HeatBalanceItem() {
  const heat = useSolve((state) => state.solved?.solution.heat)
  const stale = useStale()
  if (!heat) return null
  return (
    <span className="status-item number" data-stale={stale || undefined} title={balanceWords(heat)}>
      Heat balance {powerOfTen(heat.power === 0 ? heat.imbalance : heat.imbalance / heat.power)}
    </span>
  )
}

function balanceWords({ power, top, bottom, sides, imbalance }: Solution['heat']): string {
  const watts = (value: number) => `${formatFixed(value, 2)} W`
  return `In: ${watts(power)}. Out: top ${watts(top)}, bottom ${watts(bottom)}, sides ${watts(sides)}. Imbalance ${imbalance.toExponential(1)} W.`
}

function QualityMenu() {
  const { view } = useApp()
  const quality = useView((state) => state.quality)
  const following = useDocument((state) => state.gesture !== null)
  return (
    <Menu.Root>
      <Menu.Trigger className="status-item" aria-label={`Solver quality: ${QUALITY_WORDS[quality]}`}>
        {following ? 'Draft while dragging' : QUALITY_WORDS[quality]}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} side="top" align="end">
          <Menu.Popup className="menu">
            {QUALITIES.map((each) => (
              <Menu.Item key={each} className="menu-item" onClick={() => view.getState().set({ quality: each })}>
                <span className="mark">{each === quality ? '✓' : ''}</span>
                {QUALITY_WORDS[each]}
                <span className="keys">{QUALITY_HINTS[each]}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Zoom() {
  const { app, command, label } = useCommand('view.zoomToFit')
  const scale = useView((state) => state.camera.scale)
  return (
    <button type="button" className="status-item number" title={label} onClick={() => runCommand(command, app)}>
      {formatShort((100 * scale) / TRUE_SIZE_PX_PER_MM, 0)} %
    </button>
  )
}
