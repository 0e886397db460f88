/** A package at a glance, from above: its substrate and its components in the colours of their kinds. */
import { FileQuestionMark } from 'lucide-react'
import { outlineOf } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { KINDS } from '../ui/kinds.ts'
import './package-preview.css'

/** @param layout null where the design cannot be read */
export function PackagePreview({ layout }: { layout: Layout | null }) {
  if (!layout) {
    return (
      <span className="package-preview unreadable">
        <FileQuestionMark size={24} strokeWidth={1.5} aria-hidden="true" />
      </span>
    )
  }
  const { width, height } = layout.substrate
  // what lies beneath is larger
  const components = layout.components.toSorted((a, b) => b.width * b.height - a.width * a.height)
  return (
    <svg
      className="package-preview"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="The package, seen from above"
    >
      <rect className="substrate" width={width} height={height} />
      {components.map((component) => {
        const { x0, x1, y0, y1 } = outlineOf(component, component.rotation)
        const colour = `var(--kind-${component.kind})`
        return (
          <rect
            key={component.id}
            x={x0}
            // the layout's y points up, the picture's down
            y={height - y1}
            width={x1 - x0}
            height={y1 - y0}
            fill={colour}
            stroke={colour}
            strokeDasharray={KINDS[component.kind].dash.map((length) => length / 2).join(' ')}
          />
        )
      })}
    </svg>
  )
}
