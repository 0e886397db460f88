import { intersection, type Outline } from '../outline.ts'

/** What is left of `outline` without `hole`, as at most four outlines. */
export function subtract(outline: Outline, hole: Outline): Outline[] {
  const common = intersection(outline, hole)
  if (!common) return [outline]
  const { x0, x1, y0, y1 } = outline
  const pieces = [
    { x0, x1: common.x0, y0, y1 },
    { x0: common.x1, x1, y0, y1 },
    { x0: common.x0, x1: common.x1, y0, y1: common.y0 },
    { x0: common.x0, x1: common.x1, y0: common.y1, y1 },
  ]
  return pieces.flatMap((piece) => intersection(piece, outline) ?? [])
}
