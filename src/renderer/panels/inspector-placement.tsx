/** Where the selected components are, as seen from a place of choice, how large they are, how they are turned. */
import { memo } from 'react'
import { displayName } from '../../layout/component-name.ts'
import { resizeComponent, rotateComponents } from '../../layout/edits.ts'
import type { Axis } from '../../layout/outline.ts'
import { contains, gapBetween, outlineFromOrigin } from '../../layout/outline.ts'
import { moveToRelativePlace, type Reference, relativePlace } from '../../layout/relative-place.ts'
import { type Component, type Layout, ROTATIONS, type Rotation } from '../../layout/schema.ts'
import { formatFixed } from '../../layout/units.ts'
import { capitalised } from '../../report/words.ts'
import { packageOf } from '../state/derived.ts'
import { editComponents } from '../state/editing.ts'
import { useApp, usePanelFacts, usePanelLayout, useView } from '../ui/app-context.tsx'
import { OFF_SUBSTRATE } from '../ui/field.tsx'
import { useSecondHalf } from '../ui/use-second-half.ts'
import { LiveField, SharedField, useComponentEdit } from './live-field.tsx'

const LEAST_SIZE_MM = 0.001
const FROM_CORNER: Reference = { to: 'corner' }

export function PlacementFields({ ids }: { ids: readonly string[] }) {
  const chosen = useView((state) => state.reference)
  const reference = usePanelLayout((layout) =>
    relativePlace(packageOf(layout), ids, chosen, 'x') === null ? FROM_CORNER : chosen,
  )
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Placement <ReferenceChoice ids={ids} reference={reference} />
      </h3>
      <div className="field-grid">
        <PlaceField ids={ids} reference={reference} axis="x" />
        <PlaceField ids={ids} reference={reference} axis="y" />
        <SizeField ids={ids} side="width" />
        <SizeField ids={ids} side="height" />
        <RotationChoice ids={ids} />
      </div>
      {ids.length === 1 && <NearestGap id={ids[0]!} />}
    </div>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Components are named by their ids in the value: `centre:oe-1`, `edges:oe-1`. */
function ReferenceChoice({ ids, reference }: { ids: readonly string[]; reference: Reference }) {
  const { view } = useApp()
  const others = usePanelFacts(({ components }) =>
    components.flatMap((each) => (ids.includes(each.id) ? [] : [{ id: each.id, name: displayName(each) }])),
  )
  // Twice as many options as there are components.
  const whole = useSecondHalf()
  const value = reference.to === 'component' ? `${reference.by}:${reference.id}` : reference.to
  return (
    <select
      className="choice reference"
      aria-label="Position relative to"
      data-testid="placement-reference"
      value={value}
      onChange={(event) => view.getState().set({ reference: referenceFrom(event.target.value) })}
    >
      <option value="corner">from south-west corner</option>
      <option value="centre">from package centre</option>
      {(whole || reference.to === 'component') && <ComponentReferences others={others} />}
    </select>
  )
}

const ComponentReferences = memo(function ComponentReferences({ others }: { others: readonly Named[] }) {
  return (
    <>
      <optgroup label="From the centre of">
        {others.map(({ id, name }) => (
          <option key={id} value={`centre:${id}`}>
            from {name}
          </option>
        ))}
      </optgroup>
      <optgroup label="Clear gap to">
        {others.map(({ id, name }) => (
          <option key={id} value={`edges:${id}`}>
            gap to {name}
          </option>
        ))}
      </optgroup>
    </>
  )
})

function referenceFrom(value: string): Reference {
  if (value === 'corner' || value === 'centre') return { to: value }
  const colon = value.indexOf(':')
  return { to: 'component', id: value.slice(colon + 1), by: value.startsWith('edges:') ? 'edges' : 'centre' }
}

interface PlaceProps {
  readonly ids: readonly string[]
  readonly reference: Reference
  readonly axis: Axis
}

function PlaceField({ ids, reference, axis }: PlaceProps) {
  const { document } = useApp()
  const towards = usePanelLayout((layout) => relativePlace(packageOf(layout), ids, reference, axis)?.towards ?? axis)
  const edit = useComponentEdit('move', ids, (layout, value) =>
    moveToRelativePlace(layout, ids, reference, axis, value),
  )
  const isGap = towards !== axis
  const doubt = (value: number) => {
    const moved = packageOf(moveToRelativePlace(document.getState().layout, ids, reference, axis, value))
    const substrate = outlineFromOrigin(moved.width, moved.height)
    const inside = moved.components.every(
      ({ component, outline }) => !ids.includes(component.id) || contains(substrate, outline),
    )
    return inside ? null : OFF_SUBSTRATE
  }
  return (
    <LiveField
      read={(layout) => relativePlace(packageOf(layout), ids, reference, axis)?.value ?? null}
      testId={`field-${axis}`}
      label={isGap ? capitalised(towards) : axis.toUpperCase()}
      name={isGap ? `Clear gap ${towards}` : `Centre ${axis}`}
      unit="mm"
      step={0.01}
      doubt={doubt}
      {...edit}
    />
  )
}

function SizeField({ ids, side }: { ids: readonly string[]; side: 'width' | 'height' }) {
  const edit = useComponentEdit('resize', ids, (layout, value, values) =>
    ids.reduce((changed, id, n) => resizeComponent(changed, id, { [side]: values[n] ?? value }), layout),
  )
  return (
    <SharedField
      read={(layout) => componentsOf(layout, ids).map((component) => component[side])}
      testId={`field-${side}`}
      label={side === 'width' ? 'W' : 'H'}
      name={side === 'width' ? 'Width' : 'Height'}
      unit="mm"
      step={0.01}
      least={LEAST_SIZE_MM}
      {...edit}
    />
  )
}

function RotationChoice({ ids }: { ids: readonly string[] }) {
  const app = useApp()
  const rotations = usePanelFacts((layout) => componentsOf(layout, ids).map(({ rotation }) => rotation ?? 0))
  const turnTo = (rotation: Rotation) =>
    editComponents(app, 'rotate', ids, (layout) =>
      ids.reduce((turned, id) => {
        const turns = (rotation - (turned.components.find((each) => each.id === id)?.rotation ?? 0)) / 90
        return turns === 0 ? turned : rotateComponents(turned, [id], turns)
      }, layout),
    )
  return (
    <fieldset className="rotation" aria-label="Rotation, degrees counter-clockwise">
      {ROTATIONS.map((rotation) => (
        <button
          key={rotation}
          type="button"
          aria-pressed={rotations.every((each) => each === rotation)}
          onClick={() => turnTo(rotation)}
        >
          {rotation}°
        </button>
      ))}
    </fieldset>
  )
}

/** The neighbour on the same floor that is nearest, and the clear distance to it. */
function NearestGap({ id }: { id: string }) {
  const pkg = usePanelLayout(packageOf)
  const body = pkg.components.find(({ component }) => component.id === id)
  if (!body) return null
  const nearest = pkg.components
    .filter(({ component, depth }) => depth === body.depth && component.id !== id)
    .map(({ component, outline }) => ({ name: displayName(component), length: gapBetween(body.outline, outline) }))
    .sort((a, b) => a.length - b.length)[0]
  if (!nearest) return null
  return (
    <p className="fact">
      <span>Gap to {nearest.name}</span>
      <span className="number">{formatFixed(nearest.length, 2)} mm</span>
    </p>
  )
}

/** In the order of `ids`. */
export function componentsOf(layout: Layout, ids: readonly string[]): Component[] {
  const byId = new Map(layout.components.map((component) => [component.id, component]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
