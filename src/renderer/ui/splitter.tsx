import { useRef } from 'react'
import { PANEL_SIZES, type PanelSide } from '../state/view-store.ts'
import { useApp, useView } from './app-context.tsx'
import './splitter.css'

interface SplitterProps {
  readonly side: PanelSide
  readonly label: string
}

const KEY_STEP_PX = 16

/** The line between a panel and the canvas: 1 px to see, 8 px to grab, a double click restores. */
export function Splitter({ side, label }: SplitterProps) {
  const { view } = useApp()
  const size = useView((state) => state.panelSizes[side])
  const start = useRef<{ at: number; size: number } | null>(null)
  const { least, usual, most } = PANEL_SIZES[side]
  const across = side === 'results'
  // Panels on the right and below grow towards the start of the axis.
  const sign = side === 'left' ? 1 : -1

  const resize = (wanted: number) => {
    const { panelSizes, set } = view.getState()
    set({ panelSizes: { ...panelSizes, [side]: Math.round(Math.min(most, Math.max(least, wanted))) } })
  }

  return (
    <hr
      tabIndex={0}
      aria-label={label}
      aria-orientation={across ? 'horizontal' : 'vertical'}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={size}
      className="splitter"
      data-side={side}
      onPointerDown={(event) => {
        start.current = { at: across ? event.clientY : event.clientX, size }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        const from = start.current
        if (from) resize(from.size + sign * ((across ? event.clientY : event.clientX) - from.at))
      }}
      // after the release, and where another window takes the pointer away
      onLostPointerCapture={() => {
        start.current = null
      }}
      onDoubleClick={() => resize(usual)}
      onKeyDown={(event) => {
        const towards = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (towards === undefined) return
        event.preventDefault()
        resize(size + sign * towards * KEY_STEP_PX)
      }}
    />
  )
}
