/** Highest temperature of every component against time. A press shows its time on the map, or selects the curve below it. */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { displayName } from '../../layout/component-name.ts'
import { temperatureLimitOf } from '../../layout/geometry.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatFixed } from '../../layout/units.ts'
import type { Curves } from '../state/transient-store.ts'
import { formatTime, placeOf, type TimeAxis } from '../state/transient-times.ts'
import { useApp, usePanelFacts } from '../ui/app-context.tsx'
import { useThemeRevision } from '../ui/theme-revision.ts'
import { type CurveStyle, createChart, raiseCurves } from './transient-curves.ts'

/** Rows of the readout. */
const MOST_READ = 5

interface Props {
  readonly curves: Curves
  readonly axis: TimeAxis
  /** s */
  readonly endTime: number
  readonly stale: boolean
}

/** A new theme has new colours: the chart is made anew. */
export function TransientChart(props: Props) {
  return <Plot key={useThemeRevision()} {...props} />
}

function Plot({ curves, axis, endTime, stale }: Props) {
  const app = useApp()
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot | null>(null)
  const [read, setRead] = useState<{ seconds: number; index: number } | null>(null)
  // The chart is made anew with its styles, so a drag must leave them the same object.
  const styles = usePanelFacts((layout) => stylesOf(curves.ids, layout))
  const data = useMemo(() => dataOf(curves, styles, axis), [curves, styles, axis])
  const newest = useRef(data)
  newest.current = data

  useEffect(() => {
    const place = element.current
    if (!place) return
    const { selection } = app
    const raised = () => {
      const { ids, hovered } = selection.getState()
      return new Set(hovered === null ? ids : [...ids, hovered])
    }
    const made = createChart(place, newest.current, {
      curves: styles,
      axis,
      endTime,
      size: { width: place.clientWidth, height: place.clientHeight },
      raised,
      onHover: (id) => selection.getState().hover(id),
      onCursor: setRead,
    })
    chart.current = made
    raiseCurves(made, styles, raised())
    const now = markNow(made)
    const showNow = () => {
      const { time, run } = app.transient.getState()
      now.hidden = run === null
      if (run) now.style.left = `${100 * placeOf(time, endTime, axis)}%`
    }
    showNow()
    const observer = new ResizeObserver(() => made.setSize({ width: place.clientWidth, height: place.clientHeight }))
    observer.observe(place)
    const ends = [
      selection.subscribe((state, before) => {
        if (state.ids !== before.ids || state.hovered !== before.hovered) raiseCurves(made, styles, raised())
      }),
      app.transient.subscribe(showNow),
      scrubOn(made, (seconds) => {
        app.warmUp.pause()
        app.warmUp.seek(seconds)
      }),
    ]
    const select = () => {
      const { hovered, select } = selection.getState()
      if (hovered) select([hovered])
    }
    made.over.addEventListener('click', select)
    return () => {
      observer.disconnect()
      for (const end of ends) end()
      made.destroy()
      chart.current = null
    }
  }, [app, styles, axis, endTime])

  useEffect(() => chart.current?.setData(data), [data])

  return (
    <div className="transient-plot" data-stale={stale || undefined}>
      <div
        ref={element}
        className="transient-chart"
        data-testid="transient-chart"
        role="img"
        aria-label="Highest temperature of every component against time; the table has the same figures"
      />
      {read && <Readout chart={chart} read={read} styles={styles} />}
    </div>
  )
}

function Readout({
  chart,
  read,
  styles,
}: {
  chart: RefObject<uPlot | null>
  read: { seconds: number; index: number }
  styles: readonly CurveStyle[]
}) {
  const { selection } = useApp()
  const { ids, hovered } = selection.getState()
  const wanted = new Set(hovered ? [hovered, ...ids] : ids)
  const data = chart.current?.data
  if (!data) return null
  const seconds = data[0][read.index]
  const onLeft = (chart.current?.cursor.left ?? 0) < (chart.current?.over.clientWidth ?? 0) / 2
  const rows = styles.flatMap(({ id, name }, n) => {
    const celsius = data[n + 1]?.[read.index]
    return celsius == null ? [] : [{ id, name, celsius }]
  })
  const shown =
    wanted.size > 0 ? rows.filter(({ id }) => wanted.has(id)) : rows.toSorted((a, b) => b.celsius - a.celsius)
  return (
    <div className="transient-readout" data-right={onLeft || undefined} aria-hidden="true">
      <strong className="number">{formatTime(seconds ?? read.seconds)}</strong>
      {shown.slice(0, MOST_READ).map(({ id, name, celsius }) => (
        <span key={id}>
          {name} <span className="number">{formatFixed(celsius, 1)} °C</span>
        </span>
      ))}
      {shown.length > MOST_READ && <span className="dim">{shown.length - MOST_READ} more</span>}
    </div>
  )
}

/** Of the curves whose components are still there. */
function stylesOf(ids: readonly string[], { components, limits }: Layout): CurveStyle[] {
  return ids.flatMap((id) => {
    const component = components.find((candidate) => candidate.id === id)
    if (!component) return []
    return [{ id, name: displayName(component), kind: component.kind, limit: temperatureLimitOf(component, limits) }]
  })
}

function dataOf({ ids, times, highest }: Curves, styles: readonly CurveStyle[], axis: TimeAxis): uPlot.AlignedData {
  // a logarithmic axis has no 0
  const from = axis === 'logarithmic' && times[0] === 0 ? 1 : 0
  const column = (values: readonly number[] | undefined) => values?.slice(from) ?? []
  return [column(times), ...styles.map(({ id }) => column(highest[ids.indexOf(id)]))]
}

/** The line at the time that the map shows. */
function markNow({ over }: uPlot): HTMLElement {
  const now = document.createElement('div')
  now.className = 'transient-now'
  over.append(now)
  return now
}

/** Reports the time under the pointer while it is pressed; returns the function that ends it. */
function scrubOn(chart: uPlot, show: (seconds: number) => void): () => void {
  const { over } = chart
  const at = (event: PointerEvent) => show(chart.posToVal(event.clientX - over.getBoundingClientRect().left, 'x'))
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    over.setPointerCapture(event.pointerId)
    at(event)
  }
  const onMove = (event: PointerEvent) => {
    if (over.hasPointerCapture(event.pointerId)) at(event)
  }
  over.addEventListener('pointerdown', onDown)
  over.addEventListener('pointermove', onMove)
  return () => {
    over.removeEventListener('pointerdown', onDown)
    over.removeEventListener('pointermove', onMove)
  }
}
