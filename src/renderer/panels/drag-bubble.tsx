/** Beside a dragged part: its temperature before and now, the verdict, and who pays for it most. */
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { formatFixed, formatSigned } from '../../layout/units.ts'
import { figureOf } from '../../report/figures.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'
import { statusOf, type VerdictStatus } from '../../solver/results/verdicts.ts'
import { toScreenX, toScreenY } from '../canvas/camera.ts'
import type { App } from '../state/app.ts'
import { bodyOf, problemsOf } from '../state/derived.ts'
import { useApp, usePanelLayout, useSolve, useStale } from '../ui/app-context.tsx'
import { StatusIcon } from '../ui/glyph.tsx'
import './drag-bubble.css'

/** The least change that the printed decimals show. */
const LEAST_CHANGE_K = 0.05
const BELOW_PART_PX = 28
/** Half of `width` in drag-bubble.css. */
const HALF_WIDTH_PX = 156
const HEIGHT_PX = 46

export function DragBubble() {
  const app = useApp()
  const id = useStore(app.overlay, ({ drag }) => (drag?.ids.length === 1 ? drag.ids[0] : undefined))
  const now = useSolve((state) => state.solved?.solution.components)
  const rest = useSolve((state) => state.before?.components)
  const stale = useStale()
  const unsolvable = usePanelLayout((layout) => problemsOf(layout).length > 0)
  const current = now?.find((result) => result.id === id)
  const before = rest?.find((result) => result.id === id)
  const bubble = usePlacedUnder(app, current && before ? id : undefined)
  if (!current || !before) return null
  if (unsolvable) {
    return (
      <div ref={bubble} className="drag-bubble" aria-hidden="true">
        <p>
          <span className="bubble-id">{current.id}</span>{' '}
          <s className="number dim">{formatFixed(before.maxTemperature, 1)}</s>
        </p>
        <p>
          <span className="bubble-verdict status-over">
            <StatusIcon status="over" /> Cannot be solved here
          </span>
        </p>
      </div>
    )
  }
  const status = statusOf(current)
  const highest = figureOf(current.maxTemperature, current.uncertainty, 1)
  const payer = worstPayer(now ?? [], rest ?? [], current.id)
  const change = asPrinted(current.maxTemperature) - asPrinted(before.maxTemperature)
  return (
    <div ref={bubble} className="drag-bubble" aria-hidden="true" data-stale={stale || undefined}>
      <p>
        <span className="bubble-id">{current.id}</span>{' '}
        <s className="number dim">{formatFixed(before.maxTemperature, 1)}</s>{' '}
        <strong className="number">{highest.value}</strong> <span className="number dim">{highest.plusMinus} °C</span>
        <strong className={`bubble-end number ${change === 0 ? '' : change < 0 ? 'status-within' : 'status-over'}`}>
          {formatSigned(change, 1)} K
        </strong>
      </p>
      <p>
        {current.margin !== null && (
          <span className={`bubble-verdict status-${status}`}>
            <StatusIcon status={status} /> {verdictWords(status, current.margin)}
          </span>
        )}
        {payer && (
          <span className="bubble-end bubble-payer">
            <span className="bubble-id">{payer.id}</span>{' '}
            <span className="number">{formatSigned(payer.change, 1)} K</span>
          </span>
        )}
      </p>
    </div>
  )
}

function verdictWords(status: VerdictStatus, margin: number): string {
  if (status === 'undecided') return `Undecided, margin ${formatSigned(margin, 1)} K`
  return `${status === 'over' ? 'Over' : 'Within'} by ${formatFixed(Math.abs(margin), 1)} K`
}

/** Keeps an element under a moving part, past React: it is placed with every move of the pointer. */
function usePlacedUnder({ document, view }: App, id: string | undefined) {
  const bubble = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (id === undefined) return
    const place = () => {
      const { camera, canvasSize } = view.getState()
      const body = bodyOf(document.getState().layout, id)
      if (!body || !bubble.current) return
      const { x0, x1, y0, y1 } = body.outline
      const below = toScreenY(camera, y0) + BELOW_PART_PX
      const above = toScreenY(camera, y1) - BELOW_PART_PX - HEIGHT_PX
      const left = clamp(toScreenX(camera, (x0 + x1) / 2) - HALF_WIDTH_PX, canvasSize.width - 2 * HALF_WIDTH_PX)
      const top = clamp(below + HEIGHT_PX > canvasSize.height ? above : below, canvasSize.height - HEIGHT_PX)
      bubble.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
    }
    place()
    const ends = [document.subscribe(place), view.subscribe(place)]
    return () => ends.forEach((end) => void end())
  }, [document, view, id])
  return bubble
}

function worstPayer(now: readonly ComponentResult[], rest: readonly ComponentResult[], except: string) {
  const before = new Map(rest.map((result) => [result.id, result.maxTemperature]))
  const changes = now
    .filter(({ id }) => id !== except && before.has(id))
    .map(({ id, maxTemperature }) => ({ id, change: asPrinted(maxTemperature) - asPrinted(before.get(id)!) }))
    .sort((a, b) => b.change - a.change)
  const worst = changes[0]
  return worst && worst.change >= LEAST_CHANGE_K ? worst : null
}

function asPrinted(temperature: number): number {
  return Number(temperature.toFixed(1))
}

/** Within the canvas, whatever its size. */
function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}
