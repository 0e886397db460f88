/** Where a callout goes beside what it points at, without leaving the window. */

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type CalloutSide = 'right' | 'left' | 'bottom' | 'top'

/** px between the callout and what it points at, and to the edges of the window. */
const GAP = 12
const MARGIN = 8

/** The first of `sides` on which it fits, along its anchor's middle; else pushed in where it covers the anchor least. */
export function placeCallout(
  anchor: Box,
  size: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
  sides: readonly CalloutSide[],
): { readonly x: number; readonly y: number } {
  const places = sides.map((side) => beside(anchor, size, side))
  const fits = places.find(({ x, y }) => inside(x, size.width, window.width) && inside(y, size.height, window.height))
  const place = fits ??
    places.find(({ x, y }, n) => {
      const side = sides[n]
      return side === 'left' || side === 'right'
        ? inside(x, size.width, window.width)
        : inside(y, size.height, window.height)
    }) ??
    places[0] ?? { x: anchor.x, y: anchor.y }
  return {
    x: pushedIn(place.x, size.width, window.width),
    y: pushedIn(place.y, size.height, window.height),
  }
}

function beside({ x, y, width, height }: Box, size: Pick<Box, 'width' | 'height'>, side: CalloutSide) {
  const middleX = x + (width - size.width) / 2
  const middleY = y + (height - size.height) / 2
  switch (side) {
    case 'right':
      return { x: x + width + GAP, y: middleY }
    case 'left':
      return { x: x - size.width - GAP, y: middleY }
    case 'bottom':
      return { x: middleX, y: y + height + GAP }
    case 'top':
      return { x: middleX, y: y - size.height - GAP }
  }
}

const inside = (from: number, length: number, available: number) =>
  from >= MARGIN && from + length <= available - MARGIN

const pushedIn = (from: number, length: number, available: number) =>
  Math.max(MARGIN, Math.min(from, available - MARGIN - length))
