/** The hand in the floorplan: a press on a block moves it, on a handle resizes it, on the bare die draws a new one. */
import { type PointerEvent, useRef, useState } from 'react'
import { HANDLES, type Placed, type Point, type Snap } from '../../layout/floorplan.ts'
import type { Block } from '../../layout/schema.ts'
import { useApp, useView } from '../ui/app-context.tsx'
import { type FloorplanEdits, firstPower, freshBlockName, type OpenSource } from './floorplan-source.ts'

const DRAG_AFTER_PX = 3
/** px within which an edge snaps. */
const SNAP_PX = 6

export type Guides = Placed['guides']
const NO_GUIDES: Guides = { x: null, y: null }

interface Grip {
  readonly kind: 'move' | 'resize' | 'draw'
  /** Of the block; where it will be for a new one. */
  readonly n: number
  readonly handle: number
  readonly start: Point
  readonly startPx: Point
  /** As the drag began: every step starts from here. */
  readonly open: OpenSource
  readonly edits: FloorplanEdits
  moved: boolean
}

interface HandOptions {
  readonly open: OpenSource
  readonly edits: FloorplanEdits
  /** px per mm */
  readonly scale: number
  readonly toDie: (event: PointerEvent) => Point
  readonly onChoose: (n: number | null) => void
}

export function useFloorplanHand({ open, edits, scale, toDie, onChoose }: HandOptions) {
  const { document } = useApp()
  const snaps = useView((state) => state.snap)
  const gridStepMm = useView((state) => state.gridStepMm)
  const grip = useRef<Grip | null>(null)
  const [guides, setGuides] = useState<Guides>(NO_GUIDES)
  const [holding, setHolding] = useState(false)

  const letGo = () => {
    grip.current = null
    setGuides(NO_GUIDES)
    setHolding(false)
  }
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return
    const marked = event.target.closest<SVGElement>('[data-handle], [data-block], [data-die]')
    if (!marked) {
      onChoose(null)
      return
    }
    const { handle, block } = marked.dataset
    const n = block === undefined ? open.blocks.length : Number(block)
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = {
      kind: handle !== undefined ? 'resize' : block !== undefined ? 'move' : 'draw',
      n,
      handle: Number(handle ?? 0),
      start: toDie(event),
      startPx: { x: event.clientX, y: event.clientY },
      open,
      edits,
      moved: false,
    }
    setHolding(true)
    onChoose(block === undefined ? null : n)
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const held = grip.current
    if (!held) return
    const { kind, n, start, startPx } = held
    if (!held.moved) {
      if (Math.hypot(event.clientX - startPx.x, event.clientY - startPx.y) < DRAG_AFTER_PX) return
      held.moved = true
      held.edits.begin(kind === 'draw' ? 'draw a block' : `${kind} ${held.edits.named(n)}`)
      if (kind === 'draw') onChoose(n)
    }
    const at = toDie(event)
    const snap: Snap | null = snaps === event.ctrlKey ? null : { reach: SNAP_PX / scale, grid: gridStepMm }
    let dx = at.x - start.x
    let dy = at.y - start.y
    if (event.shiftKey && kind === 'move') {
      if (Math.abs(dx) >= Math.abs(dy)) dy = 0
      else dx = 0
    }
    const placed = placedBy(held, at, dx, dy, snap)
    setGuides(placed?.guides ?? NO_GUIDES)
    if (!placed) {
      const { gesture, showGesture } = document.getState()
      if (gesture) showGesture(gesture.base)
    } else if (kind === 'draw') {
      const { place } = placed
      const block: Block = { name: freshBlockName(held.open.blocks), ...place, power: firstPower(held.open, place) }
      held.edits.show([...held.open.blocks, block])
    } else held.edits.show(held.edits.changed(n, placed.place))
  }
  const onPointerUp = () => {
    if (grip.current?.moved) document.getState().commitGesture()
    letGo()
  }
  /** Puts back what is dragged; false where nothing is. */
  const cancel = (): boolean => {
    const held = grip.current
    if (!held?.moved) return false
    document.getState().cancelGesture()
    if (held.kind === 'draw') onChoose(null)
    letGo()
    return true
  }
  return {
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => void cancel() },
    guides,
    holding,
    cancel,
  }
}

function placedBy({ kind, n, handle, start, edits }: Grip, at: Point, dx: number, dy: number, snap: Snap | null) {
  if (kind === 'move') return edits.moved(n, dx, dy, snap)
  if (kind === 'resize') return edits.resized(n, HANDLES[handle]!, dx, dy, snap)
  return edits.drawn(start, at, snap)
}
