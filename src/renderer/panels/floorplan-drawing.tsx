/** The die as the floorplan shows it: in the component's own frame before rotation, y up, blocks coloured by W/mm². */
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { HANDLES, overlapsOf } from '../../layout/floorplan.ts'
import { outlineOf } from '../../layout/outline.ts'
import type { Block } from '../../layout/schema.ts'
import { densityOf } from '../../layout/source-edits.ts'
import { formatPower, formatShort } from '../../layout/units.ts'
import { mapColour } from '../../report/map/colour-map.ts'
import { useFloorplanHand } from './floorplan-hand.ts'
import { blockName, type FloorplanEdits, type OpenSource } from './floorplan-source.ts'

/** px round the die, for its measures. */
const MARGIN = 32
/** The dark end of the map is hard to tell from the panel. */
const COLOURS = [0.12, 0.88] as const

const NO_BLOCKS: readonly Block[] = []

interface Props {
  readonly open: OpenSource
  readonly edits: FloorplanEdits
  readonly chosen: number | null
  readonly onChoose: (n: number | null) => void
  /** Blocks of an import that is not applied yet. */
  readonly preview: readonly Block[] | null
  /** Whether the preview takes the place of the blocks. */
  readonly replacing: boolean
}

export function FloorplanDrawing({ open, edits, chosen, onChoose, preview, replacing }: Props) {
  const { component, source, blocks } = open
  const room = useRef<HTMLDivElement>(null)
  const drawing = useRef<SVGSVGElement>(null)
  const size = useSize(room)
  const scale = Math.max(
    1e-3,
    Math.min((size.width - 2 * MARGIN) / component.width, (size.height - 2 * MARGIN) / component.height),
  )
  const width = component.width * scale
  const height = component.height * scale
  const toDie = (event: PointerEvent) => {
    const box = drawing.current!.getBoundingClientRect()
    return { x: (event.clientX - box.left - MARGIN) / scale, y: (height - (event.clientY - box.top - MARGIN)) / scale }
  }
  const hand = useFloorplanHand({ open, edits, scale, toDie, onChoose })

  const shown = preview && replacing ? NO_BLOCKS : blocks
  const spread = (source.power ?? 0) / (component.width * component.height)
  const overlapping = useMemo(() => overlapsOf([...shown, ...(preview ?? [])]), [shown, preview])
  const densities = [...[...shown, ...(preview ?? [])].map(densityOf), ...overlapping.map(({ density }) => density)]
  const most = densities.reduce((top, density) => Math.max(top, density + spread), spread)
  const colour = (density: number) =>
    mapColour(COLOURS[0] + (COLOURS[1] - COLOURS[0]) * (most > 0 ? density / most : 0))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (!hand.cancel()) {
        if (chosen === null) return
        onChoose(null)
      }
      event.stopPropagation()
      return
    }
    if (chosen === null) return
    const step = event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
    if (direction) edits.nudge(chosen, direction[0]! * step, direction[1]! * step)
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      edits.remove(chosen)
      onChoose(null)
      drawing.current?.focus()
    } else return
    event.preventDefault()
  }

  const marked = chosen === null || preview ? undefined : blocks[chosen]
  return (
    <div className="floorplan-room" ref={room}>
      {size.width > 0 && (
        <svg
          ref={drawing}
          className="floorplan"
          data-testid="floorplan"
          data-scale={scale}
          data-holding={hand.holding || undefined}
          width={width + 2 * MARGIN}
          height={height + 2 * MARGIN}
          role="application"
          aria-label={`Blocks of ${edits.owner}, ${open.source.layer}; arrow keys move the chosen one`}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          {...(preview ? {} : hand.handlers)}
        >
          <g transform={`translate(${MARGIN} ${MARGIN})`}>
            <rect className="floorplan-die" data-die width={width} height={height} fill={colour(spread)} />
            {numbered(shown).map(({ block, n }) => (
              <BlockShape
                key={n}
                n={n}
                block={block}
                scale={scale}
                dieHeight={component.height}
                fill={colour(densityOf(block) + spread)}
                chosen={marked !== undefined && chosen === n}
                onFocus={onChoose}
              />
            ))}
            {numbered(preview ?? []).map(({ block, n }) => (
              <BlockShape
                key={`new ${n}`}
                n={n}
                block={block}
                scale={scale}
                dieHeight={component.height}
                fill={colour(densityOf(block) + spread)}
                chosen={false}
                onFocus={null}
              />
            ))}
            {overlapping.map(({ outline, density }) => (
              <rect
                key={`${outline.x0} ${outline.y0}`}
                className="floorplan-overlap"
                x={outline.x0 * scale}
                y={(component.height - outline.y1) * scale}
                width={(outline.x1 - outline.x0) * scale}
                height={(outline.y1 - outline.y0) * scale}
                fill={colour(density + spread)}
              />
            ))}
            {numbered(shown).map(({ block, n }) => (
              <BlockLabel key={n} n={n} block={block} scale={scale} dieHeight={component.height} />
            ))}
            {numbered(preview ?? []).map(({ block, n }) => (
              <BlockLabel key={`new ${n}`} n={n} block={block} scale={scale} dieHeight={component.height} />
            ))}
            {hand.guides.x !== null && (
              <path className="floorplan-guide" d={`M${hand.guides.x * scale} ${-MARGIN / 2}V${height + MARGIN / 2}`} />
            )}
            {hand.guides.y !== null && (
              <path
                className="floorplan-guide"
                d={`M${-MARGIN / 2} ${height - hand.guides.y * scale}H${width + MARGIN / 2}`}
              />
            )}
            {marked && <Handles block={marked} n={chosen!} scale={scale} dieHeight={component.height} />}
            <text className="floorplan-measure" x={width / 2} y={height + 18} textAnchor="middle">
              {formatShort(component.width, 3)} mm
            </text>
            <text
              className="floorplan-measure"
              transform={`translate(-12 ${height / 2}) rotate(-90)`}
              textAnchor="middle"
            >
              {formatShort(component.height, 3)} mm
            </text>
          </g>
        </svg>
      )}
      {component.rotation ? (
        <p className="floorplan-frame-note">In its own frame, before the rotation by {component.rotation}°</p>
      ) : null}
      <DensityLegend most={most} colour={colour} />
    </div>
  )
}

const numbered = (blocks: readonly Block[]) => blocks.map((block, n) => ({ block, n }))

interface ShapeProps {
  readonly n: number
  readonly block: Block
  readonly scale: number
  readonly dieHeight: number
  readonly fill: string
  readonly chosen: boolean
  /** Null for what cannot be chosen. */
  readonly onFocus: ((n: number) => void) | null
}

const BlockShape = memo(function BlockShape({ n, block, scale, dieHeight, fill, chosen, onFocus }: ShapeProps) {
  const at = (mm: number) => formatShort(mm, 3)
  const words = `${blockName(block, n)}, ${wattsOf(block)}, ${at(block.width)} by ${at(block.height)} mm at ${at(block.x)}, ${at(block.y)}`
  const control = onFocus && {
    'data-block': n,
    'data-testid': `block-${n}`,
    role: 'button',
    tabIndex: 0,
    'aria-label': words,
    'aria-pressed': chosen,
    onFocus: () => onFocus(n),
  }
  return (
    <g className="floorplan-block" data-new={onFocus === null || undefined} {...control}>
      <rect {...boxOf(block, scale, dieHeight)} fill={fill} />
    </g>
  )
})

/** Power and, where there is room, name of a block; above all blocks, as these may overlap. */
const BlockLabel = memo(function BlockLabel({
  n,
  block,
  scale,
  dieHeight,
}: Omit<ShapeProps, 'fill' | 'chosen' | 'onFocus'>) {
  const { x, y, width, height } = boxOf(block, scale, dieHeight)
  const name = blockName(block, n)
  const watts = wattsOf(block)
  if (width < 7 * watts.length + 4 || height < 15) return null
  const roomForName = height > 34 && width > 6.5 * name.length + 8
  return (
    <g className="floorplan-label">
      <text x={x + width / 2} y={y + height / 2 + (roomForName ? 12 : 4)} textAnchor="middle">
        {watts}
      </text>
      {roomForName && (
        <text className="floorplan-name" x={x + width / 2} y={y + height / 2 - 3} textAnchor="middle">
          {name}
        </text>
      )}
    </g>
  )
})

const wattsOf = ({ power }: Block): string => `${formatPower(power, 2)} W`

function boxOf(block: Block, scale: number, dieHeight: number) {
  const { x0, x1, y0, y1 } = outlineOf(block)
  return { x: x0 * scale, y: (dieHeight - y1) * scale, width: (x1 - x0) * scale, height: (y1 - y0) * scale }
}

function Handles({ block, n, scale, dieHeight }: Pick<ShapeProps, 'block' | 'n' | 'scale' | 'dieHeight'>) {
  const { x0, x1, y0, y1 } = outlineOf(block)
  const [left, right, top, bottom] = [x0 * scale, x1 * scale, (dieHeight - y1) * scale, (dieHeight - y0) * scale]
  return (
    <g>
      <rect className="floorplan-frame" x={left} y={top} width={right - left} height={bottom - top} />
      {HANDLES.map((handle, index) => {
        const x = handle.x < 0 ? left : handle.x > 0 ? right : (left + right) / 2
        const y = handle.y > 0 ? top : handle.y < 0 ? bottom : (top + bottom) / 2
        const cursor = handle.x === 0 ? 'ns' : handle.y === 0 ? 'ew' : handle.x === handle.y ? 'nesw' : 'nwse'
        return (
          <g key={`${handle.x} ${handle.y}`} data-handle={index} data-block={n} style={{ cursor: `${cursor}-resize` }}>
            <rect x={x - 7} y={y - 7} width={14} height={14} fill="transparent" />
            <rect className="floorplan-handle" x={x - 3.5} y={y - 3.5} width={7} height={7} />
          </g>
        )
      })}
    </g>
  )
}

function DensityLegend({ most, colour }: { most: number; colour: (density: number) => string }) {
  const steps = Array.from({ length: 24 }, (_, n) => (n / 23) * most)
  return (
    <p className="floorplan-legend">
      <span className="number">0</span>
      <svg width={120} height={10} aria-hidden="true">
        {steps.map((density, n) => (
          <rect key={density} x={n * 5} width={5.5} height={10} fill={colour(density)} />
        ))}
      </svg>
      <span className="number">{Number(most.toPrecision(3))} W/mm²</span>
    </p>
  )
}

function useSize(element: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const place = element.current
    if (!place) return
    const observer = new ResizeObserver(() => setSize({ width: place.clientWidth, height: place.clientHeight }))
    observer.observe(place)
    return () => observer.disconnect()
  }, [element])
  return size
}
