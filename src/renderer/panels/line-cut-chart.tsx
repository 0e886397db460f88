/** Temperature against the distance from A, with the bodies that are crossed and their limits. */
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatFixed } from '../../layout/units.ts'
import type { CrossedBody, CutSamples } from '../state/line-cut.ts'
import { useThemeRevision } from '../ui/theme-revision.ts'

/** px; the section below has the same, so that both share one axis. */
const PLOT_LEFT = 52
const PLOT_RIGHT = 16

interface Props {
  readonly samples: CutSamples
  readonly bodies: readonly CrossedBody[]
}

/** A new theme has new colours: the chart is made anew. */
export function LineCutChart(props: Props) {
  return <Plot key={useThemeRevision()} {...props} />
}

function Plot({ samples, bodies }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot | null>(null)
  const read = useRef<HTMLSpanElement>(null)
  const crossed = useRef(bodies)
  crossed.current = bodies
  const data = useRef(samples)
  data.current = samples

  useEffect(() => {
    const place = element.current
    if (!place) return
    const made = createCutChart(place, data.current, {
      bodies: () => crossed.current,
      onCursor: (words) => {
        if (read.current) read.current.textContent = words
      },
    })
    chart.current = made
    const observer = new ResizeObserver(() => made.setSize({ width: place.clientWidth, height: place.clientHeight }))
    observer.observe(place)
    return () => {
      observer.disconnect()
      made.destroy()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    crossed.current = bodies
    chart.current?.setData(dataOf(samples))
  }, [samples, bodies])

  return (
    <div className="line-cut-curve">
      <div
        ref={element}
        className="line-cut-chart"
        data-testid="line-cut-chart"
        role="img"
        aria-label={`Temperature along the cut; it crosses ${bodies.map(({ name }) => name).join(', ') || 'no component'}`}
      />
      <span ref={read} className="line-cut-read number" aria-hidden="true" />
    </div>
  )
}

function dataOf({ distances, temperatures }: CutSamples): uPlot.AlignedData {
  return [[...distances], [...temperatures]]
}

interface ChartOptions {
  readonly bodies: () => readonly CrossedBody[]
  readonly onCursor: (words: string) => void
}

function createCutChart(element: HTMLElement, samples: CutSamples, { bodies, onCursor }: ChartOptions): uPlot {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const font = `11px ${token('--font')}`
  const common: uPlot.Axis = {
    stroke: token('--text2'),
    font,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { stroke: token('--line2'), width: 1, size: 4 },
  }
  return new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      padding: [8, PLOT_RIGHT, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 7, width: 2 }, y: false },
      scales: {
        x: { time: false, range: (chart) => [0, (chart.data[0].at(-1) as number) || 1] },
        y: { range: (_, low, high) => uPlot.rangeNum(low, high, 0.12, false) as [number, number] },
      },
      axes: [
        { ...common, size: 22, gap: 3, space: 60, values: (_, ticks) => ticks.map((tick) => `${tick} mm`) },
        { ...common, size: PLOT_LEFT, gap: 4, space: 24, values: (_, ticks) => ticks.map((tick) => `${tick} °C`) },
      ],
      series: [{}, { stroke: token('--accent'), width: 1.75, points: { show: false } }],
      hooks: {
        drawClear: [(chart) => drawBodies(chart, bodies(), { band: token('--hover'), text: token('--text2'), font })],
        draw: [(chart) => drawLimits(chart, bodies(), token('--over'))],
        setCursor: [
          ({ cursor: { idx }, data }) => {
            const [distance, celsius] = idx == null ? [] : [data[0][idx], data[1]?.[idx]]
            const known = distance != null && celsius != null
            onCursor(known ? `${formatFixed(distance, 2)} mm: ${formatFixed(celsius, 1)} °C` : '')
          },
        ],
      },
    },
    dataOf(samples),
    element,
  )
}

/** Bands behind the curve, named where there is room. */
function drawBodies(
  chart: uPlot,
  bodies: readonly CrossedBody[],
  { band, text, font }: { band: string; text: string; font: string },
): void {
  const { ctx, bbox } = chart
  ctx.save()
  ctx.font = font.replace('11px', `${11 * devicePixelRatio}px`)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  for (const { id, from, to } of bodies) {
    const [left, right] = [from, to].map((distance) => chart.valToPos(distance, 'x', true)) as [number, number]
    ctx.fillStyle = band
    ctx.fillRect(left, bbox.top, right - left, bbox.height)
    if (ctx.measureText(id).width + 8 * devicePixelRatio > right - left) continue
    ctx.fillStyle = text
    ctx.fillText(id, (left + right) / 2, bbox.top + 3 * devicePixelRatio)
  }
  ctx.restore()
}

/** A double line across each body at its limit, where that is in sight. */
function drawLimits(chart: uPlot, bodies: readonly CrossedBody[], colour: string): void {
  const { ctx, bbox } = chart
  ctx.save()
  ctx.strokeStyle = colour
  ctx.lineWidth = devicePixelRatio
  for (const { from, to, limit } of bodies) {
    if (limit === null) continue
    const y = Math.round(chart.valToPos(limit, 'y', true))
    if (y < bbox.top || y > bbox.top + bbox.height) continue
    for (const offset of [-1.5, 1.5]) {
      ctx.beginPath()
      ctx.moveTo(chart.valToPos(from, 'x', true), y + offset * devicePixelRatio)
      ctx.lineTo(chart.valToPos(to, 'x', true), y + offset * devicePixelRatio)
      ctx.stroke()
    }
  }
  ctx.restore()
}
