/** The parts of the catalogue: a click places one at the first free spot, a drag places it where it is dropped. */
import { ContextMenu } from '@base-ui/react/context-menu'
import { Aperture, Bookmark, Box, Cpu, Layers, Layers2, MemoryStick, Plus, Search, Snowflake, Zap } from 'lucide-react'
import { memo, type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { CATALOGUE, type Part, type PartGroup } from '../../layout/catalogue.ts'
import type { Figure } from '../../layout/materials.ts'
import { formatPower, formatShort } from '../../layout/units.ts'
import { PART_MIME } from '../canvas/canvas-view.tsx'
import { removeOwnPart, renameOwnPart } from '../documents/library.ts'
import { PACKAGE_PLACEABLES, type PackagePlaceable } from '../documents/package-placeables.ts'
import { catalogued, type OwnPart, owned, type Placeable } from '../documents/placeable.ts'
import { placePart } from '../documents/placing.ts'
import { useApp, useTools } from '../ui/app-context.tsx'
import { WithTooltip } from '../ui/tooltip.tsx'
import { NameInput } from './component-row.tsx'
import './parts-palette.css'

type Shelf = PartGroup | PackagePlaceable['group'] | 'own'

const GROUPS: readonly { readonly group: Shelf; readonly name: string; readonly icon: typeof Cpu }[] = [
  { group: 'asic', name: 'ASICs', icon: Cpu },
  { group: 'optical-engine', name: 'Optical engines', icon: Aperture },
  { group: 'laser', name: 'Lasers', icon: Zap },
  { group: 'memory', name: 'Memory', icon: MemoryStick },
  { group: 'interposer', name: 'Interposers', icon: Layers },
  { group: 'other', name: 'Other parts', icon: Box },
  { group: 'lid', name: 'Lids', icon: Layers2 },
  { group: 'cooling', name: 'Cooling', icon: Snowflake },
  { group: 'own', name: 'Own parts', icon: Bookmark },
]

/** px per mm of a part's picture; large parts are drawn smaller. */
const PICTURE_PX = 20

export function PartsPalette() {
  const { library } = useApp()
  const [group, setGroup] = useState<Shelf>('optical-engine')
  const [sought, setSought] = useState<string | null>(null)
  const { parts: ownParts, problem, fresh } = useStore(library)
  // What has just been saved is shown.
  const [seen, setSeen] = useState(fresh)
  if (fresh !== seen) {
    setSeen(fresh)
    setGroup('own')
    setSought(null)
  }
  const searching = sought !== null && sought.trim() !== ''
  const shelf = searching ? null : group
  const parts = shelf === null ? CATALOGUE.filter((part) => isFound(sought ?? '', wordsOf(part))) : onShelf(shelf)
  const own = ownParts.filter(({ name }) => (shelf === null ? isFound(sought ?? '', name) : shelf === 'own'))
  const covering = PACKAGE_PLACEABLES.filter((part) =>
    shelf === null ? isFound(sought ?? '', `${part.name} ${part.figure.source}`) : part.group === shelf,
  )
  const count = parts.length + covering.length + own.length
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
        {heading} <span className="number">{count}</span>
      </p>
      <ul className="part-list scroll">
        {parts.map((part) => (
          <li key={part.id}>
            <CataloguePart part={part} />
          </li>
        ))}
        {covering.map((part) => (
          <li key={part.id}>
            <PartRow part={part} words={part.words} tooltip={<CoveringProvenance part={part} />} />
          </li>
        ))}
        {own.map((part) => (
          <li key={part.id}>
            <OwnPartRow part={part} />
          </li>
        ))}
        {searching && count === 0 && <li className="empty">No part is called so.</li>}
        {shelf === 'own' && problem && <li className="empty status-over">{problem}</li>}
        {shelf === 'own' && count === 0 && !problem && (
          <li className="empty">Select components and choose Save as own part from their menu to keep them here.</li>
        )}
      </ul>
    </section>
  )
}

const onShelf = (shelf: Shelf) => CATALOGUE.filter((part) => part.group === shelf)

function wordsOf({ name, group, power, width }: Part): string {
  const shelf = GROUPS.find((candidate) => candidate.group === group)?.name ?? ''
  return [name, shelf, power.source, power.note ?? '', width.source].join(' ')
}

/** Every word of the search is somewhere in the text. */
function isFound(sought: string, text: string): boolean {
  const lower = text.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

const CataloguePart = memo(function CataloguePart({ part }: { part: Part }) {
  const placeable = useMemo(() => catalogued(part), [part])
  return <PartRow part={placeable} tooltip={<Provenance part={part} />} />
})

function OwnPartRow({ part }: { part: OwnPart }) {
  const app = useApp()
  const placeable = useMemo(() => owned(part), [part])
  const fresh = useStore(app.library, (state) => state.fresh === part.id)
  const [asked, setRenaming] = useState(false)
  if (asked || fresh) {
    return (
      <NameInput
        label={`Name of the part ${part.name}`}
        name={part.name}
        onDone={(next) => {
          setRenaming(false)
          app.library.setState({ fresh: null })
          if (next !== null && next !== '') void renameOwnPart(app, part, next)
        }}
      />
    )
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger>
        <PartRow part={placeable} tooltip={`${part.name}, your own part`} />
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner>
          <ContextMenu.Popup className="menu">
            <ContextMenu.Item className="menu-item" onClick={() => placePart(app, placeable)}>
              <span className="mark" /> Place
            </ContextMenu.Item>
            <ContextMenu.Item className="menu-item" onClick={() => setRenaming(true)}>
              <span className="mark" /> Rename
            </ContextMenu.Item>
            <ContextMenu.Separator className="menu-separator" />
            <ContextMenu.Item className="menu-item" onClick={() => void removeOwnPart(app, part)}>
              <span className="mark" /> Remove from own parts
            </ContextMenu.Item>
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function PartRow({ part, words, tooltip }: { part: Placeable; words?: string; tooltip: ReactNode }) {
  const app = useApp()
  // With the place tool in the hand a click takes the part instead of putting it down somewhere.
  const inHand = useTools(({ tool, placing }) => tool === 'place' && placing?.id === part.id)
  const choosing = useTools(({ tool }) => tool === 'place')
  const { width, height, power } = part
  const scale = PICTURE_PX / Math.max(width, height, 14)
  return (
    <WithTooltip text={tooltip} side="right">
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
            stroke={part.covers ? 'var(--text2)' : `var(--kind-${part.kind})`}
            strokeDasharray={part.covers ? '3 2' : undefined}
            strokeWidth={1.5}
          />
        </svg>
        <span className="part-words">
          <span className="part-name">{part.name}</span>
          <span className="dim number">
            {words ?? `${formatShort(width, 1)} × ${formatShort(height, 1)} mm`}
            {power > 0 && `, ${formatPower(power, 1)} W`}
          </span>
        </span>
        <Plus className="part-plus" size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </WithTooltip>
  )
}

function CoveringProvenance({ part }: { part: PackagePlaceable }) {
  return (
    <span className="provenance">
      <strong>{part.name}</strong>
      <span className="dim">{part.group === 'lid' ? 'Thickness' : 'Film'}</span>
      <span>{wordsOn({ ...part.figure, value: 0 })}</span>
    </span>
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
        {size}: {wordsOn(width)}
      </span>
      <span className="dim">Height</span>
      <span>
        {formatShort(thickness.value, 3)} mm: {wordsOn(thickness)}
      </span>
      <span className="dim">Power</span>
      <span>
        {formatPower(power.value, 1)} W: {wordsOn(power)}
      </span>
      <span className="dim">Stack</span>
      <span>{stack.basis === 'estimate' ? 'estimate' : stack.source}</span>
    </span>
  )
}

function wordsOn({ basis, source, note }: Figure): string {
  const from = basis === 'estimate' ? 'estimate' : basis === 'derived' ? `derived from ${source}` : source
  return note ? `${from}; ${note}` : from
}
