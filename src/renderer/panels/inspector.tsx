/** The selected part: its verdict, where it is, what it dissipates, what it is made of. */
import { Cpu, MousePointerClick } from 'lucide-react'
import { moveComponents, removeComponents, renameComponent } from '../../layout/edits.ts'
import { COMPONENT_KINDS } from '../../layout/schema.ts'
import { formatFixed, formatShort } from '../../layout/units.ts'
import { packageOf } from '../state/derived.ts'
import { useApp, usePanelLayout, useSelection } from '../ui/app-context.tsx'
import { KindGlyph } from '../ui/glyph.tsx'
import { displayName, KINDS } from '../ui/kinds.ts'
import { counted } from '../ui/numbers.ts'
import { FillField } from './fill-field.tsx'
import { PlacementFields, PowerFields } from './inspector-fields.tsx'
import { IdentityFields } from './inspector-identity.tsx'
import { InspectorInfluence } from './inspector-influence.tsx'
import { SourceFields } from './inspector-source.tsx'
import { InspectorStack } from './inspector-stack.tsx'
import { InspectorVerdict } from './inspector-verdict.tsx'
import './inspector.css'

export function Inspector() {
  const ids = useSelection((state) => state.ids)
  const only = ids.length === 1 ? ids[0] : undefined
  return (
    <aside className="inspector scroll" data-testid="inspector" aria-label="Inspector">
      {only !== undefined ? (
        <ComponentInspector key={only} id={only} />
      ) : ids.length > 1 ? (
        <Several ids={ids} />
      ) : (
        <PackageSummary />
      )}
    </aside>
  )
}

function ComponentInspector({ id }: { id: string }) {
  const body = usePanelLayout((layout) => packageOf(layout).components.find(({ component }) => component.id === id))
  if (!body) return null
  const { component } = body
  return (
    <>
      <div className="inspector-block inspector-head">
        <header>
          <KindGlyph kind={component.kind} size={14} />
          <NameField id={id} name={displayName(component)} />
          <span className="dim">{id}</span>
        </header>
        <InspectorVerdict id={id} />
      </div>
      <PlacementFields body={body} />
      <PowerFields body={body} />
      <SourceFields component={component} />
      <InspectorStack body={body} />
      <IdentityFields component={component} />
      <InspectorInfluence id={id} />
    </>
  )
}

function NameField({ id, name }: { id: string; name: string }) {
  const { document } = useApp()
  return (
    <input
      key={name}
      className="name-field"
      aria-label="Name"
      spellCheck={false}
      defaultValue={name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = name
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
      onBlur={(event) => {
        const next = event.target.value.trim()
        if (next !== name) document.getState().edit(`rename ${name}`, (layout) => renameComponent(layout, id, next))
      }}
    />
  )
}

function Several({ ids }: { ids: readonly string[] }) {
  const { document, selection } = useApp()
  const layout = usePanelLayout((layout) => layout)
  const bodies = packageOf(layout).components.filter(({ component }) => ids.includes(component.id))
  const power = bodies.reduce((sum, body) => sum + body.power, 0)
  const groups = COMPONENT_KINDS.map((kind) => ({
    kind,
    members: bodies.filter(({ component }) => component.kind === kind).map(({ component }) => component.id),
  })).filter(({ members }) => members.length > 0)
  const act = (label: string, change: (before: typeof layout) => typeof layout) =>
    document.getState().edit(`${label} ${counted(ids.length, 'component')}`, change)
  return (
    <>
      <div className="inspector-block">
        <p className="inspector-title">{counted(ids.length, 'component')} selected</p>
        <p className="fact">
          <span className="dim">Power together</span>
          <span className="number">{formatFixed(power, 2)} W</span>
        </p>
        <ul className="kind-counts">
          {groups.map(({ kind, members }) => (
            <li key={kind}>
              <button type="button" onClick={() => selection.getState().select(members)}>
                <KindGlyph kind={kind} />
                {counted(members.length, inSentence(KINDS[kind].name), inSentence(KINDS[kind].plural))}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="inspector-block">
        <h3 className="section-head">Move together</h3>
        <div className="move-buttons">
          {(
            [
              ['West', -1, 0],
              ['East', 1, 0],
              ['North', 0, 1],
              ['South', 0, -1],
            ] as const
          ).map(([word, dx, dy]) => (
            <button
              key={word}
              type="button"
              className="plain-button"
              onClick={() => act('move', (before) => moveComponents(before, ids, dx, dy))}
            >
              1 mm {word.toLowerCase()}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="plain-button"
          onClick={() => act('delete', (before) => removeComponents(before, ids))}
        >
          Delete
        </button>
      </div>
    </>
  )
}

/** `8 optical engines`, but `1 ASIC`. */
function inSentence(kind: string): string {
  return kind.startsWith('ASIC') ? kind : kind.toLowerCase()
}

function PackageSummary() {
  const layout = usePanelLayout((layout) => layout)
  const { components, topPlane } = packageOf(layout)
  const power = components.reduce((sum, body) => sum + body.power, 0)
  return (
    <div className="inspector-block">
      <p className="inspector-title">
        <Cpu size={14} strokeWidth={2} aria-hidden="true" /> {layout.name ?? 'Package'}
      </p>
      <dl className="facts">
        <dt>Substrate</dt>
        <dd className="number">
          {layout.substrate.width} × {layout.substrate.height} mm
        </dd>
        <dt>Height</dt>
        <dd className="number">{formatFixed(topPlane, 2)} mm</dd>
        <dt>Components</dt>
        <dd className="number">{components.length}</dd>
        <dt>Power</dt>
        <dd className="number">{formatShort(power, 1)} W</dd>
      </dl>
      <FillField />
      {layout.description && <p className="description">{layout.description}</p>}
      <p className="dim hint">
        <MousePointerClick size={14} strokeWidth={2} aria-hidden="true" />{' '}
        {components.length > 0 ? 'Select a component to see and edit it.' : 'Place a part to begin.'}
      </p>
    </div>
  )
}
