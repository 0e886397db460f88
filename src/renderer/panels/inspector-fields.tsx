import { CircleAlert, Zap } from 'lucide-react'
import { placeComponent, resizeComponent, rotateComponents, setPower, updateComponent } from '../../layout/edits.ts'
import { type ResolvedComponent, temperatureLimitOf } from '../../layout/geometry.ts'
import { gapBetween } from '../../layout/outline.ts'
import type { Component, Layout } from '../../layout/schema.ts'
import { formatFixed } from '../../layout/units.ts'
import { packageOf } from '../state/derived.ts'
import { editComponents, inSymmetry } from '../state/editing.ts'
import { useApp, useDocument, usePanelLayout } from '../ui/app-context.tsx'
import { Field, type FieldProps } from '../ui/field.tsx'
import { displayName } from '../ui/kinds.ts'

const LEAST_SIZE_MM = 0.001

type Change = (layout: Layout, value: number) => Layout

/** Commits typed values as edits and scrubbed ones as one gesture. */
function useFieldEdit(verb: string, component: Component, change: Change) {
  const app = useApp()
  const { document } = app
  const label = `${verb} ${displayName(component)}`
  const changed = (layout: Layout, value: number) =>
    inSymmetry(app, [component.id], (before) => change(before, value))(layout)
  return {
    onCommit: (value: number) => document.getState().edit(label, (layout) => changed(layout, value)),
    onScrub: {
      begin: () => document.getState().beginGesture(label),
      show: (value: number) => {
        const { gesture, showGesture } = document.getState()
        if (gesture) showGesture(changed(gesture.base, value))
      },
      end: () => document.getState().commitGesture(),
      cancel: () => document.getState().cancelGesture(),
    },
  }
}

interface LiveFieldProps extends Omit<FieldProps, 'value'> {
  readonly id: string
  readonly read: (body: ResolvedComponent) => number | null
}

/** A field that follows every step of a drag or scrub, while the panel around it follows solve by solve. */
function LiveField({ id, read, ...field }: LiveFieldProps) {
  const value = useDocument(({ layout }) => {
    const body = packageOf(layout).components.find(({ component }) => component.id === id)
    return body ? read(body) : null
  })
  return <Field {...field} value={value} />
}

export function PlacementFields({ body }: { body: ResolvedComponent }) {
  const app = useApp()
  const { component } = body
  const { id, x, y } = component
  const onX = useFieldEdit('move', component, (layout, value) => placeComponent(layout, id, value, y))
  const onY = useFieldEdit('move', component, (layout, value) => placeComponent(layout, id, x, value))
  const onWidth = useFieldEdit('resize', component, (layout, value) => resizeComponent(layout, id, { width: value }))
  const onHeight = useFieldEdit('resize', component, (layout, value) => resizeComponent(layout, id, { height: value }))
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Placement <span className="dim">centre, from south-west corner</span>
      </h3>
      <div className="field-grid">
        <LiveField
          id={id}
          read={({ component: { x } }) => x}
          testId="field-x"
          label="X"
          name="Centre x"
          unit="mm"
          step={0.01}
          {...onX}
        />
        <LiveField
          id={id}
          read={({ component: { y } }) => y}
          testId="field-y"
          label="Y"
          name="Centre y"
          unit="mm"
          step={0.01}
          {...onY}
        />
        <LiveField
          id={id}
          read={({ component: { width } }) => width}
          testId="field-width"
          label="W"
          name="Width"
          unit="mm"
          step={0.01}
          least={LEAST_SIZE_MM}
          {...onWidth}
        />
        <LiveField
          id={id}
          read={({ component: { height } }) => height}
          testId="field-height"
          label="H"
          name="Height"
          unit="mm"
          step={0.01}
          least={LEAST_SIZE_MM}
          {...onHeight}
        />
        <fieldset className="rotation" aria-label="Rotation, degrees counter-clockwise">
          {([0, 90, 180, 270] as const).map((rotation) => (
            <button
              key={rotation}
              type="button"
              aria-pressed={(component.rotation ?? 0) === rotation}
              onClick={() => {
                const turns = (rotation - (component.rotation ?? 0)) / 90
                if (turns !== 0) editComponents(app, 'rotate', [id], (layout) => rotateComponents(layout, [id], turns))
              }}
            >
              {rotation}°
            </button>
          ))}
        </fieldset>
      </div>
      <NearestGap body={body} />
    </div>
  )
}

/** The neighbour on the same floor that is nearest, and the clear distance to it. */
function NearestGap({ body }: { body: ResolvedComponent }) {
  const pkg = usePanelLayout(packageOf)
  const nearest = pkg.components
    .filter(({ component, depth }) => depth === body.depth && component.id !== body.component.id)
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

export function PowerFields({ body }: { body: ResolvedComponent }) {
  const { document } = useApp()
  const { component } = body
  const { id } = component
  const limits = usePanelLayout((layout) => layout.limits)
  const own = component.temperatureLimit !== undefined
  const onPower = useFieldEdit('set the power of', component, (layout, value) => setPower(layout, id, value))
  const onLimit = useFieldEdit('set the limit of', component, (layout, value) =>
    updateComponent(layout, id, { temperatureLimit: value }),
  )
  const ofKind = temperatureLimitOf({ kind: component.kind }, limits)
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Power and limit <span className="dim">{own ? 'own limit' : 'limit from its kind'}</span>
      </h3>
      <div className="field-grid">
        <LiveField
          id={id}
          read={({ power }) => power}
          testId="field-power"
          label={<Zap size={14} strokeWidth={2} aria-hidden="true" />}
          name="Power"
          unit="W"
          step={0.05}
          least={0}
          {...onPower}
        />
        <LiveField
          id={id}
          read={({ limit }) => limit}
          testId="field-limit"
          label={<CircleAlert size={14} strokeWidth={2} aria-hidden="true" />}
          name="Temperature limit; empty takes that of the kind"
          unit="°C"
          placeholder={ofKind === null ? 'none' : undefined}
          step={0.05}
          onCommit={onLimit.onCommit}
          onClear={() =>
            document
              .getState()
              .edit(`clear the limit of ${displayName(component)}`, (layout) =>
                updateComponent(layout, id, { temperatureLimit: undefined }),
              )
          }
        />
      </div>
    </div>
  )
}
