/** A package with its temperatures at a glance: map, outlines and limit line; outlines alone while it is being solved. */
import { useEffect, useMemo, useRef } from 'react'
import type { Outline } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import type { FieldSlice } from '../../report/map/field-slice.ts'
import { contourGrid, contoursAt } from '../../report/map/isotherms.ts'
import { drawMap } from '../canvas/field-image.ts'
import { packageOf } from '../state/derived.ts'
import { documentRange, limitsInUse } from '../state/temperature-range.ts'
import { KINDS } from '../ui/kinds.ts'
import { PackagePreview } from './package-preview.tsx'

const CONTOUR_SAMPLES = 160

export function ExamplePicture({ layout, slice }: { layout: Layout; slice: FieldSlice | null }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const limits = useMemo(
    () => (slice ? contoursAt(contourGrid(slice, CONTOUR_SAMPLES), limitsInUse(layout)) : []),
    [layout, slice],
  )
  useEffect(() => {
    if (canvas.current && slice)
      drawMap(canvas.current, slice, { range: documentRange(layout), smooth: true, draft: true })
  }, [layout, slice])
  if (!slice) return <PackagePreview layout={layout} />
  const { width, height } = layout.substrate
  return (
    <span className="example-map" style={{ aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {/* the layout's y points up, the picture's down */}
        <g transform={`matrix(1 0 0 -1 0 ${height})`}>
          {(layout.lid?.segments ?? []).map(({ id, x, y, width: across, height: up }) => (
            <rect key={id} className="example-lid" x={x - across / 2} y={y - up / 2} width={across} height={up} />
          ))}
          {limits.map(({ temperature, lines }) => (
            <path key={temperature} className="example-limit" d={lines.map(pathOf).join('')} />
          ))}
          {packageOf(layout).components.map(({ component, outline }) => (
            <rect key={component.id} {...boxOf(outline)} stroke={KINDS[component.kind].mapColour} />
          ))}
        </g>
      </svg>
    </span>
  )
}

function boxOf({ x0, x1, y0, y1 }: Outline) {
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }
}

function pathOf(line: readonly (readonly [number, number])[]): string {
  return `M${line.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`
}
