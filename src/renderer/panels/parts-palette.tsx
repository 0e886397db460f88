/** The parts of the catalogue: a click places one at the first free spot, a drag places it where it is dropped. */
import { Aperture, Box, Cpu, Layers, MemoryStick, Plus, Search, Zap } from 'lucide-react'
import { useState } from 'react'
import { CATALOGUE, type Part, type PartGroup } from '../../layout/catalogue.ts'
import type { Figure } from '../../layout/materials.ts'
import { formatShort } from '../../layout/units.ts'
import { PART_MIME } from '../canvas/canvas-view.tsx'
import { placePart } from '../documents/placing.ts'
import { useApp, useTools } from '../ui/app-context.tsx'
import { WithTooltip } from '../ui/tooltip.tsx'
import './parts-palette.css'

const GROUPS: readonly { readonly group: PartGroup; readonly name: string; readonly icon: typeof Cpu }[] = [
  { group: 'asic', name: 'ASICs', icon: Cpu },
  { group: 'optical-engine', name: 'Optical engines', icon: Aperture },
  { group: 'laser', name: 'Lasers', icon: Zap },
  { group: 'memory', name: 'Memory', icon: MemoryStick },
  { group: 'interposer', name: 'Interposers', icon: Layers },
  { group: 'other', name: 'Other parts', icon: Box },
]

/** px per mm of a part's picture; large parts are drawn smaller. */
const PICTURE_PX = 20

export function PartsPalette() {
  const [group, setGroup] = useState<PartGroup>('optical-engine')
  const [sought, setSought] = useState<string | null>(null)
  const searching = sought !== null && sought.trim() !== ''
  const parts = searching ? found(sought) : CATALOGUE.filter((part) => part.group === group)
  const heading = searching ? 'Found' : GROUPS.find((candidate) => candidate.group === group)?.name
  return (
    <section className="parts" aria-label="Parts">
      <header className="panel-title component-head">
        <h2>Parts</h2>
        <WithTooltip text="Search parts">
          <button
            type="button"
            className="icon-button"
            aria-label="Search parts"
            aria-pressed={sought !== null}
            onClick={() => setSought(sought === null ? '' : null)}
          >
            <Search size={14} strokeWidth={2} aria-hidden="true" />
          </button>
        </WithTooltip>
      </header>
      {sought === null ? (
        <div className="part-groups">
          {GROUPS.map(({ group: value, name: label, icon: Icon }) => (
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
          ))}
        </div>
      ) : (
        <input
          ref={(input) => input?.focus()}
          className="list-search part-search"
          aria-label="Search parts by name, size or power"
          placeholder="Name, as in 6.4T"
          value={sought}
          spellCheck={false}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setSought(null)
          }}
        />
      )}
      <p className="list-head">
        {heading} <span className="number">{parts.length}</span>
      </p>
      <ul className="part-list scroll">
        {parts.map((part) => (
          <li key={part.id}>
            <PartRow part={part} />
          </li>
        ))}
      </ul>
      {searching && parts.length === 0 && <p className="empty">No part is called so.</p>}
    </section>
  )
}

/** Every word somewhere in name, group or sources. */
function found(text: string): Part[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return CATALOGUE.filter((part) => {
    const group = GROUPS.find((candidate) => candidate.group === part.group)?.name ?? ''
    const all = [part.name, group, part.power.source, part.power.note ?? '', part.width.source].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

function PartRow({ part }: { part: Part }) {
  const app = useApp()
  // With the place tool in the hand a click takes the part instead of putting it down somewhere.
  const inHand = useTools(({ tool, placing }) => tool === 'place' && placing?.id === part.id)
  const choosing = useTools(({ tool }) => tool === 'place')
  const [width, height] = [part.width.value, part.height.value]
  const scale = PICTURE_PX / Math.max(width, height, 14)
  return (
    <WithTooltip text={<Provenance part={part} />} side="right">
      <button
        type="button"
        className="part-row"
        data-testid={`part-${part.id}`}
        draggable
        aria-pressed={choosing ? inHand : undefined}
        onClick={() => {
          if (choosing) app.tools.setState({ placing: part })
          else placePart(app, part)
        }}
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
            {formatShort(width, 1)} × {formatShort(height, 1)} mm
            {part.power.value > 0 && `, ${formatShort(part.power.value, 1)} W`}
          </span>
        </span>
        <Plus className="part-plus" size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </WithTooltip>
  )
}

/** Where each figure comes from; what was estimated says so. */
function Provenance({ part }: { part: Part }) {
  const { name, width, height, thickness, power, stack } = part
  const size = `${formatShort(width.value, 1)} × ${formatShort(height.value, 1)} mm`
  return (
    <span className="provenance">
      <strong>{name}</strong>
      <span className="dim">Size</span>
      <span>
        {size}: {words(width)}
      </span>
      <span className="dim">Height</span>
      <span>
        {formatShort(thickness.value, 3)} mm: {words(thickness)}
      </span>
      <span className="dim">Power</span>
      <span>
        {formatShort(power.value, 1)} W: {words(power)}
      </span>
      <span className="dim">Stack</span>
      <span>{stack.basis === 'estimate' ? 'estimate' : stack.source}</span>
    </span>
  )
}

function words({ basis, source, note }: Figure): string {
  const from = basis === 'estimate' ? 'estimate' : basis === 'derived' ? `derived from ${source}` : source
  return note ? `${from}; ${note}` : from
}
