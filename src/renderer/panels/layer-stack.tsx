/**
 * A stack of layers as a drawn section, not to scale, that the hand can change: a band is dragged to another place, its
 * upper edge up or down for its thickness, and a chosen layer has its fields below. Serves components and the substrate.
 */
import { type KeyboardEvent, useId, useState } from 'react'
import type { Layer, Layout } from '../../layout/schema.ts'
import type { LayerEdit } from '../../layout/stack-edits.ts'
import { formatPower, formatShort } from '../../layout/units.ts'
import { useApp } from '../ui/app-context.tsx'
import { materialName } from '../ui/material-words.ts'
import { LayerFields } from './layer-fields.tsx'
import { bandHeight, FIXED_HEIGHT, useBandDrag } from './layer-stack-drag.ts'
import './layer-stack.css'

/** What lies above or below the layers; it is drawn, and edited elsewhere. */
export interface FixedBand {
  readonly name: string
  readonly material: string
  /** mm */
  readonly thickness: number
  readonly role: 'lid' | 'pedestal' | 'joint' | 'die' | 'substrate'
}

export interface LayerStackProps {
  /** Whose layers they are, as the history names them: `Switch ASIC`. */
  readonly owner: string
  /** Bottom to top, as the document has them. */
  readonly layers: readonly Layer[]
  readonly materials: Layout['materials']
  readonly apply: (layout: Layout, edit: LayerEdit) => Layout
  /** W made in a layer. */
  readonly powerOf?: (index: number) => number
  /** What a deleted layer takes along, after `Deleted eic`: ` with its source of 18 W`. */
  readonly takesAlong?: (index: number) => string
  /** Top to bottom. */
  readonly above?: readonly FixedBand[]
  readonly below?: readonly FixedBand[]
  /** As wide as the lid and the substrate are drawn. */
  readonly wide?: boolean
}

const WIDTH = 64

export function LayerStack(props: LayerStackProps) {
  const { owner, layers, materials, apply, powerOf, above = [], below = [], wide = false } = props
  const { document } = useApp()
  const [chosenAt, setChosen] = useState<number | null>(null)
  const chosen = chosenAt === null || chosenAt >= layers.length ? null : chosenAt
  const listId = useId()
  const rows = layers.map((layer, index) => ({ layer, index, height: bandHeight(layer.thickness) })).toReversed()
  const top = above.length * FIXED_HEIGHT
  const drag = useBandDrag({ rows, top, owner, apply, onChoose: setChosen })

  const move = (index: number, to: number) => {
    if (to < 0 || to >= layers.length) return
    document
      .getState()
      .edit(`move layer ${layers[index]!.name} of ${owner}`, (layout) => apply(layout, { kind: 'move', index, to }))
    setChosen(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (chosen === null) setChosen(step < 0 ? layers.length - 1 : 0)
    else if (event.altKey) move(chosen, chosen + step)
    else setChosen(Math.min(layers.length - 1, Math.max(0, chosen + step)))
  }

  let y = top
  return (
    <div className="layer-stack">
      <div className="layer-drawing">
        <svg
          width={WIDTH}
          height={drag.height + (above.length + below.length) * FIXED_HEIGHT}
          aria-hidden="true"
          {...drag.handlers}
        >
          {above.map((band, n) => (
            <FixedRect key={band.name} band={band} y={n * FIXED_HEIGHT} />
          ))}
          {rows.map(({ layer, index, height }) => {
            const at = y
            y += height
            const power = powerOf?.(index) ?? 0
            const [x, width] = wide ? [0, 56] : [8, 40]
            return (
              <g key={layer.name} data-lifted={drag.lifted === index || undefined}>
                <rect
                  className={`band band-${wide ? 'substrate' : roleOf(layer, power)}`}
                  data-testid={`band-${layer.name}`}
                  data-chosen={chosen === index || undefined}
                  data-band={index}
                  x={x}
                  y={at}
                  width={width}
                  height={height - 1}
                />
                {power > 0 &&
                  [0.25, 0.5, 0.75].map((share) => (
                    <circle key={share} className="band-heat" cx={x + share * width} cy={at + height / 2} r={1.6} />
                  ))}
                <path className="band-lead" d={`M${x + width} ${at + height / 2 - 0.5}H${WIDTH}`} />
                <rect
                  className="band-edge"
                  data-testid={`edge-${layer.name}`}
                  data-edge={index}
                  x={x}
                  y={at - 3}
                  width={width}
                  height={7}
                />
              </g>
            )
          })}
          {below.map((band, n) => (
            <FixedRect key={band.name} band={band} y={top + drag.height + n * FIXED_HEIGHT} />
          ))}
          {drag.gapY !== null && <path className="band-gap" d={`M0 ${drag.gapY}H${WIDTH}`} />}
        </svg>
        <div className="layer-words">
          {above.map((band) => (
            <FixedWords key={band.name} band={band} />
          ))}
          <div
            role="listbox"
            id={listId}
            tabIndex={0}
            aria-label={`Layers of ${owner}, from above; Alt with an arrow key moves the chosen one`}
            aria-activedescendant={chosen === null ? undefined : `${listId}-${chosen}`}
            data-testid="layer-list"
            onKeyDown={onKeyDown}
          >
            {rows.map(({ layer, index, height }) => {
              const power = powerOf?.(index) ?? 0
              return (
                <div
                  key={layer.name}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={chosen === index}
                  className="layer-row"
                  style={{ height }}
                  data-testid={`layer-${layer.name}`}
                  onPointerDown={() => setChosen(chosen === index ? null : index)}
                >
                  <span className="band-name" title={layer.name}>
                    {layer.name}
                  </span>
                  <span className="band-material" title={materialName({ materials }, layer.material)}>
                    {power > 0 && <span className="number">{formatPower(power, 1)} W, </span>}
                    {briefly(materialName({ materials }, layer.material))}
                  </span>
                  <span className="number">{formatShort(layer.thickness, 6)}</span>
                </div>
              )
            })}
          </div>
          {below.map((band) => (
            <FixedWords key={band.name} band={band} />
          ))}
        </div>
      </div>
      {chosen !== null && <LayerFields {...props} index={chosen} onChoose={setChosen} onMove={move} />}
    </div>
  )
}

function FixedRect({ band, y }: { band: FixedBand; y: number }) {
  const spread = band.role === 'lid' || band.role === 'substrate'
  const [x, width] = spread ? [0, 56] : [8, 40]
  return (
    <>
      <rect className={`band-${band.role}`} x={x} y={y} width={width} height={FIXED_HEIGHT - 1} />
      <path className="band-lead" d={`M${x + width} ${y + FIXED_HEIGHT / 2 - 0.5}H${WIDTH}`} />
    </>
  )
}

function FixedWords({ band }: { band: FixedBand }) {
  return (
    <p className="layer-row layer-fixed" style={{ height: FIXED_HEIGHT }}>
      <span className="band-name">{band.name}</span>
      <span className="band-material" title={band.material}>
        {briefly(band.material)}
      </span>
      <span className="number">{formatShort(band.thickness, 3)}</span>
    </p>
  )
}

const roleOf = ({ material }: Layer, power: number) => (power > 0 || /silicon|inp|die/.test(material) ? 'die' : 'joint')

/** Without what stands in parentheses; the whole name is in the tooltip. */
const briefly = (material: string): string => material.replace(/ \(.*\)$/, '')
