/** The open design against another one, part by part; without another one, how to get it. */
import { ArrowRight, LoaderCircle, OctagonAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { formatPower, formatSigned } from '../../layout/units.ts'
import { type ComparedComponent, changeAsPrinted } from '../../report/comparison.ts'
import { type Figure, figureOf } from '../../report/figures.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'
import { statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'
import { runCommand } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { EXAMPLES } from '../documents/examples.ts'
import { comparisonOf } from '../state/comparison-shown.ts'
import { fitSelection } from '../state/zooming.ts'
import { useApp, usePanelLayout, useSelection, useSolve, useStale } from '../ui/app-context.tsx'
import { useCommand } from '../ui/command-button.tsx'
import { KindGlyph, StatusIcon } from '../ui/glyph.tsx'
import { inColumn } from '../ui/numbers.ts'
import { useRailWindow } from '../ui/window-size.ts'
import './verdict-table.css'
import './compare.css'

export function ComparePanel() {
  const app = useApp()
  const { other, solving, reasons } = useStore(app.comparison)
  const solved = useSolve((state) => state.solved)
  const stale = useStale()
  if (solving) {
    return (
      <div className="compare-start" data-testid="compare-solving">
        <p role="status">
          <LoaderCircle size={14} strokeWidth={2} aria-hidden="true" /> Solving {solving.name}…
        </p>
        <button type="button" className="plain-button" onClick={() => app.comparisons.end()}>
          Stop
        </button>
      </div>
    )
  }
  const comparison = comparisonOf(other, solved?.solution ?? null)
  if (!other || !comparison) return <Start reasons={reasons} />
  return (
    <div data-testid="compare-panel">
      <div className="compare-head" data-stale={stale || undefined}>
        <p className="compare-sentence" role="status">
          {comparison.sentence}
        </p>
        <p className="dim">
          <strong>A</strong> {other.name}, <span className="number">{formatPower(comparison.power.a, 2)} W</span> in
          <span className="compare-apart" />
          <strong>B</strong> <OpenName />, <span className="number">{formatPower(comparison.power.b, 2)} W</span> in
        </p>
      </div>
      <CompareTable components={comparison.components} stale={stale} />
    </div>
  )
}

function OpenName() {
  const name = usePanelLayout((layout) => layout.name?.trim())
  return <>{name || 'the open design'}</>
}

/** What can be compared with, and why the last try was refused. */
function Start({ reasons }: { reasons: readonly string[] }) {
  const app = useApp()
  return (
    <div className="compare-start" data-testid="compare-start">
      {reasons.length > 0 && (
        <div role="alert">
          <ul className="compare-reasons">
            {reasons.map((reason, n) => (
              <li key={reason}>
                {n === 0 && <OctagonAlert className="status-over" size={14} strokeWidth={2} aria-hidden="true" />}{' '}
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="dim">
        Hold the open design, B, against another one, A. Keep it as it is, and see what your changes do.
      </p>
      <div className="compare-choices">
        <Choice id="compare.keep" word="Keep this design" />
        <Choice id="compare.kept" word="The kept design" />
        <Choice id="compare.file" word="A file…" />
        <select
          className="choice"
          aria-label="Compare with an example"
          value=""
          onChange={({ target }) => runCommand(commandOf(`compare.example.${target.value}`), app)}
        >
          <option value="" disabled>
            An example…
          </option>
          {EXAMPLES.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

/** The word is part of the command's own, which says it in full. */
function Choice({ id, word }: { id: string; word: string }) {
  const { app, command, label, enabled } = useCommand(id)
  return (
    <button
      type="button"
      className="plain-button compare-choice"
      disabled={!enabled}
      aria-label={label}
      onClick={() => runCommand(command, app)}
    >
      {word}
    </button>
  )
}

function CompareTable({ components, stale }: { components: readonly ComparedComponent[]; stale: boolean }) {
  const brief = useRailWindow()
  return (
    <table className="verdict-table" data-testid="compare-table" data-stale={stale || undefined}>
      <thead>
        <tr>
          <th scope="col">Verdict</th>
          <th scope="col">Component</th>
          {['Highest A, °C', 'Highest B, °C', 'B − A, K'].map((head) => (
            <th key={head} scope="col" className="right">
              {head}
            </th>
          ))}
          {!brief && (
            <>
              <th scope="col" className="right">
                Margin A, K
              </th>
              <th scope="col" className="right">
                Margin B, K
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {components.map((each) => (
          <CompareRow key={each.id} compared={each} brief={brief} />
        ))}
      </tbody>
    </table>
  )
}

function CompareRow({ compared, brief }: { compared: ComparedComponent; brief: boolean }) {
  const app = useApp()
  const { id, name, kind, a, b, verdictChanged } = compared
  const selected = useSelection((state) => state.ids.includes(id))
  const printed = a && b && changeAsPrinted(a, b)
  const show = (zoom: boolean) => {
    if (!app.document.getState().layout.components.some((component) => component.id === id)) return
    app.selection.getState().select([id])
    if (zoom) fitSelection(app)
  }
  return (
    <tr
      data-testid={`compare-row-${id}`}
      data-selected={selected || undefined}
      onClick={() => show(false)}
      onDoubleClick={() => show(true)}
    >
      <td>
        <span className="compare-verdict">
          {verdictChanged && a && (
            <>
              <Verdict result={a} /> <ArrowRight size={12} strokeWidth={2} aria-label="becomes" />
            </>
          )}
          <Verdict result={(b ?? a)!} />
          {!printed && <span className="dim">only in {b ? 'B' : 'A'}</span>}
        </span>
      </td>
      <td>
        <button type="button" className="verdict-component" disabled={!b} onClick={() => show(false)}>
          <KindGlyph kind={kind} /> <span>{name}</span>
        </button>
      </td>
      <td className="right number secondary">
        {a && inColumn(printed ? { ...printed, value: printed.from } : highestOf(a))}
      </td>
      <td className="right number strong">
        {b && inColumn(printed ? { ...printed, value: printed.to } : highestOf(b))}
      </td>
      <td className="right number">
        {printed && (
          <>
            <span className="strong">
              {inColumn({ ...printed, value: formatSigned(printed.kelvin, printed.decimals) })}
            </span>{' '}
            <span className="plus-minus">{printed.plusMinus}</span>
          </>
        )}
      </td>
      {!brief && <td className="right number secondary">{a && marginOf(a)}</td>}
      {!brief && <td className="right number secondary">{b && marginOf(b)}</td>}
    </tr>
  )
}

function Verdict({ result }: { result: ComponentResult }) {
  const status = statusOf(result)
  return (
    <span className={`verdict-status status-${status}`}>
      <StatusIcon status={status} /> {VERDICT_WORDS[status]}
    </span>
  )
}

const highestOf = (result: ComponentResult): Figure => figureOf(result.maxTemperature, result.uncertainty)

function marginOf({ margin, uncertainty }: ComponentResult): string {
  if (margin === null) return '–'
  const { decimals } = figureOf(margin, uncertainty)
  return inColumn({ value: formatSigned(margin, decimals), decimals })
}
