/** Every toggle, where the pointer is, and how far the solver got: nothing that matters is hidden. */
import { EyeOff, Magnet, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { designViewOf } from '../../layout/design-view.ts'
import { formatFixed, formatScientific, formatShort, formatSigned } from '../../layout/units.ts'
import { temperatureAt } from '../../report/map/field-slice.ts'
import type { Solution } from '../../solver/results/solution.ts'
import { TRUE_SIZE_PX_PER_MM } from '../canvas/camera.ts'
import { shownSlice } from '../canvas/frame-of.ts'
import { runCommand } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { TOOL_HINTS } from '../commands/tool-commands.ts'
import { shownComparison } from '../state/comparison-shown.ts'
import { SLOW_KERNEL } from '../state/solve-notices.ts'
import { useApp, usePanelLayout, useSolve, useStale, useTools, useView } from '../ui/app-context.tsx'
import { useCommand } from '../ui/command-button.tsx'
import { powerOfTen } from '../ui/numbers.ts'
import { useShownTime } from '../ui/shown-time.ts'
import { useRailWindow } from '../ui/window-size.ts'
import { GridItem, LayerItem, QualityItem } from './status-menus.tsx'
import { SolveStateItem } from './status-solve.tsx'
import { SymmetryItem } from './symmetry-item.tsx'
import './status-bar.css'

export function StatusBar() {
  return (
    <footer className="status-bar">
      <SnapItem />
      <GridItem />
      <SymmetryItem />
      <span className="status-item">mm</span>
      <LayerItem />
      <HiddenItem />
      <PointerPlace />
      <SolveStateItem />
      <KernelItem />
      <MeshItem />
      <HeatBalanceItem />
      <QualityItem />
      <Zoom />
    </footer>
  )
}

function SnapItem() {
  const { app, command, label, checked } = useCommand('view.snap')
  return (
    <button
      type="button"
      className="status-item"
      data-lit={checked || undefined}
      aria-pressed={checked ?? false}
      onClick={() => runCommand(command, app)}
    >
      <Magnet size={14} strokeWidth={2} aria-hidden="true" /> {label}
    </button>
  )
}

/** What is hidden is still solved, so nobody may forget it. */
function HiddenItem() {
  const app = useApp()
  const count = usePanelLayout((layout) => designViewOf(layout).hidden.length)
  if (count === 0) return null
  return (
    <button
      type="button"
      className="status-item status-close"
      title="Show all hidden components (Shift H)"
      onClick={() => runCommand(commandOf('edit.showAll'), app)}
    >
      <EyeOff size={14} strokeWidth={2} aria-hidden="true" /> {count} hidden
    </button>
  )
}

function PointerPlace() {
  const app = useApp()
  const at = useStore(app.pointer, (state) => state.at)
  const hint = useStore(app.pointer, (state) => state.hint)
  const stale = useStale()
  const tool = useTools((state) => state.tool)
  const inTime = useShownTime() !== null
  useSolve((state) => state.solved)
  const side = useStore(app.comparison, () => shownComparison(app)?.side ?? null)
  const slice = shownSlice(app)
  const known = inTime || side === 'a' || !stale
  const value = at && slice && known ? temperatureAt(slice, at.x, at.y, app.view.getState().smooth) : null
  return (
    <span className="status-item status-pointer">
      {hint ? (
        <span className="status-act">
          <span className="status-hint">{hint.words}</span>
          {hint.keys.map((key, n) => (
            <span key={key} className="status-key">
              {n === 0 ? '. ' : ', '}
              {key}
            </span>
          ))}
        </span>
      ) : (
        <>
          {at && (
            <span className="number">
              x {formatFixed(at.x, 2)}, y {formatFixed(at.y, 2)}
              {value !== null && (side === 'difference' ? `: ${formatSigned(value, 1)} K` : `: ${value.toFixed(1)} °C`)}
            </span>
          )}
          <span className="dim status-hint">{TOOL_HINTS[tool]}</span>
        </>
      )}
    </span>
  )
}

/** How many cells the shown temperatures were computed in, while the mesh is shown. */
function MeshItem() {
  const shown = useView((state) => state.mesh)
  const field = useSolve((state) => state.solved?.solution.field)
  const brief = useRailWindow()
  if (!shown || !field) return null
  const counts = [field.x, field.y, field.z].map((lines) => lines.length - 1).join(' × ')
  return (
    <span className="status-item number" data-testid="mesh-counts">
      {counts}
      {!brief && ' cells'}
    </span>
  )
}

/** Only where WebAssembly could not run. */
function KernelItem() {
  const slow = useSolve((state) => state.solved?.solution.solver.kernel === 'TypeScript')
  const brief = useRailWindow()
  if (!slow) return null
  return (
    <span className="status-item status-close" title={SLOW_KERNEL} data-testid="kernel">
      <TriangleAlert size={14} strokeWidth={2} aria-hidden="true" /> {brief ? 'Slower' : 'TypeScript kernel, slower'}
    </span>
  )
}

function HeatBalanceItem() {
  const heat = useSolve((state) => state.solved?.solution.heat)
  const stale = useStale()
  const brief = useRailWindow()
  if (!heat) return null
  return (
    <span className="status-item number" data-stale={stale || undefined} title={balanceWords(heat)}>
      {brief ? 'Balance' : 'Heat balance'} {powerOfTen(heat.power === 0 ? heat.imbalance : heat.imbalance / heat.power)}
    </span>
  )
}

function balanceWords({ power, top, bottom, sides, imbalance }: Solution['heat']): string {
  const watts = (value: number) => `${formatFixed(value, 2)} W`
  return `In: ${watts(power)}. Out: top ${watts(top)}, bottom ${watts(bottom)}, sides ${watts(sides)}. Imbalance ${formatScientific(imbalance)} W.`
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
