/** Laying out an array: beside the canvas, which shows it with every change. Escape leaves nothing behind. */
import { CircleAlert, TriangleAlert, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { distributedCounts, type Facing, SIDES } from '../../layout/array-places.ts'
import { type ArraySpec, countOf } from '../../layout/arrays.ts'
import { CATALOGUE } from '../../layout/catalogue.ts'
import { displayName } from '../../layout/component-name.ts'
import { COMPONENT_KINDS } from '../../layout/schema.ts'
import { capitalised } from '../../report/words.ts'
import type { App } from '../state/app.ts'
import { type ArraySession, applyArray, cancelArray, changeArray, fitArray } from '../state/array-session.ts'
import { namesOf } from '../state/naming.ts'
import { useApp } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { KINDS } from '../ui/kinds.ts'
import { counted } from '../ui/numbers.ts'
import { Segments } from '../ui/segments.tsx'
import './array-panel.css'

export function ArrayPanel() {
  const app = useApp()
  const session = useStore(app.arrays, (state) => state.session)
  return session && <OpenPanel app={app} session={session} />
}

const SIDE_WORDS = SIDES.map((side) => [side, capitalised(side)] as const)
const FACINGS: readonly (readonly [Facing, string])[] = [
  ['outwards', 'Outwards'],
  ['inwards', 'Inwards'],
  ['as it is', 'Kept'],
]

function OpenPanel({ app, session }: { app: App; session: ArraySession }) {
  const { spec, refusal, warning } = session
  const panel = useRef<HTMLElement>(null)
  const ring = spec.mode === 'ring'
  const total = countOf(spec)
  const change = (changed: Partial<ArraySpec>) => changeArray(app, changed)
  useEscape(app)
  useEffect(() => {
    panel.current?.querySelector('input')?.focus()
    return () => document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus()
  }, [])
  return (
    <section ref={panel} className="array-panel scroll" role="dialog" aria-label="Array" data-testid="array-panel">
      <header className="array-head">
        <h2>Array</h2>
        <button type="button" className="icon-button" aria-label="Cancel the array" onClick={() => cancelArray(app)}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </header>
      <Segments
        name="Form of the array"
        value={spec.mode}
        options={[
          ['ring', 'Ring'],
          ['edge', 'Along an edge'],
        ]}
        onChoose={(mode) => change({ mode })}
      />
      <SourceAndTarget app={app} session={session} />
      {ring ? (
        <RingCounts spec={spec} total={total} change={change} />
      ) : (
        <>
          <Labelled label="Edge">
            <Segments name="Edge" value={spec.side} options={SIDE_WORDS} onChoose={(side) => change({ side })} />
          </Labelled>
          <Labelled label="Parts">
            <CountField testId="array-count" name="Parts" value={spec.count} onCount={(count) => change({ count })} />
          </Labelled>
        </>
      )}
      <Labelled label={spec.around === null ? 'From edge' : 'Distance'}>
        <LengthField
          testId="array-distance"
          name="Distance from the edge"
          value={spec.distance}
          onLength={(distance) => change({ distance })}
        />
      </Labelled>
      <Labelled label="Pitch">
        <LengthField
          testId="array-pitch"
          name="Pitch; empty spreads the parts evenly"
          value={spec.pitch}
          placeholder="even"
          least={0.01}
          onLength={(pitch) => change({ pitch })}
          onClear={() => change({ pitch: null })}
        />
      </Labelled>
      {ring && (
        <Labelled label="Free corners">
          <LengthField
            testId="array-corner"
            name="Kept free at each corner"
            value={spec.cornerKeepOut}
            onLength={(cornerKeepOut) => change({ cornerKeepOut })}
          />
        </Labelled>
      )}
      <Labelled label="Facing">
        <Segments name="Facing" value={spec.facing} options={FACINGS} onChoose={(facing) => change({ facing })} />
      </Labelled>
      <div className="array-verdict" role="status" data-testid="array-verdict">
        {refusal !== null && (
          <p className="status-over">
            <CircleAlert size={14} strokeWidth={2} aria-hidden="true" />
            <span>{refusal}</span>
          </p>
        )}
        {warning !== null && (
          <p className="status-close">
            <TriangleAlert size={14} strokeWidth={2} aria-hidden="true" />
            <span>{warning}</span>
          </p>
        )}
      </div>
      <div className="array-buttons">
        {refusal !== null && ring && spec.around !== null && spec.pitch === null && (
          <button type="button" className="plain-button" onClick={() => fitArray(app)}>
            Make room
          </button>
        )}
        <button type="button" className="plain-button array-cancel" onClick={() => cancelArray(app)}>
          Cancel
        </button>
        <button type="button" className="primary-button" disabled={refusal !== null} onClick={() => applyArray(app)}>
          Place {counted(total, 'part')}
        </button>
      </div>
    </section>
  )
}

/** Wherever the focus is, on the canvas too. */
function useEscape(app: App): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = app.view.getState().dialog !== null || app.notices.getState().question !== null
      // An open menu is closed first.
      if (event.key !== 'Escape' || asked || document.querySelector('[role="menu"]')) return
      cancelArray(app)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [app])
}

const SELECTED = 'selected'
const SUBSTRATE = 'substrate'

function SourceAndTarget({ app, session }: { app: App; session: ArraySession }) {
  const { base, spec, sources, part, movable } = session
  const targets = base.components.filter(({ id }) => !sources.includes(id))
  return (
    <>
      <Labelled label="Part">
        <select
          className="choice"
          aria-label="Part"
          value={part?.id ?? SELECTED}
          onChange={({ target }) => changeArray(app, {}, CATALOGUE.find(({ id }) => id === target.value) ?? null)}
        >
          {movable.length > 0 && <option value={SELECTED}>{namesOf(base, movable)}</option>}
          {COMPONENT_KINDS.map((kind) => (
            <optgroup key={kind} label={KINDS[kind].plural} hidden={!CATALOGUE.some((part) => part.kind === kind)}>
              {CATALOGUE.filter((part) => part.kind === kind).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Labelled>
      <Labelled label={spec.mode === 'ring' ? 'Round' : 'Along'}>
        <select
          className="choice"
          aria-label={spec.mode === 'ring' ? 'Round' : 'Along the edge of'}
          value={spec.around === null ? SUBSTRATE : `component ${spec.around}`}
          onChange={({ target }) =>
            changeArray(app, {
              around: target.value === SUBSTRATE ? null : target.value.slice('component '.length),
            })
          }
        >
          <option value={SUBSTRATE}>{spec.mode === 'ring' ? 'Middle of the substrate' : 'Substrate'}</option>
          {targets.map((component) => (
            <option key={component.id} value={`component ${component.id}`}>
              {displayName(component)}
            </option>
          ))}
        </select>
      </Labelled>
    </>
  )
}

interface RingCountsProps {
  readonly spec: ArraySpec
  readonly total: number
  readonly change: (changed: Partial<ArraySpec>) => void
}

function RingCounts({ spec, total, change }: RingCountsProps) {
  const { counts, side } = spec
  return (
    <>
      <Labelled label="Parts">
        <CountField
          testId="array-count"
          name="Parts in all"
          value={total}
          onCount={(count) => change({ counts: distributedCounts(count, side) })}
        />
      </Labelled>
      <div className="array-sides">
        {SIDE_WORDS.map(([each, word]) => (
          <CountField
            key={each}
            testId={`array-${each}`}
            label={word[0]!}
            name={`Parts on the ${each} side`}
            value={counts[each]}
            onCount={(count) => change({ counts: { ...counts, [each]: count } })}
          />
        ))}
      </div>
      <Labelled label="Number 1 on">
        <Segments
          name="Side of number 1"
          value={side}
          options={SIDE_WORDS}
          onChoose={(from) => change({ side: from })}
        />
      </Labelled>
    </>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="array-row">
      <span className="array-label">{label}</span>
      {children}
    </div>
  )
}

interface CountFieldProps {
  readonly testId: string
  readonly label?: string
  readonly name: string
  readonly value: number
  readonly onCount: (count: number) => void
}

function CountField({ testId, label = '', name, value, onCount }: CountFieldProps) {
  return (
    <Field
      testId={testId}
      label={label}
      name={name}
      unit=""
      value={value}
      decimals={0}
      step={0.1}
      least={0}
      onCommit={(count) => onCount(Math.round(count))}
    />
  )
}

interface LengthFieldProps {
  readonly testId: string
  readonly name: string
  readonly value: number | null
  readonly placeholder?: string
  readonly least?: number
  readonly onLength: (length: number) => void
  readonly onClear?: () => void
}

function LengthField({ onLength, least = 0, ...field }: LengthFieldProps) {
  return <Field {...field} label="" unit="mm" step={0.05} least={least} onCommit={onLength} />
}
