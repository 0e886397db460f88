/** The costly parts of a picture (map image, contours), kept until what they are made from changes. */

import { extremesOf, type FieldSlice } from '../../report/map/field-slice.ts'
import { type Contour, type ContourGrid, contourGrid, contoursAt, isothermLevels } from '../../report/map/isotherms.ts'
import { limitsInUse } from '../state/temperature-range.ts'
import { drawMap } from './field-image.ts'
import type { Frame } from './painters/frame.ts'

const REST_CONTOUR_SAMPLES = 240
const DRAFT_CONTOUR_SAMPLES = 80
const ISOTHERM_COUNT = 8

export interface DrawnContour extends Pick<Contour, 'temperature' | 'lines'> {
  /** In mm, y up. */
  readonly linePath: Path2D
}

export interface DrawnLimit extends DrawnContour {
  /** Where it is hotter. */
  readonly regionPath: Path2D
}

export interface MapCache {
  /** The map's image, north up, over the whole substrate. */
  image(frame: Frame, slice: FieldSlice): HTMLCanvasElement
  isotherms(frame: Frame, slice: FieldSlice): readonly DrawnContour[]
  limits(frame: Frame, slice: FieldSlice): readonly DrawnLimit[]
  /** Where the field has one temperature; null where it is nowhere that warm. */
  contourAt(frame: Frame, slice: FieldSlice, temperature: number): DrawnContour | null
}

export function createMapCache(): MapCache {
  const canvas = document.createElement('canvas')
  const keepImage = keepLast<HTMLCanvasElement>()
  const keepIsotherms = keepLast<DrawnContour[]>()
  const keepLimits = keepLast<DrawnLimit[]>()
  const keepSought = keepLast<DrawnContour | null>()
  const keepGrid = keepLast<ContourGrid>()
  const gridOf = (frame: Frame, slice: FieldSlice) =>
    keepGrid(sourceOf(frame, slice), () =>
      contourGrid(slice, frame.draft ? DRAFT_CONTOUR_SAMPLES : REST_CONTOUR_SAMPLES),
    )
  return {
    image: (frame, slice) =>
      keepImage([...sourceOf(frame, slice), frame.range.low, frame.range.high, frame.smooth, frame.colourMap], () => {
        drawMap(canvas, slice, frame)
        return canvas
      }),
    isotherms: (frame, slice) =>
      keepIsotherms([...sourceOf(frame, slice), frame.limitLine], () => {
        const { low, high } = extremesOf(slice)
        // The limit lines are drawn in their own way.
        const limits = frame.limitLine ? limitsInUse(frame.layout) : []
        const levels = isothermLevels(low, high, ISOTHERM_COUNT).filter((level) => !limits.includes(level))
        return contoursAt(gridOf(frame, slice), levels).map(drawnContour)
      }),
    contourAt: (frame, slice, temperature) =>
      keepSought([...sourceOf(frame, slice), temperature], () => {
        const [contour] = contoursAt(gridOf(frame, slice), [temperature])
        return contour ? drawnContour(contour) : null
      }),
    limits: (frame, slice) => {
      const limits = limitsInUse(frame.layout)
      return keepLimits([...sourceOf(frame, slice), ...limits], () =>
        contoursAt(gridOf(frame, slice), limits).map((contour) => ({
          ...drawnContour(contour),
          regionPath: pathOf(contour.region.flat()),
        })),
      )
    },
  }
}

/** A field is never written to after it arrived, so its buffer stands for its values. */
function sourceOf(frame: Frame, { values }: FieldSlice): readonly unknown[] {
  return [values.buffer, values.byteOffset, frame.draft]
}

function drawnContour({ temperature, lines }: Contour): DrawnContour {
  return { temperature, lines, linePath: pathOf(lines) }
}

function pathOf(lines: Contour['lines']): Path2D {
  const path = new Path2D()
  for (const line of lines) {
    path.moveTo(...line[0]!)
    for (let i = 1; i < line.length; i++) path.lineTo(line[i]![0], line[i]![1])
  }
  return path
}

function keepLast<T>(): (key: readonly unknown[], make: () => T) => T {
  let last: { key: readonly unknown[]; value: T } | null = null
  return (key, make) => {
    if (last?.key.length === key.length && last.key.every((part, i) => part === key[i])) return last.value
    last = { key, value: make() }
    return last.value
  }
}
