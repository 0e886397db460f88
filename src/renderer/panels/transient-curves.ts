/** The curves as uPlot draws them: one per component, kinds told apart by colour and by dash. */
import uPlot from 'uplot'
import type { ComponentKind } from '../../layout/schema.ts'
import { firstTime, formatTime, type TimeAxis } from '../state/transient-times.ts'

export interface CurveStyle {
  readonly id: string
  readonly name: string
  readonly kind: ComponentKind
  /** °C */
  readonly limit: number | null
}

/** px */
export const KIND_DASHES: Readonly<Record<ComponentKind, readonly number[]>> = {
  asic: [],
  'optical-engine': [7, 3],
  laser: [2, 3],
  memory: [9, 3, 2, 3],
  interposer: [14, 4],
  tec: [5, 2, 1, 2],
  passive: [1, 4],
  other: [1, 2],
}

const USUAL_WIDTH = 1.25
const RAISED_WIDTH = 2.5
const LOWERED_ALPHA = 0.35

export interface ChartOptions {
  readonly curves: readonly CurveStyle[]
  readonly axis: TimeAxis
  readonly endTime: number
  readonly size: { readonly width: number; readonly height: number }
  /** Ids drawn strongly; their limits are drawn too. */
  readonly raised: () => ReadonlySet<string>
  readonly onHover: (id: string | null) => void
  readonly onCursor: (place: { seconds: number; index: number } | null) => void
}

export function createChart(element: HTMLElement, data: uPlot.AlignedData, options: ChartOptions): uPlot {
  const { curves, axis, endTime, raised } = options
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const font = `11px ${token('--font')}`
  const shownLimits = () => {
    const ids = raised()
    return [...new Set(curves.flatMap(({ id, limit }) => (ids.has(id) && limit !== null ? [limit] : [])))]
  }
  const common: uPlot.Axis = {
    stroke: token('--text2'),
    font,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { stroke: token('--line2'), width: 1, size: 4 },
    border: { show: true, stroke: token('--line2'), width: 1 },
  }
  return new uPlot(
    {
      ...options.size,
      padding: [8, 16, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, focus: { prox: 12 }, points: { size: 7, width: 2 }, y: false },
      focus: { alpha: 1 },
      scales: {
        x: {
          time: false,
          distr: axis === 'logarithmic' ? 3 : 1,
          range: () => [axis === 'logarithmic' ? firstTime(endTime) : 0, endTime],
        },
        y: {
          range: (_, low, high) => {
            const limits = shownLimits()
            return uPlot.rangeNum(Math.min(low, ...limits), Math.max(high, ...limits), 0.08, false) as [number, number]
          },
        },
      },
      axes: [
        {
          ...common,
          size: 24,
          gap: 4,
          space: axis === 'logarithmic' ? 48 : 72,
          values: (_, ticks) => ticks.map((tick) => (axis === 'linear' || isDecade(tick) ? formatTime(tick) : '')),
        },
        { ...common, size: 52, gap: 4, space: 26, values: (_, ticks) => ticks.map((tick) => `${tick} °C`) },
      ],
      series: [
        {},
        ...curves.map(
          ({ name, kind }): uPlot.Series => ({
            label: name,
            stroke: token(`--kind-${kind}`),
            width: USUAL_WIDTH,
            dash: [...KIND_DASHES[kind]],
            points: { show: false },
          }),
        ),
      ],
      hooks: {
        setSeries: [(_, index) => options.onHover(index === null ? null : (curves[index - 1]?.id ?? null))],
        setCursor: [
          ({ cursor, posToVal }) => {
            const { left, idx } = cursor
            options.onCursor(
              left === undefined || left < 0 || idx == null ? null : { seconds: posToVal(left, 'x'), index: idx },
            )
          },
        ],
        draw: [(chart) => drawLimits(chart, shownLimits(), { line: token('--over'), plate: token('--s1'), font })],
      },
    },
    data,
    element,
  )
}

/** Draws what is raised strongly and everything else faintly; with nothing raised all alike. */
export function raiseCurves(chart: uPlot, curves: readonly CurveStyle[], ids: ReadonlySet<string>): void {
  for (const [n, { id }] of curves.entries()) {
    const series = chart.series[n + 1]
    if (!series) continue
    series.width = ids.has(id) ? RAISED_WIDTH : USUAL_WIDTH
    series.alpha = ids.size === 0 || ids.has(id) ? 1 : LOWERED_ALPHA
  }
  // the limits of what is raised must be in sight
  chart.setData(chart.data)
}

const isDecade = (seconds: number): boolean => {
  const exponent = Math.log10(seconds)
  return Math.abs(exponent - Math.round(exponent)) < 1e-6
}

interface LimitLook {
  readonly line: string
  readonly plate: string
  readonly font: string
}

/** Double lines, as on the map, with their words on a plate above the curves. */
function drawLimits(chart: uPlot, limits: readonly number[], { line, plate, font }: LimitLook): void {
  const { ctx, bbox } = chart
  ctx.save()
  // as the last curve left them
  ctx.setLineDash([])
  ctx.globalAlpha = 1
  ctx.strokeStyle = line
  ctx.lineWidth = devicePixelRatio
  ctx.font = font.replace('11px', `${11 * devicePixelRatio}px`)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  for (const limit of limits) {
    const y = Math.round(chart.valToPos(limit, 'y', true))
    for (const offset of [-1.5, 1.5]) {
      ctx.beginPath()
      ctx.moveTo(bbox.left, y + offset * devicePixelRatio)
      ctx.lineTo(bbox.left + bbox.width, y + offset * devicePixelRatio)
      ctx.stroke()
    }
    const words = `limit ${limit} °C`
    const x = Math.round(bbox.left + 0.3 * bbox.width)
    const pad = 4 * devicePixelRatio
    ctx.fillStyle = plate
    ctx.fillRect(x - pad, y - 2 * pad, ctx.measureText(words).width + 2 * pad, 4 * pad)
    ctx.fillStyle = line
    ctx.fillText(words, x, y)
  }
  ctx.restore()
}
