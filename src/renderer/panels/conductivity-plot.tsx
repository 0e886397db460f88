/** Conductivity over temperature: the points of a table, linear between them and constant beyond its ends. */
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useThemeRevision } from '../ui/theme-revision.ts'

type Table = readonly (readonly [celsius: number, conductivity: number])[]

const HEIGHT = 168
/** K shown beyond the ends of a table with one point. */
const ROOM_K = 25

/** A new theme has new colours: the plot is made anew. */
export function ConductivityPlot(props: { table: Table }) {
  return <Plot key={useThemeRevision()} {...props} />
}

function Plot({ table }: { table: Table }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = element.current
    if (!place) return
    const chart = createPlot(place, table)
    const observer = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: HEIGHT }))
    observer.observe(place)
    return () => {
      observer.disconnect()
      chart.destroy()
    }
  }, [table])
  return (
    <div
      ref={element}
      className="conductivity-plot"
      data-testid="conductivity-plot"
      role="img"
      aria-label={`Conductivity over temperature: ${table.map(([celsius, k]) => `${k} W/(m·K) at ${celsius} °C`).join(', ')}`}
    />
  )
}

function createPlot(element: HTMLElement, table: Table): uPlot {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const first = table[0]!
  const last = table.at(-1)!
  const room = Math.max(ROOM_K, (last[0] - first[0]) * 0.15)
  const points = [[first[0] - room, first[1]] as const, ...table, [last[0] + room, last[1]] as const]
  const axis: uPlot.Axis = {
    stroke: token('--text2'),
    font: `11px ${token('--font')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { stroke: token('--line2'), width: 1, size: 4 },
    border: { show: true, stroke: token('--line2'), width: 1 },
  }
  return new uPlot(
    {
      width: element.clientWidth,
      height: HEIGHT,
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [points[0]![0], points.at(-1)![0]] },
        y: { range: (_, low, high) => uPlot.rangeNum(low, high, 0.15, true) as [number, number] },
      },
      axes: [
        { ...axis, size: 24, gap: 4, space: 56, values: (_, ticks) => ticks.map((tick) => `${tick} °C`) },
        { ...axis, size: 48, gap: 4, space: 28 },
      ],
      series: [
        {},
        {
          stroke: token('--accent'),
          width: 1.5,
          // the ends are no points of the table
          points: {
            show: true,
            size: 6,
            fill: token('--accent'),
            filter: (_, __, show) => (show ? table.map((___, n) => n + 1) : null),
          },
        },
      ],
    },
    [points.map(([celsius]) => celsius), points.map(([, conductivity]) => conductivity)],
    element,
  )
}
