/** What the selected components dissipate, how hot they may get, of which kind they are and how they meet the lid. */
import { CircleAlert, Zap } from 'lucide-react'
import { setPower, updateComponent } from '../../layout/edits.ts'
import { powerOf, temperatureLimitOf } from '../../layout/geometry.ts'
import { COMPONENT_KINDS, type Component, LID_CONTACTS, type LidContact } from '../../layout/schema.ts'
import { editComponents } from '../state/editing.ts'
import { useApp, usePanelFacts } from '../ui/app-context.tsx'
import { KINDS } from '../ui/kinds.ts'
import { componentsOf } from './inspector-placement.tsx'
import { SharedField, useComponentEdit } from './live-field.tsx'

interface SelectedProps {
  readonly ids: readonly string[]
}

export function PowerFields({ ids }: SelectedProps) {
  const app = useApp()
  const { own, noneByKind } = usePanelFacts((layout) => {
    const components = componentsOf(layout, ids)
    return {
      own: components.filter(({ temperatureLimit }) => temperatureLimit !== undefined).length,
      noneByKind: components.every(({ kind }) => temperatureLimitOf({ kind }, layout.limits) === null),
    }
  })
  const onPower = useComponentEdit('set the power of', ids, (before, value, values) =>
    ids.reduce((changed, id, n) => setPower(changed, id, values[n] ?? value), before),
  )
  const onLimit = useComponentEdit('set the limit of', ids, (before, value, values) =>
    ids.reduce((changed, id, n) => updateComponent(changed, id, { temperatureLimit: values[n] ?? value }), before),
  )
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Power and limit <span className="dim">{limitWords(own, ids.length)}</span>
      </h3>
      <div className="field-grid">
        <SharedField
          read={(shown) => componentsOf(shown, ids).map(powerOf)}
          testId="field-power"
          label={<Zap size={14} strokeWidth={2} aria-hidden="true" />}
          name={ids.length > 1 ? 'Power of each' : 'Power'}
          unit="W"
          step={0.05}
          least={0}
          {...onPower}
        />
        <SharedField
          read={(shown) => componentsOf(shown, ids).map((each) => temperatureLimitOf(each, shown.limits))}
          testId="field-limit"
          label={<CircleAlert size={14} strokeWidth={2} aria-hidden="true" />}
          name="Temperature limit; empty takes that of the kind"
          unit="°C"
          placeholder={noneByKind ? 'none' : undefined}
          step={0.05}
          onCommit={onLimit.onCommit}
          onClear={() =>
            editComponents(app, 'clear the limit of', ids, (before) =>
              ids.reduce((changed, id) => updateComponent(changed, id, { temperatureLimit: undefined }), before),
            )
          }
        />
      </div>
    </div>
  )
}

/** @param own how many have a limit of their own */
function limitWords(own: number, of: number): string {
  if (own === 0) return of === 1 ? 'limit from its kind' : 'limits from their kinds'
  if (own < of) return `${own} of ${of} with a limit of their own`
  return of === 1 ? 'own limit' : 'own limits'
}

const CONTACT_WORDS: Readonly<Record<LidContact, string>> = {
  tim: 'TIM and pedestal',
  'gap-filler': 'Gap filler',
  none: 'None',
}

export function AssemblyFields({ ids }: SelectedProps) {
  const app = useApp()
  const { kinds, contacts, hasLid } = usePanelFacts((layout) => {
    const components = componentsOf(layout, ids)
    return {
      kinds: components.map(({ kind }) => kind),
      contacts: components.map(({ lidContact }) => lidContact ?? 'usual'),
      hasLid: layout.lid !== undefined,
    }
  })
  const change = (verb: string, changes: Partial<Component>) =>
    editComponents(app, verb, ids, (before) =>
      ids.reduce((changed, id) => updateComponent(changed, id, changes), before),
    )
  return (
    <div className="inspector-block">
      <h3 className="section-head">Assembly</h3>
      <SharedChoice
        label="Kind"
        testId="field-kind"
        values={kinds}
        options={COMPONENT_KINDS.map((kind) => ({ value: kind, words: KINDS[kind].name }))}
        onChange={(kind) => change('set the kind of', { kind })}
      />
      {hasLid && (
        <SharedChoice
          label="Lid contact"
          testId="field-lid-contact"
          values={contacts}
          options={[
            { value: 'usual', words: 'Usual (TIM)' },
            ...LID_CONTACTS.map((value) => ({ value, words: CONTACT_WORDS[value] })),
          ]}
          onChange={(value) => change('set the lid contact of', { lidContact: value === 'usual' ? undefined : value })}
        />
      )}
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly testId: string
  readonly values: readonly Value[]
  readonly options: readonly { readonly value: Value; readonly words: string }[]
  readonly onChange: (value: Value) => void
}

function SharedChoice<Value extends string>({ label, testId, values, options, onChange }: ChoiceProps<Value>) {
  const first = values[0]
  const same = first !== undefined && values.every((value) => value === first)
  return (
    <label className="choice-row">
      <span className="choice-label">{label}</span>
      <select
        className="choice"
        data-testid={testId}
        value={same ? first : ''}
        onChange={(event) => {
          const chosen = options.find(({ value }) => value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {!same && (
          <option value="" disabled>
            Mixed
          </option>
        )}
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
