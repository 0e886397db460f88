/** What is not a component but decides the temperatures as much: lid, cooling, substrate; linked with the canvas. */
import { type KeyboardEvent, useRef } from 'react'
import { materialOf } from '../../layout/materials.ts'
import { writtenSegments } from '../../layout/package-edits.ts'
import { isSamePart, nameOfZone, type PackagePart } from '../../layout/package-part.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatShort } from '../../layout/units.ts'
import { capitalised, inSentence } from '../../report/words.ts'
import { useApp, usePanelFacts, useSelection } from '../ui/app-context.tsx'
import { CommandTextButton } from '../ui/command-text-button.tsx'

interface PartRow {
  readonly part: PackagePart
  readonly name: string
  readonly value: string
  /** Belongs to the row before it. */
  readonly inner?: boolean
}

export function PackageParts() {
  const { selection } = useApp()
  const list = useRef<HTMLDivElement>(null)
  const selected = useSelection((state) => state.part)
  const { sections, lid } = usePanelFacts((layout) => ({
    sections: [
      { head: 'Lid', rows: lidRows(layout) },
      { head: 'Cooling', rows: coolingRows(layout) },
      { head: 'Substrate', rows: substrateRows(layout) },
    ],
    lid: layout.lid === undefined ? 'none' : writtenSegments(layout).length === 1 ? 'whole' : 'segments',
  }))
  const rows = sections.flatMap((section) => section.rows)
  // A problem's place may be the only segment of a lid, which stands in the list as the lid.
  const isSelected = ({ part }: PartRow) =>
    isSamePart(part, selected) || (part.kind === 'lid' && lid === 'whole' && selected?.kind === 'segment')
  const active = Math.max(0, rows.findIndex(isSelected))

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[event.key]
    const row = next === undefined ? undefined : rows[Math.min(rows.length - 1, Math.max(0, next))]
    if (!row) return
    event.preventDefault()
    selection.getState().selectPart(row.part)
    list.current?.querySelectorAll<HTMLElement>('[role="option"]')[rows.indexOf(row)]?.focus()
  }

  return (
    <>
      <div ref={list} role="listbox" aria-label="Parts of the package" onKeyDown={onKeyDown}>
        {sections
          .filter((section) => section.rows.length > 0)
          .map((section) => (
            <fieldset key={section.head} className="package-group" aria-label={section.head}>
              <div className="list-head" aria-hidden="true">
                {section.head}
              </div>
              {section.rows.map((row) => (
                <Row key={keyOf(row.part)} row={row} selected={isSelected(row)} tabbable={row === rows[active]} />
              ))}
            </fieldset>
          ))}
      </div>
      {lid === 'none' && (
        <div className="list-action">
          <CommandTextButton id="package.addLid" />
        </div>
      )}
    </>
  )
}

function Row({ row, selected, tabbable }: { row: PartRow; selected: boolean; tabbable: boolean }) {
  const { selection } = useApp()
  const { part, name, value, inner } = row
  const select = () => selection.getState().selectPart(part)
  return (
    <div
      role="option"
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      className="row"
      data-inner={inner || undefined}
      data-testid={`part-row-${keyOf(part)}`}
      onClick={select}
      onContextMenu={select}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return
        event.preventDefault()
        select()
      }}
    >
      <span className="row-name">{name}</span>
      <span className="dim number">{value}</span>
    </div>
  )
}

/** `lid`, `segment-1` */
function keyOf(part: PackagePart): string {
  return 'index' in part ? `${part.kind}-${part.index}` : part.kind
}

function lidRows(layout: Layout): PartRow[] {
  if (!layout.lid) return []
  const segments = writtenSegments(layout)
  const whole = segments.length === 1 ? segments[0] : undefined
  const { material, thickness } = layout.lid
  const lid: PartRow = {
    part: { kind: 'lid' },
    name: `Lid, ${inSentence(materialOf(layout, material)?.name ?? material)}`,
    value: whole ? `${areaWords(whole)} × ${formatShort(thickness)}` : `${formatShort(thickness)} mm`,
  }
  if (whole) return [lid]
  return [
    lid,
    ...segments.map((segment, index): PartRow => {
      return { part: { kind: 'segment', index }, name: segment.id, value: areaWords(segment), inner: true }
    }),
  ]
}

function coolingRows({ cooling }: Layout): PartRow[] {
  const zones = cooling.top?.zones ?? []
  return [
    { part: { kind: 'cooling' }, name: 'Ambient and faces', value: `${formatShort(cooling.ambient, 1)} °C` },
    ...zones.map((zone, index): PartRow => {
      const celsius = formatShort(zone.temperature ?? cooling.ambient, 1)
      return {
        part: { kind: 'zone', index },
        name: capitalised(nameOfZone({ cooling }, index)),
        value: `${celsius} °C`,
        inner: true,
      }
    }),
  ]
}

function substrateRows({ substrate }: Layout): PartRow[] {
  const count = substrate.layers.length
  const thickness = substrate.layers.reduce((sum, layer) => sum + layer.thickness, 0)
  return [
    {
      part: { kind: 'substrate' },
      name: `${count} ${count === 1 ? 'layer' : 'layers'}`,
      value: `${areaWords(substrate)} × ${formatShort(thickness)}`,
    },
  ]
}

function areaWords({ width, height }: { width: number; height: number }): string {
  return `${formatShort(width, 1)} × ${formatShort(height, 1)}`
}
