/** The last solve in numbers: its iteration, its grid, and the heat that went in and came out. */
import { Activity } from 'lucide-react'
import { formatFixed, formatScientific } from '../../layout/units.ts'
import { plusMinus } from '../../report/figures.ts'
import type { Solution } from '../../solver/results/solution.ts'
import { runCommand } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { commandOf } from '../commands/registry.ts'
import { QUALITY_WORDS } from '../commands/solve-commands.ts'
import { cyclesOf } from '../state/convergence.ts'
import { useApp, useSolve, useStale } from '../ui/app-context.tsx'
import { duration } from '../ui/numbers.ts'
import { ConvergenceCurve } from './convergence-curve.tsx'
import './solve-details.css'

export function SolveDetails() {
  const app = useApp()
  const solution = useSolve((state) => state.solved?.solution ?? null)
  const reason = useSolve((state) => state.reason)
  const stale = useStale()
  const again = commandOf('solve.again')
  return (
    <>
      {reason !== null && <p className="solve-details-text status-over">{reason}</p>}
      {solution && stale && <p className="solve-details-text dim">Of the last package that was solved:</p>}
      {solution ? (
        <div data-stale={stale || undefined}>
          <ConvergenceCurve cycles={cyclesOf(solution)} />
          <Iteration solution={solution} />
          <HeatTable heat={solution.heat} />
        </div>
      ) : (
        <p className="solve-details-text dim">There are no temperatures yet.</p>
      )}
      <button type="button" className="plain-button" onClick={() => runCommand(again, app)}>
        <Activity size={14} strokeWidth={2} aria-hidden="true" /> Solve again
        <span className="kbd">
          <kbd>{keyCaps(again.keys?.[0] ?? '', app.platform.operatingSystem).join(' ')}</kbd>
        </span>
      </button>
    </>
  )
}

function Iteration({ solution: { solver, field, quality, components } }: { solution: Solution }) {
  const cells = [field.x, field.y, field.z].map((lines) => lines.length - 1)
  const highest = components.length > 0 ? Math.max(...components.map(({ maxTemperature }) => maxTemperature)) : null
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['Cycles, time', `${solver.cycles}, ${duration(solver.milliseconds)}`],
    ['Error of the iteration', `±${formatScientific(solver.errorEstimate)} K`],
    ...(components.length > 0
      ? ([
          ['Largest error with the grid', `${plusMinus(Math.max(...components.map((each) => each.uncertainty)))} K`],
        ] as const)
      : []),
    ...(highest === null ? [] : ([['Highest temperature', `${formatFixed(highest, 1)} °C`]] as const)),
    ['Quality', QUALITY_WORDS[quality]],
    ['Cells', cells.join(' × ')],
    ['Kernel', solver.kernel],
  ]
  return (
    <dl className="solve-figures number">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function HeatTable({ heat: { power, top, bottom, sides, imbalance } }: { heat: Solution['heat'] }) {
  const share = (watts: number) => (power > 0 ? `${formatFixed((100 * watts) / power, 1)} %` : '')
  return (
    <table className="solve-heat number">
      <caption>Heat</caption>
      <tbody>
        {(
          [
            ['In', power],
            ['Out at the top', top],
            ['Out at the bottom', bottom],
            ['Out at the sides', sides],
          ] as const
        ).map(([name, watts]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{formatFixed(watts, 2)} W</td>
            <td className="dim">{share(watts)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">In minus out</th>
          <td colSpan={2}>{formatScientific(imbalance)} W</td>
        </tr>
      </tbody>
    </table>
  )
}
