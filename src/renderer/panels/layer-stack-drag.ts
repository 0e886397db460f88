/** The hand on the drawn section: bands change places, edges change thicknesses; Escape puts everything back. */
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Layer, Layout } from '../../layout/schema.ts'
import type { LayerEdit } from '../../layout/stack-edits.ts'
import { useApp } from '../ui/app-context.tsx'

/** px of a band that is only shown. */
export const FIXED_HEIGHT = 18

const LEAST_HEIGHT = 22
const MOST_HEIGHT = 40
const PX_PER_DOUBLING = 3
/** mm of the thinnest band that is drawn taller than the least. */
const THIN_MM = 0.02

/** px of a layer: taller where it is thicker, by the logarithm, so that a bond line can be seen beside a board. */
export function bandHeight(thicknessMm: number): number {
  const height = LEAST_HEIGHT + PX_PER_DOUBLING * Math.log2(thicknessMm / THIN_MM)
  return Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, height)))
}

/** px of the hand for twice the thickness. */
const HAND_PER_DOUBLING = 32

/** A thickness after the hand has moved up by px: in proportion, to three digits. */
export function draggedThickness(thicknessMm: number, upPx: number): number {
  return Number((thicknessMm * 2 ** (upPx / HAND_PER_DOUBLING)).toPrecision(3))
}

interface Row {
  readonly layer: Layer
  /** In the document, from below. */
  readonly index: number
  readonly height: number
}

interface BandDragOptions {
  /** Top to bottom. */
  readonly rows: readonly Row[]
  /** px of the uppermost layer. */
  readonly top: number
  readonly owner: string
  readonly apply: (layout: Layout, edit: LayerEdit) => Layout
  readonly onChoose: (index: number) => void
}

interface Grip {
  readonly kind: 'band' | 'edge'
  readonly index: number
  readonly startY: number
  readonly thickness: number
  moved: boolean
}

const DRAG_AFTER_PX = 3

export function useBandDrag({ rows, top, owner, apply, onChoose }: BandDragOptions) {
  const { document } = useApp()
  const grip = useRef<Grip | null>(null)
  const [gap, setGap] = useState<number | null>(null)
  const [lifted, setLifted] = useState<number | null>(null)
  const height = rows.reduce((sum, row) => sum + row.height, 0)

  const letGo = () => {
    grip.current = null
    setGap(null)
    setLifted(null)
  }
  const isMoving = lifted !== null
  useEffect(() => {
    if (!isMoving) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (grip.current?.kind === 'edge') document.getState().cancelGesture()
      grip.current = null
      setGap(null)
      setLifted(null)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isMoving, document])

  /** The gap between rows that is nearest to a height in the drawing: 0 is above the uppermost. */
  const gapAt = (y: number): number => {
    let edge = top
    for (const [n, row] of rows.entries()) {
      if (y < edge + row.height / 2) return n
      edge += row.height
    }
    return rows.length
  }
  const nameOf = (index: number) => rows.find((row) => row.index === index)?.layer.name ?? ''

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || !(event.target instanceof SVGElement)) return
    const { band, edge } = event.target.dataset
    const index = Number(edge ?? band)
    const row = rows.find((candidate) => candidate.index === index)
    if (!row) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = {
      kind: edge === undefined ? 'band' : 'edge',
      index,
      startY: event.clientY,
      thickness: row.layer.thickness,
      moved: false,
    }
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const held = grip.current
    if (!held) return
    const dy = event.clientY - held.startY
    if (!held.moved) {
      if (Math.abs(dy) < DRAG_AFTER_PX) return
      held.moved = true
      setLifted(held.index)
      onChoose(held.index)
      if (held.kind === 'edge')
        document.getState().beginGesture(`change the thickness of ${nameOf(held.index)} of ${owner}`)
    }
    if (held.kind === 'band') {
      setGap(gapAt(event.clientY - event.currentTarget.getBoundingClientRect().top))
      return
    }
    const { gesture, showGesture } = document.getState()
    const thickness = draggedThickness(held.thickness, -dy)
    if (gesture) showGesture(apply(gesture.base, { kind: 'change', index: held.index, changes: { thickness } }))
  }
  const onPointerUp = () => {
    const held = grip.current
    if (held && !held.moved) onChoose(held.index)
    else if (held?.kind === 'edge') document.getState().commitGesture()
    else if (held && gap !== null) {
      const from = rows.findIndex((row) => row.index === held.index)
      const to = rows.length - 1 - (gap > from ? gap - 1 : gap)
      if (to !== held.index) {
        const edit: LayerEdit = { kind: 'move', index: held.index, to }
        document.getState().edit(`move layer ${nameOf(held.index)} of ${owner}`, (layout) => apply(layout, edit))
        onChoose(to)
      }
    }
    letGo()
  }
  const onPointerCancel = () => {
    if (grip.current?.kind === 'edge' && grip.current.moved) document.getState().cancelGesture()
    letGo()
  }
  const gapY = gap === null ? null : rows.slice(0, gap).reduce((sum, row) => sum + row.height, top)
  return { handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel }, height, gapY, lifted }
}
