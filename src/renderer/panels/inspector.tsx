/** The selected part: its verdict, where it is, what it dissipates, what it is made of. */
import { memo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { displayName } from '../../layout/component-name.ts'
import { componentOf, renameComponent } from '../../layout/edits.ts'
import { writtenSegments } from '../../layout/package-edits.ts'
import { hasPart, type PackagePart } from '../../layout/package-part.ts'
import { componentsById } from '../state/derived.ts'
import type { SelectionState } from '../state/selection-store.ts'
import { useAfterPress, useApp, usePanelFacts, usePanelLayout, useSelection } from '../ui/app-context.tsx'
import { KindGlyph } from '../ui/glyph.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { useSecondHalf } from '../ui/use-second-half.ts'
import { CoolingInspector, ZoneInspector } from './inspector-cooling.tsx'
import { PowerFields } from './inspector-fields.tsx'
import { IdentityFields } from './inspector-identity.tsx'
import { InspectorInfluence } from './inspector-influence.tsx'
import { LidInspector, SegmentInspector } from './inspector-lid.tsx'
import { PackageInspector } from './inspector-package.tsx'
import { PlacementFields } from './inspector-placement.tsx'
import { SeveralInspector } from './inspector-several.tsx'
import { SourceFields } from './inspector-source.tsx'
import { InspectorStack } from './inspector-stack.tsx'
import { SubstrateInspector } from './inspector-substrate.tsx'
import { InspectorVerdict } from './inspector-verdict.tsx'
import './inspector.css'
import './inspector-parts.css'

export function Inspector() {
  const { ids, part } = useShownSelection()
  const only = ids.length === 1 ? ids[0] : undefined
  const panel = useRef<HTMLElement>(null)
  // Buttons only: in a field the next key, meant for a command, would be typed.
  const keptFocus = useKeptFocus(panel, 'button')
  return (
    <aside ref={panel} className="inspector scroll" data-testid="inspector" aria-label="Inspector" {...keptFocus}>
      {only !== undefined ? (
        <ComponentInspector key={only} id={only} />
      ) : ids.length > 1 ? (
        <SeveralInspector key={ids.join()} ids={ids} />
      ) : part ? (
        <PartInspector part={part} />
      ) : (
        <PackageInspector />
      )}
    </aside>
  )
}

function useShownSelection(): Pick<SelectionState, 'ids' | 'part'> {
  const selected = useSelection(useShallow(({ ids, part }: SelectionState) => ({ ids, part })))
  const shown = useAfterPress(selected)
  const stillThere = usePanelLayout(
    (layout) =>
      shown.ids.every((id) => componentsById(layout).has(id)) && (shown.part === null || hasPart(layout, shown.part)),
  )
  return stillThere ? shown : selected
}

function PartInspector({ part }: { part: PackagePart }) {
  const lid = usePanelLayout((layout) => layout.lid)
  const inOnePiece = usePanelLayout((layout) => layout.lid !== undefined && writtenSegments(layout).length === 1)
  switch (part.kind) {
    case 'substrate':
      return <SubstrateInspector />
    case 'lid':
      return lid ? <LidInspector lid={lid} /> : null
    case 'segment':
      if (lid && inOnePiece) return <LidInspector lid={lid} />
      return lid ? <SegmentInspector key={part.index} index={part.index} /> : null
    case 'cooling':
      return <CoolingInspector />
    case 'zone':
      return <ZoneInspector key={part.index} index={part.index} />
    default:
      return <PackageInspector />
  }
}

const ComponentInspector = memo(function ComponentInspector({ id }: { id: string }) {
  const head = usePanelFacts((layout) => {
    const component = componentsById(layout).get(id)
    return component ? { kind: component.kind, name: displayName(component) } : null
  })
  if (!head) return null
  return (
    <>
      <div className="inspector-block inspector-head">
        <header>
          <KindGlyph kind={head.kind} size={14} />
          <NameField id={id} name={head.name} />
          <span className="dim">{id}</span>
        </header>
        <InspectorVerdict id={id} />
      </div>
      <PlacementFields ids={[id]} />
      <PowerFields ids={[id]} />
      <SourceFields id={id} name={head.name} />
      <SecondHalf id={id} name={head.name} />
    </>
  )
})

/** A component of its own: that it comes renders nothing of the first half again. */
function SecondHalf({ id, name }: { id: string; name: string }) {
  if (!useSecondHalf()) return <div className="inspector-rest" />
  return (
    <>
      <InspectorStack id={id} name={name} />
      <IdentityFields id={id} name={name} />
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
        if (next === name) return
        document.getState().edit(`rename ${name}`, (layout) => renameComponent(layout, id, next))
        // Without a name of its own a component goes by its id.
        event.target.value = displayName(componentOf(document.getState().layout, id))
      }}
    />
  )
}
