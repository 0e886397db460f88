/** The colour map's scale: ticks, the limits in use, and the range that the shown layer really has. */
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { formatShort, formatSigned } from '../../layout/units.ts'
import { DIFFERENCE_PIXELS, differenceColour, mapColour, pixelsOf } from '../../report/map/colour-map.ts'
import { mapRange, shownExtremes } from '../canvas/frame-of.ts'
import { legendTicks, shareOf } from '../canvas/scale.ts'
import { shownComparison } from '../state/comparison-shown.ts'
import { packageOf } from '../state/derived.ts'
import { limitsInUse, type TemperatureRange } from '../state/temperature-range.ts'
import { useApp, useFollowing, usePanelLayout, useSolve, useStale, useView } from '../ui/app-context.tsx'
import { CommandButton } from '../ui/command-button.tsx'
import { KindGlyph } from '../ui/glyph.tsx'
import { decimalsOf } from '../ui/numbers.ts'
import { useShownTime } from '../ui/shown-time.ts'
import { useShortWindow } from '../ui/window-size.ts'
import './legend.css'

const TALL_PX = 300
const SHORT_PX = 220
const LEAST_PX = 96
/** Ruler, margins, head, tools and caps above and below the bar. */
const AROUND_BAR_PX = 146
const LABEL_CLEARANCE_PX = 16

export function Legend() {
  const app = useApp()
  const layout = usePanelLayout((layout) => layout)
  const autoRange = useView((state) => state.autoRange)
  useView((state) => state.levelZ)
  useSolve((state) => state.solved)
  const stale = useStale()
  const inTime = useShownTime() !== null
  const side = useStore(app.comparison, () => shownComparison(app)?.side ?? null)
  useFollowing()
  const usual = useShortWindow() ? SHORT_PX : TALL_PX
  const room = useView((state) => state.canvasSize.height) - AROUND_BAR_PX
  const height = Math.max(LEAST_PX, Math.min(usual, room))

  const sought = useStore(app.overlay, (state) => state.sought)
  const differs = side === 'difference'
  const range = mapRange(app)
  const data = stale && !inTime && side !== 'a' ? null : shownExtremes(app)
  const limits = differs ? [] : limitsInUse(layout)
  const written = (value: number) => (differs ? formatSigned(value, decimalsOf(value, 0)) : formatShort(value, 1))
  const at = (value: number) => (1 - shareOf(value, range)) * height
  const ticks = legendTicks(range, height).filter(
    (tick) => !limits.some((limit) => Math.abs(at(limit) - at(tick)) < LABEL_CLEARANCE_PX),
  )

  return (
    <section
      className="floating legend"
      data-testid="legend"
      aria-label={differs ? 'Scale of differences' : 'Temperature scale'}
    >
      <header className="legend-head">
        <strong>{differs ? 'K, B − A' : '°C'}</strong>
        {autoRange && !differs && <span className="status-close">auto</span>}
        {!differs && (
          <span className="dim number">
            {formatShort(range.low, 1)} to {formatShort(range.high, 1)}
          </span>
        )}
      </header>
      <div
        className="legend-scale"
        style={{ height: height + 24 }}
        onPointerMove={(event) => {
          const y = event.clientY - event.currentTarget.getBoundingClientRect().top - 12
          const share = 1 - y / height
          const value = range.low + share * (range.high - range.low)
          app.overlay.setState({ sought: share >= 0 && share <= 1 ? Number(value.toFixed(1)) : null })
        }}
        onPointerLeave={() => app.overlay.setState({ sought: null })}
      >
        {data && <DataBracket data={data} at={at} differs={differs} />}
        <ColourBar range={range} height={height} differs={differs} />
        {sought !== null && (
          <span className="legend-sought number" style={{ top: 12 + at(sought) }} aria-hidden="true">
            {written(sought)}
          </span>
        )}
        {ticks.map((tick) => (
          <span key={tick} className="legend-tick number" style={{ top: 12 + at(tick) }}>
            {written(tick)}
          </span>
        ))}
        {limits.map((limit) => (
          <span key={limit} className="legend-limit number" style={{ top: 12 + at(limit) }}>
            {formatShort(limit, 1)}
            {kindsWithLimit(layout, limit).map((kind) => (
              <KindGlyph key={kind} kind={kind} size={10} />
            ))}
            <span className="visually-hidden">°C limit</span>
          </span>
        ))}
      </div>
      <footer className="legend-tools">
        <CommandButton id="view.isotherms" />
        <CommandButton id="view.limitLine" />
        <CommandButton id="view.smooth" />
      </footer>
    </section>
  )
}

function ColourBar({ range, height, differs }: { range: TemperatureRange; height: number; differs: boolean }) {
  const map = useView((state) => state.colourMap)
  const pixels = differs ? DIFFERENCE_PIXELS : pixelsOf(map)
  const colour = differs ? differenceColour : (share: number) => mapColour(share, map)
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const image = context.createImageData(1, pixels.length)
    new Uint32Array(image.data.buffer).set(pixels.toReversed())
    context.putImageData(image, 0, 0)
  }, [pixels])
  return (
    <>
      <svg className="legend-cap" width={14} height={10} viewBox="0 0 14 10" aria-hidden="true">
        <path d="M7 .5L13.5 10H.5z" fill={colour(1)} />
      </svg>
      <canvas
        ref={canvas}
        className="legend-bar"
        width={1}
        height={pixels.length}
        style={{ height }}
        role="img"
        aria-label={`Colour scale from ${range.low} to ${range.high} ${differs ? 'K' : '°C'}`}
      />
      <svg className="legend-cap" width={14} height={10} viewBox="0 0 14 10" aria-hidden="true">
        <path d="M7 9.5L.5 0H13.5z" fill={colour(0)} stroke="var(--line2)" strokeWidth={0.8} />
      </svg>
    </>
  )
}

interface BracketProps {
  readonly data: { readonly low: number; readonly high: number }
  readonly at: (value: number) => number
  readonly differs: boolean
}

function DataBracket({ data, at, differs }: BracketProps) {
  const written = (value: number) => {
    // Beside the bar there is room for five letters.
    const decimals = Math.abs(value) < 1000 ? 1 : 0
    return differs ? formatSigned(value, decimals) : value.toFixed(decimals)
  }
  const [top, bottom] = [12 + at(data.high), 12 + at(data.low)]
  return (
    <>
      <span className="legend-bracket" style={{ top, height: Math.max(1, bottom - top) }} />
      <span className="legend-extreme number" style={{ top }}>
        {written(data.high)}
      </span>
      <span className="legend-extreme number" style={{ top: Math.max(bottom, top + 14) }}>
        {written(data.low)}
      </span>
    </>
  )
}

function kindsWithLimit(layout: Parameters<typeof packageOf>[0], limit: number) {
  const kinds = packageOf(layout)
    .components.filter((body) => body.limit === limit)
    .map(({ component }) => component.kind)
  return [...new Set(kinds)].slice(0, 2)
}
