/** What joins the selected part to the lid: which kind of joint, and its own TIM or the lid's. */
import { useId } from 'react'
import { componentOf, updateComponent } from '../../layout/edits.ts'
import type { LidContact, Tim } from '../../layout/schema.ts'
import { LEAST_THICKNESS_MM } from '../../layout/stack-edits.ts'
import { formatShort } from '../../layout/units.ts'
import { bodyOf } from '../state/derived.ts'
import { useApp, useDocument, usePanelFacts } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { MaterialPicker } from '../ui/material-picker.tsx'
import { materialName } from '../ui/material-words.ts'
import { decimalsOf } from '../ui/numbers.ts'
import { useComponentPart } from '../ui/use-component-part.ts'
import { useLiveEdit } from '../ui/use-live-edit.ts'

const CONTACTS: readonly (readonly [LidContact, string, string])[] = [
  ['tim', 'TIM', 'A bond line of the TIM’s thickness; what remains of the gap is lid'],
  ['gap-filler', 'Gap filler', 'The TIM’s material in the whole gap'],
  ['none', 'None', 'The gap is filled like the space around'],
]

/** A bond line to begin with where neither the part nor the lid has one. */
const FIRST_TIM: Tim = { material: 'tim-grease', thickness: 0.05 }

export function LidContactFields({ id, name }: { id: string; name: string }) {
  const { document } = useApp()
  const liveEdit = useLiveEdit()
  const timId = useId()
  const lid = useDocument(({ layout }) => layout.lid)
  const materials = useDocument(({ layout }) => layout.materials)
  const joint = usePanelFacts((layout) => {
    const body = bodyOf(layout, id)
    return body ? { contact: body.contact, carries: body.carries } : null
  })
  const tim = useComponentPart(id, 'tim')
  if (!lid || !joint) return null
  const { contact, carries } = joint
  const change = (label: string, tim: Tim | undefined) =>
    document.getState().edit(`${label} of ${name}`, (before) => updateComponent(before, id, { tim }))
  const lids = lid.tim
  return (
    <fieldset className="contact-fields" aria-label="Contact with the lid">
      <div className="choice-row">
        <span className="choice-label">To the lid</span>
        <div className="segmented">
          {CONTACTS.map(([value, words, title]) => (
            <button
              key={value}
              type="button"
              title={title}
              aria-pressed={contact === value}
              onClick={() => {
                if (value === contact) return
                document
                  .getState()
                  .edit(`set the lid contact of ${name}`, (before) =>
                    updateComponent(before, id, { lidContact: value }),
                  )
              }}
            >
              {words}
            </button>
          ))}
        </div>
      </div>
      {contact !== 'none' && carries && <p className="dim">What stands on it meets the lid in its place.</p>}
      {contact !== 'none' && !carries && (
        <>
          <div className="choice-row">
            <label className="choice-label" htmlFor={timId}>
              TIM
            </label>
            <select
              id={timId}
              className="choice"
              data-testid="tim-choice"
              value={tim ? 'own' : 'lid'}
              onChange={({ target }) =>
                target.value === 'own'
                  ? change('give an own TIM', { ...(lids ?? FIRST_TIM) })
                  : change('use the lid’s TIM', undefined)
              }
            >
              <option value="lid">
                {lids
                  ? `The lid’s, ${materialName({ materials }, lids.material)}, ${formatShort(lids.thickness, 4)} mm`
                  : 'The lid’s; it has none'}
              </option>
              <option value="own">Own</option>
            </select>
          </div>
          {tim && (
            <div className="layer-line">
              <MaterialPicker
                testId="tim-material"
                name="Material of the TIM"
                value={tim.material}
                onChange={(material) => change('change the TIM', { ...tim, material })}
              />
              <Field
                testId="tim-thickness"
                label="T"
                name="TIM thickness"
                unit="mm"
                value={tim.thickness}
                decimals={decimalsOf(tim.thickness, 3)}
                step={0.0005}
                least={LEAST_THICKNESS_MM}
                {...liveEdit(`change the TIM thickness of ${name}`, (before, thickness) =>
                  updateComponent(before, id, { tim: { ...(componentOf(before, id).tim ?? tim), thickness } }),
                )}
              />
            </div>
          )}
        </>
      )}
    </fieldset>
  )
}
