/** A pointer event as the tools see it: where, and with which keys held. */
export interface PointerInput {
  /** CSS px in the canvas. */
  readonly px: number
  readonly py: number
  /** mm in the package. */
  readonly x: number
  readonly y: number
  readonly shift: boolean
  /** Ctrl, or Command on a Mac. */
  readonly ctrl: boolean
  readonly alt: boolean
}

/** px that the pointer moves before a press becomes a drag. */
const DRAG_FROM_PX = 3

export function hasMoved(from: PointerInput, to: PointerInput): boolean {
  return Math.hypot(to.px - from.px, to.py - from.py) >= DRAG_FROM_PX
}

/** One interaction: it begins with a press and ends with a release or Escape. */
export interface Tool {
  press(input: PointerInput): void
  /** The part of the first `move` that is not yet a step: whether it has begun something. `move` does it where nobody has. */
  begin?(input: PointerInput): boolean
  /** While `busy`. */
  move(input: PointerInput): void
  release(input: PointerInput): void
  /** Puts everything back as it was before the press. */
  cancel(): void
  /** The pointer passes by with no button down. */
  hover?(input: PointerInput): void
  /** The pointer leaves the canvas with no button down. */
  leave?(): void
  /** Another tool is taken. */
  putAway?(): void
  /** The cursor at rest over a point. */
  cursorAt(input: PointerInput): string
  readonly busy: boolean
}
