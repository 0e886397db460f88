/** Every component against its limit, worst margin first; in a drag as before it. A click shows it on the canvas, a double click zooms to it. */
import { memo, type RefObject, useDeferredValue, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import { formatPower, formatShort, formatSigned } from '../../layout/units.ts'
import { figureOf } from '../../report/figures.ts'
import { biggestHeater, type Contribution } from '../../report/heated-by.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'
import { failureWords } from '../state/solve-notices.ts'
import { undecidedBy } from '../state/verdicts.ts'
import { fitSelection, showSelection } from '../state/zooming.ts'
import { useApp, useFollowing, useInfluences, useSelection, useSolve, useStale } from '../ui/app-context.tsx'
import { KindGlyph, StatusIcon } from '../ui/glyph.tsx'
import { KINDS } from '../ui/kinds.ts'
import { inColumn } from '../ui/numbers.ts'
import { useInfluence } from '../ui/use-influence.ts'
import { useRailWindow } from '../ui/window-size.ts'
import { VerdictHead } from './verdict-head.tsx'
import { VerdictSkeleton } from './verdict-skeleton.tsx'
import './verdict-table.css'

/** K at which a margin fills its bar. */
const FULL_BAR_K = 10
const BAR_PX = 22

export function VerdictTable() {
  // The table has the most cells to lay out: React renders it in slices between the moves of a drag.
  const solved = useDeferredValue(useSolve((state) => state.solved))
  const compared = useDeferredValue(useSolve((state) => state.before))
  const status = useSolve((state) => state.status)
  const failed = useSolve((state) => (state.status === 'failed' ? failureWords(state) : null))
  const following = useFollowing()
  const stale = useStale()
  const influence = useInfluence()
  const influenceFailed = useInfluences((state) => state.status === 'failed')
  const heaters = useMemo(() => {
    if (!influence) return null
    const { components } = influence
    return new Map(components.map(({ id }) => [id, biggestHeater(influence.influence, components, id)]))
  }, [influence])
  const brief = useRailWindow()
  const table = useRef<HTMLTableElement>(null)
  useSteadyColumns(table, following)
  const rows = useSteadyRows(solved?.solution.components ?? NONE, following)
  useScrolled(table, following && rows.length >= LONG_TABLE)
  if (!solved && status === 'solving') return <VerdictSkeleton brief={brief} />
  if (!solved) {
    return (
      <p className="empty" data-testid="verdict-table">
        {failed ? `No temperatures. ${failed}.` : 'No temperatures yet.'}
      </p>
    )
  }
  if (rows.length === 0) {
    return (
      <p className="empty" data-testid="verdict-table">
        No components yet. Place a part from the panel on the left or with the Place menu.
      </p>
    )
  }
  const before = following && compared ? new Map(compared.components.map((result) => [result.id, result])) : null
  const shown = following ? inSight(table.current, rows.length) : EVERY_ROW
  return (
    <table ref={table} className="verdict-table" data-testid="verdict-table" data-stale={stale || undefined}>
      <VerdictHead brief={brief} compares={before !== null} sorted={!following} />
      <tbody>
        {rows.map((result, n) => (
          <VerdictRow
            key={result.id}
            live={n >= shown.first && n <= shown.last}
            result={result}
            before={before?.get(result.id) ?? null}
            compares={before !== null}
            brief={brief}
            heater={heaters?.get(result.id) ?? null}
            heaterAwaited={!influenceFailed && rows.length > 1 && !heaters?.has(result.id)}
            heaterHolds={influence?.holds ?? false}
          />
        ))}
      </tbody>
    </table>
  )
}

const NONE: readonly ComponentResult[] = []

/**
 * Worst margin first; while a gesture is followed in the order in which the rows stood before it. A row that jumps is lost to
 * the eye, and the browser would have to lay out again every row that it passes.
 */
function useSteadyRows(results: readonly ComponentResult[], following: boolean): readonly ComponentResult[] {
  const places = useRef<ReadonlyMap<string, number>>(new Map())
  const stood = following && places.current.size > 0
  const placeOf = ({ id }: ComponentResult) => places.current.get(id) ?? places.current.size
  const rows = stood ? results.toSorted((a, b) => placeOf(a) - placeOf(b)) : byMargin(results)
  useLayoutEffect(() => {
    if (!stood) places.current = new Map(rows.map(({ id }, place) => [id, place]))
  })
  return rows
}

/**
 * Keeps the columns as wide as they are when a drag begins: they stay in their places under the eye, and the browser need
 * not measure every cell again with each draft.
 */
function useSteadyColumns(table: RefObject<HTMLTableElement | null>, following: boolean): void {
  useLayoutEffect(() => {
    if (!following || !table.current?.tHead) return
    const { style } = table.current
    const heads = [...table.current.querySelectorAll('th')]
    const widths = heads.map((head) => head.getBoundingClientRect().width)
    const hold = (px: (n: number) => string, layout: string) => {
      for (const [n, head] of heads.entries()) head.style.width = px(n)
      style.tableLayout = layout
    }
    hold((n) => `${widths[n]}px`, 'fixed')
    return () => hold(() => '', '')
  }, [table, following])
}

interface Rows {
  readonly first: number
  readonly last: number
}

const EVERY_ROW: Rows = { first: 0, last: Number.POSITIVE_INFINITY }
/** Rows kept up to date above and below those in sight: a turn of the wheel finds them so. */
const MARGIN_ROWS = 3
/** Shorter tables are laid out in no time. */
const LONG_TABLE = 20

/** The rows that can be seen; those of a long table that cannot need not follow a drag. */
function inSight(table: HTMLTableElement | null, count: number): Rows {
  const scroll = table?.closest('.scroll')
  const row = table?.tBodies[0]?.rows[0]
  if (!scroll || !row || count < LONG_TABLE) return EVERY_ROW
  const first = Math.floor(scroll.scrollTop / row.offsetHeight)
  const last = Math.ceil((scroll.scrollTop + scroll.clientHeight) / row.offsetHeight)
  return { first: first - MARGIN_ROWS, last: last + MARGIN_ROWS }
}

/** Renders the table after a turn of the wheel, for the rows that have come into sight. */
function useScrolled(table: RefObject<HTMLTableElement | null>, watched: boolean): void {
  const [, render] = useReducer((turns: number) => turns + 1, 0)
  useEffect(() => {
    const scroll = watched ? table.current?.closest('.scroll') : null
    if (!scroll) return
    scroll.addEventListener('scroll', render, { passive: true })
    return () => scroll.removeEventListener('scroll', render)
  }, [table, watched])
}

interface RowProps {
  /** Whether it follows a drag; otherwise it stays as it was until the drag ends or it comes into sight. */
  readonly live: boolean
  readonly result: ComponentResult
  /** Before the drag that is under way. */
  readonly before: ComponentResult | null
  readonly compares: boolean
  readonly brief: boolean
  /** Of the others, the one that heats it most. */
  readonly heater: Contribution | null
  /** Influences come some time after the temperatures: an empty cell would say that nothing heats it. */
  readonly heaterAwaited: boolean
  readonly heaterHolds: boolean
}

const VerdictRow = memo(
  function VerdictRow({ result, before, compares, brief, heater, heaterAwaited, heaterHolds }: RowProps) {
    const app = useApp()
    const { id, kind, name, power, maxTemperature, limit, margin } = result
    const selected = useSelection((state) => state.ids.includes(id))
    const status = statusOf(result)
    const most = compares ? 1 : 2
    const highest = figureOf(maxTemperature, result.uncertainty, most)
    const mean = figureOf(result.meanTemperature, result.meanUncertainty, most)
    const show = (zoom: boolean) => {
      if (!app.document.getState().layout.components.some((component) => component.id === id)) return
      app.selection.getState().select([id])
      if (zoom) fitSelection(app)
      else showSelection(app)
    }
    return (
      <tr
        data-testid={`verdict-row-${id}`}
        data-max-temperature={maxTemperature}
        data-status={status}
        data-selected={selected || undefined}
        onClick={() => show(false)}
        onDoubleClick={() => show(true)}
        onPointerEnter={() => app.selection.getState().hover(id)}
        onPointerLeave={() => app.selection.getState().hover(null)}
      >
        <td>
          <span className={`verdict-status status-${status}`} title={undecidedBy(result) || undefined}>
            <StatusIcon status={status} /> {VERDICT_WORDS[status]}
          </span>
        </td>
        <td>
          <button type="button" className="verdict-component" onClick={() => show(false)}>
            <KindGlyph kind={kind} /> <span>{name}</span>
          </button>
        </td>
        {!brief && <td className="secondary">{KINDS[kind].name}</td>}
        {!brief && <td className="right number">{formatPower(power)}</td>}
        <td className="right number">
          <span className="strong">{inColumn(highest, most)}</span>{' '}
          <span className="plus-minus">{highest.plusMinus}</span>
        </td>
        {!brief && (
          <td className="right number secondary" title={compares ? undefined : `${mean.value} ${mean.plusMinus} °C`}>
            {compares
              ? before
                ? formatSigned(asPrinted(maxTemperature) - asPrinted(before.maxTemperature), 1)
                : ''
              : inColumn(mean, most)}
          </td>
        )}
        {!brief && <td className="right number secondary">{limit === null ? '–' : formatShort(limit, 1)}</td>}
        <td className="right">
          {margin !== null && (
            <span className={`margin status-${status}`}>
              <MarginBar margin={margin} />
              <span className="number strong">
                {inColumn({ value: formatSigned(margin, highest.decimals), decimals: highest.decimals }, most)}
              </span>
            </span>
          )}
        </td>
        <td className="heater" data-stale={!heaterHolds || undefined}>
          {heaterAwaited && (
            <span className="dim" title="Computed after the temperatures, once nothing moves">
              …
            </span>
          )}
          {heater && (
            <>
              {heater.name} <span className="number">{formatSigned(heater.kelvin, 1)} K</span>
            </>
          )}
        </td>
      </tr>
    )
  },
  (before, after) => !after.live || sameProps(before, after),
)

function sameProps(a: RowProps, b: RowProps): boolean {
  return (Object.keys(b) as (keyof RowProps)[]).every((name) => Object.is(a[name], b[name]))
}

/** A difference beside two shown numbers agrees with them as printed. */
function asPrinted(temperature: number): number {
  return Number(temperature.toFixed(1))
}

/** To the left of its line what is missing, to the right what is left. No SVG: the browser assembles those one by one. */
function MarginBar({ margin }: { margin: number }) {
  const length = Math.max(2, Math.round(Math.min(1, Math.abs(margin) / FULL_BAR_K) * BAR_PX))
  return (
    <span className="margin-bar" aria-hidden="true" style={{ width: 2 * BAR_PX + 1 }}>
      <span style={{ left: margin < 0 ? BAR_PX - length : BAR_PX + 1, width: length }} />
    </span>
  )
}
