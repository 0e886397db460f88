/** How the power of a source follows the temperature of its own place: not at all, exponentially, or by a table. */
import { useId } from 'react'
import { type Layout, MOST_COEFFICIENT, type PowerTemperature, type Source } from '../../layout/schema.ts'
import { FIRST_LAWS, updateSource } from '../../layout/source-edits.ts'
import { Field } from '../ui/field.tsx'
import { decimalsOf } from '../ui/numbers.ts'
import { PairsField } from '../ui/pairs-field.tsx'
import { useLiveEdit } from '../ui/use-live-edit.ts'

interface Props {
  readonly component: string
  readonly index: number
  readonly source: Source
  /** Whose source it is, as the history names it. */
  readonly owner: string
  readonly onChange: (law: PowerTemperature | undefined) => void
}

const percent = (coefficient: number) => Number((100 * coefficient).toPrecision(12))

export function PowerLawFields({ component, index, source, owner, onChange }: Props) {
  const liveEdit = useLiveEdit()
  const choiceId = useId()
  const law = source.powerTemperature
  const form = law === undefined ? 'none' : 'table' in law ? 'table' : 'exponential'
  const label = `set how the power of ${owner} follows temperature`
  const withLaw = (layout: Layout, changed: PowerTemperature) =>
    updateSource(layout, component, index, { powerTemperature: changed })
  return (
    <>
      <div className="choice-row">
        <label className="choice-label" htmlFor={choiceId} title="How the power follows the local temperature">
          Temperature
        </label>
        <select
          id={choiceId}
          className="choice"
          data-testid={`law-${index}`}
          aria-label={`How the power of ${source.layer} follows temperature`}
          value={form}
          onChange={({ target }) => onChange(FIRST_LAWS[target.value as 'exponential' | 'table'])}
        >
          <option value="none">Constant</option>
          <option value="exponential">Exponential</option>
          <option value="table">Table of factors</option>
        </select>
      </div>
      {law && !('table' in law) && (
        <div className="field-grid">
          <Field
            testId={`law-reference-${index}`}
            label="At"
            name="Temperature at which the power is as written"
            unit="°C"
            value={law.reference}
            decimals={decimalsOf(law.reference, 1)}
            step={0.1}
            {...liveEdit(label, (layout, reference) => withLaw(layout, { ...law, reference }))}
          />
          <Field
            testId={`law-coefficient-${index}`}
            label="By"
            name="Change of the power"
            unit=""
            shownUnit="%/K"
            value={percent(law.coefficient)}
            decimals={decimalsOf(percent(law.coefficient), 2)}
            step={0.01}
            refuse={(value) =>
              Math.abs(value) > percent(MOST_COEFFICIENT)
                ? `From −${percent(MOST_COEFFICIENT)} to ${percent(MOST_COEFFICIENT)} %/K.`
                : null
            }
            {...liveEdit(label, (layout, value) => {
              const coefficient = Number((Math.max(-20, Math.min(20, value)) / 100).toPrecision(12))
              return withLaw(layout, { ...law, coefficient })
            })}
          />
        </div>
      )}
      {law && 'table' in law && (
        <PairsField
          testId={`law-table-${index}`}
          name={`Factors on the power of ${source.layer}`}
          what="a factor"
          head="factor"
          zero
          pairs={law.table as [number, number][]}
          onCommit={(table) => onChange({ ...law, table })}
        />
      )}
    </>
  )
}
