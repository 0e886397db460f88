/** The canvas as a list: every component with its temperature, for the eye, the keyboard and the screen reader. */
import { type KeyboardEvent, memo, useRef } from 'react'
import { materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatShort } from '../../layout/units.ts'
import { isFlagged, statusOf, VERDICT_WORDS, type VerdictStatus } from '../../solver/results/verdicts.ts'
import { packageOf } from '../state/derived.ts'
import { useApp, usePanelLayout, useSelection, useSolve, useStale } from '../ui/app-context.tsx'
import { KindGlyph, StatusIcon } from '../ui/glyph.tsx'
import { displayName } from '../ui/kinds.ts'
import './component-list.css'

export function ComponentList() {
  const { selection } = useApp()
  const list = useRef<HTMLDivElement>(null)
  const layout = usePanelLayout((layout) => layout)
  const ids = useSelection((state) => state.ids)
  const all = layout.components.map(({ id }) => id)
  const active = ids.at(-1) ?? all[0]

  const onKeyDown = (event: KeyboardEvent) => {
    const at = active === undefined ? -1 : all.indexOf(active)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const id = all[Math.min(all.length - 1, Math.max(0, next))]
    if (id === undefined) return
    selection.getState().select(event.shiftKey ? [...ids.filter((other) => other !== id), id] : [id])
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus()
  }

  return (
    <section className="components scroll" aria-label="Components">
      <h2 className="panel-title">
        Components <span className="dim number">{all.length}</span>
      </h2>
      <div ref={list} role="listbox" aria-label="Components" aria-multiselectable="true" onKeyDown={onKeyDown}>
        {all.map((id) => (
          <ComponentRow key={id} id={id} tabbable={id === active} />
        ))}
      </div>
      <PackageParts layout={layout} />
    </section>
  )
}

const ComponentRow = memo(function ComponentRow({ id, tabbable }: { id: string; tabbable: boolean }) {
  const { selection } = useApp()
  const component = usePanelLayout((layout) => layout.components.find((candidate) => candidate.id === id))
  const selected = useSelection((state) => state.ids.includes(id))
  const hovered = useSelection((state) => state.hovered === id)
  // As printed, so that a row is rendered when what it says changes, not with every solve.
  const verdict = useSolve((state) => {
    const result = state.solved?.solution.components.find((candidate) => candidate.id === id)
    return result ? `${statusOf(result)} ${result.maxTemperature.toFixed(1)}` : null
  })
  const stale = useStale()
  if (!component) return null
  const [status, temperature] = (verdict?.split(' ') ?? []) as [VerdictStatus?, string?]
  const flagged = isFlagged(status)
  return (
    <div
      role="option"
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      className="row"
      data-id={id}
      data-hovered={hovered || undefined}
      data-stale={stale || undefined}
      data-testid={`component-row-${id}`}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) selection.getState().toggle(id)
        else selection.getState().select([id])
      }}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return
        event.preventDefault()
        selection.getState().toggle(id)
      }}
      onPointerEnter={() => selection.getState().hover(id)}
      onPointerLeave={() => selection.getState().hover(null)}
    >
      <KindGlyph kind={component.kind} />
      <span className="row-name">{displayName(component)}</span>
      {status && (
        <span className={`number ${flagged ? `status-${status} strong` : ''}`}>
          {temperature}
          <span className="visually-hidden"> °C, {VERDICT_WORDS[status]}</span>
        </span>
      )}
      <span className={`row-status ${status ? `status-${status}` : ''}`}>
        {flagged && <StatusIcon status={status} />}
      </span>
    </div>
  )
})

/** What is not a component but decides the temperatures as much: lid, cooling, substrate. */
function PackageParts({ layout }: { layout: Layout }) {
  const { lid } = packageOf(layout)
  const { cooling, substrate } = layout
  const thickness = substrate.layers.reduce((sum, layer) => sum + layer.thickness, 0)
  return (
    <>
      {lid && <h3 className="list-head">Lid</h3>}
      {lid?.segments.map(({ id, outline }) => (
        <PackageRow
          key={id}
          name={
            lid.segments.length > 1
              ? id
              : `Lid, ${materialOf(layout, lid.material)?.name?.toLowerCase() ?? lid.material}`
          }
          value={`${formatShort(outline.x1 - outline.x0, 1)} × ${formatShort(outline.y1 - outline.y0, 1)} × ${formatShort(lid.thickness)}`}
        />
      ))}
      <h3 className="list-head">Cooling</h3>
      {cooling.top?.zones?.map((zone, index) => (
        <PackageRow
          key={`${zone.name} ${zone.x} ${zone.y}`}
          name={capitalised(zone.name ?? `zone ${index + 1}`)}
          value={`${formatShort(zone.temperature ?? cooling.ambient, 1)} °C`}
        />
      ))}
      <PackageRow name="Ambient" value={`${formatShort(cooling.ambient, 1)} °C`} />
      <h3 className="list-head">Substrate</h3>
      <PackageRow
        name={`${substrate.layers.length} ${substrate.layers.length === 1 ? 'layer' : 'layers'}`}
        value={`${formatShort(substrate.width, 1)} × ${formatShort(substrate.height, 1)} × ${formatShort(thickness)}`}
      />
    </>
  )
}

function PackageRow({ name, value }: { name: string; value: string }) {
  return (
    <p className="row plain">
      <span className="row-name">{name}</span>
      <span className="dim number">{value}</span>
    </p>
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
