/** What the selected part is: its kind, its id, and what it stands on. */
import { useId } from 'react'
import { displayName } from '../../layout/component-name.ts'
import { changeComponentId, updateComponent } from '../../layout/edits.ts'
import { COMPONENT_KINDS, type Component, type ComponentKind, type Layout } from '../../layout/schema.ts'
import { componentIdProblem, possibleCarriers } from '../../layout/stack-edits.ts'
import { componentsById } from '../state/derived.ts'
import { useApp, usePanelFacts } from '../ui/app-context.tsx'
import { KINDS } from '../ui/kinds.ts'
import { TextField } from '../ui/text-field.tsx'

const SUBSTRATE = ''

export function IdentityFields({ id, name }: { id: string; name: string }) {
  const { document, selection } = useApp()
  const fieldId = useId()
  const facts = usePanelFacts((layout) => {
    const component = componentsById(layout).get(id)
    if (!component) return null
    return { kind: component.kind, on: component.on ?? SUBSTRATE, bases: basesOf(layout, component) }
  })
  if (!facts) return null
  const { kind, on, bases } = facts
  return (
    <div className="inspector-block">
      <h3 className="section-head">Identity</h3>
      <div className="choice-row">
        <label className="choice-label" htmlFor={`${fieldId}-kind`}>
          Kind
        </label>
        <select
          id={`${fieldId}-kind`}
          className="choice"
          data-testid="kind-choice"
          value={kind}
          onChange={({ target }) =>
            document
              .getState()
              .edit(`change the kind of ${name}`, (before) =>
                updateComponent(before, id, { kind: target.value as ComponentKind }),
              )
          }
        >
          {COMPONENT_KINDS.map((each) => (
            <option key={each} value={each}>
              {KINDS[each].name}
            </option>
          ))}
        </select>
      </div>
      <div className="choice-row">
        <label className="choice-label" htmlFor={`${fieldId}-base`}>
          Stands on
        </label>
        <select
          id={`${fieldId}-base`}
          className="choice"
          data-testid="base-choice"
          value={on}
          onChange={({ target }) =>
            document
              .getState()
              .edit(`put ${name} on ${target.value === SUBSTRATE ? 'the substrate' : target.value}`, (before) =>
                updateComponent(before, id, { on: target.value === SUBSTRATE ? undefined : target.value }),
              )
          }
        >
          <option value={SUBSTRATE}>Substrate</option>
          {bases.map((base) => (
            <option key={base.id} value={base.id}>
              {base.name}
            </option>
          ))}
        </select>
      </div>
      <div className="choice-row choice-row-top">
        <span className="choice-label" aria-hidden="true">
          Id
        </span>
        <TextField
          testId="field-id"
          name="Id"
          value={id}
          problemOf={(wanted) => componentIdProblem(document.getState().layout, id, wanted)}
          onCommit={(wanted) => {
            document.getState().edit(`change the id of ${name}`, (before) => changeComponentId(before, id, wanted))
            selection.getState().select([wanted])
          }}
        />
      </div>
    </div>
  )
}

/** What it may stand on besides the substrate. What it stands on now stays a choice, also while it hangs over its edge. */
function basesOf(layout: Layout, { id, on }: Component): { id: string; name: string }[] {
  const carriers = possibleCarriers(layout, id)
  const present = layout.components.find((other) => other.id === on)
  const bases = present && !carriers.includes(present) ? [present, ...carriers] : carriers
  return bases.map((base) => ({ id: base.id, name: displayName(base) }))
}
