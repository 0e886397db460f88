/** The parts of the catalogue: a click places one at the first free spot, a drag places it where it is dropped. */
import { Aperture, Box, Cpu, MemoryStick, Plus, Zap } from 'lucide-react'
import { useState } from 'react'
import { CATALOGUE, type Part, type PartGroup } from '../../layout/catalogue.ts'
import { formatShort } from '../../layout/units.ts'
import { PART_MIME } from '../canvas/canvas-view.tsx'
import { placePart } from '../documents/placing.ts'
import { useApp } from '../ui/app-context.tsx'
import { WithTooltip } from '../ui/tooltip.tsx'
import './parts-palette.css'

const GROUPS: readonly { readonly group: PartGroup; readonly name: string; readonly icon: typeof Cpu }[] = [
  { group: 'asic', name: 'ASICs', icon: Cpu },
  { group: 'optical-engine', name: 'Optical engines', icon: Aperture },
  { group: 'laser', name: 'Lasers', icon: Zap },
  { group: 'memory', name: 'Memory', icon: MemoryStick },
  { group: 'other', name: 'Other parts', icon: Box },
]

/** px per mm of a part's picture; large parts are drawn smaller. */
const PICTURE_PX = 20

export function PartsPalette() {
  const [group, setGroup] = useState<PartGroup>('optical-engine')
  const parts = CATALOGUE.filter((part) => part.group === group)
  const name = GROUPS.find((candidate) => candidate.group === group)?.name
  return (
    <section className="parts" aria-label="Parts">
      <h2 className="panel-title">Parts</h2>
      <div className="part-groups">
        {GROUPS.filter((candidate) => CATALOGUE.some((part) => part.group === candidate.group)).map(
          ({ group: value, name: label, icon: Icon }) => (
            <WithTooltip key={value} text={label}>
              <button
                type="button"
                className="icon-button part-group"
                aria-label={label}
                aria-pressed={value === group}
                onClick={() => setGroup(value)}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
              </button>
            </WithTooltip>
          ),
        )}
      </div>
      <p className="list-head">
        {name} <span className="number">{parts.length}</span>
      </p>
      <ul className="part-list scroll">
        {parts.map((part) => (
          <li key={part.id}>
            <PartRow part={part} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PartRow({ part }: { part: Part }) {
  const app = useApp()
  const [width, height] = [part.width.value, part.height.value]
  const scale = PICTURE_PX / Math.max(width, height, 14)
  return (
    <button
      type="button"
      className="part-row"
      data-testid={`part-${part.id}`}
      draggable
      title={`${part.name}\n${provenanceOf(part)}`}
      onClick={() => placePart(app, part)}
      onDragStart={(event) => {
        event.dataTransfer.setData(PART_MIME, part.id)
        event.dataTransfer.effectAllowed = 'copy'
      }}
    >
      <svg width={24} height={24} aria-hidden="true">
        <rect
          x={12 - (width * scale) / 2}
          y={12 - (height * scale) / 2}
          width={width * scale}
          height={height * scale}
          fill="none"
          stroke={`var(--kind-${part.kind})`}
          strokeWidth={1.5}
        />
      </svg>
      <span className="part-words">
        <span className="part-name">{part.name}</span>
        <span className="dim number">
          {formatShort(width, 1)} × {formatShort(height, 1)} mm, {formatShort(part.power.value, 1)} W
        </span>
      </span>
      <Plus className="part-plus" size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}

/** Where the figures come from; what was estimated says so. */
function provenanceOf({ width, power, stack }: Part): string {
  const basis = ({ basis, source }: { basis: string; source: string }) => (basis === 'estimate' ? 'estimate' : source)
  return `Size: ${basis(width)}\nPower: ${basis(power)}\nStack: ${basis(stack)}`
}
