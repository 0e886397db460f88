/** A material of the document: its name, id and figures, all to be edited. */
import { CopyPlus, Trash2 } from 'lucide-react'
import {
  addMaterial,
  type ConductivityForm,
  conductivityAs,
  conductivityFormOf,
  copyOfMaterial,
  freshMaterialId,
  materialIdProblem,
  overridesLibrary,
  removeMaterial,
  renameMaterial,
  updateMaterial,
  usesOfMaterial,
} from '../../layout/material-edits.ts'
import { BUILT_IN_MATERIALS, isTable } from '../../layout/materials.ts'
import type { Conductivity, Material } from '../../layout/schema.ts'
import { useApp, useDocument } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { conductivityWords, materialName } from '../ui/material-words.ts'
import { decimalsOf, scrubStep } from '../ui/numbers.ts'
import { PairsField } from '../ui/pairs-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type LiveEdit, useLiveEdit } from '../ui/use-live-edit.ts'
import { ConductivityPlot } from './conductivity-plot.tsx'
import type { MaterialDetailsProps } from './material-library.tsx'
import { MaterialUses } from './material-uses.tsx'

const FORMS: readonly (readonly [ConductivityForm, string])[] = [
  ['number', 'One value'],
  ['directions', 'By direction'],
  ['table', 'Follows °C'],
]
/** Of every figure that must be above 0. */
const LEAST = 1e-6

export function OwnMaterialDetails({ id, onChoose, onClose }: MaterialDetailsProps) {
  const { document } = useApp()
  const liveEdit = useLiveEdit()
  const layout = useDocument((state) => state.layout)
  const material = layout.materials![id]!
  const name = materialName(layout, id)
  const uses = usesOfMaterial(layout, id)
  const overridden = overridesLibrary(layout, id) ? BUILT_IN_MATERIALS.get(id) : undefined
  const isOverride = overridesLibrary(layout, id)
  const edit = (changes: Partial<Material>) =>
    document.getState().edit(`change ${name}`, (before) => updateMaterial(before, id, changes))
  const live = (change: (value: number) => Partial<Material>): LiveEdit =>
    liveEdit(`change ${name}`, (before, value) => updateMaterial(before, id, change(Math.max(LEAST, value))))
  const isKept = uses.length > 0 && !isOverride
  return (
    <>
      <header className="materials-head">
        <div className="materials-names">
          <TextField
            testId="material-name"
            name="Name"
            label="Name"
            value={material.name ?? ''}
            placeholder={id}
            onCommit={(text) => edit({ name: text === '' ? undefined : text })}
          />
          <TextField
            testId="material-id"
            name="Id"
            label="Id"
            value={id}
            problemOf={(wanted) => materialIdProblem(document.getState().layout, id, wanted)}
            onCommit={(wanted) => {
              document.getState().edit(`change the id of ${name}`, (before) => renameMaterial(before, id, wanted))
              onChoose(wanted)
            }}
          />
        </div>
        <div className="materials-actions">
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              const newId = freshMaterialId(layout, id.replace(/-\d+$/, ''))
              document
                .getState()
                .edit(`duplicate ${name}`, (before) =>
                  addMaterial(before, newId, { ...copyOfMaterial(before, id), name: `${name}, copy` }),
                )
              onChoose(newId)
            }}
          >
            <CopyPlus size={14} strokeWidth={2} aria-hidden="true" /> Duplicate
          </button>
          <button
            type="button"
            className="plain-button"
            aria-disabled={isKept}
            aria-describedby={isKept ? 'material-kept' : undefined}
            onClick={() => {
              if (isKept) return
              document
                .getState()
                .edit(`${isOverride ? 'end the override of' : 'delete'} ${name}`, (before) =>
                  removeMaterial(before, id),
                )
              if (!isOverride) onChoose('')
            }}
          >
            <Trash2 size={14} strokeWidth={2} aria-hidden="true" /> {isOverride ? 'Use the library’s' : 'Delete'}
          </button>
        </div>
      </header>
      {isOverride && (
        <p className="materials-note" data-testid="material-overrides">
          It stands in the place of the library’s{' '}
          {overridden ? `${overridden.name}, ${conductivityWords(overridden.conductivity.value)} W/(m·K)` : id}.
        </p>
      )}
      {isKept && (
        <p className="dim" id="material-kept">
          It is used and cannot be deleted. Give the places below another material first.
        </p>
      )}
      <div className="materials-fields">
        <h3 className="section-head">
          Conductivity <span className="dim">W/(m·K)</span>
        </h3>
        <fieldset className="segmented" aria-label="Form of the conductivity">
          {FORMS.map(([form, words]) => (
            <button
              key={form}
              type="button"
              aria-pressed={conductivityFormOf(material.conductivity) === form}
              onClick={() => edit({ conductivity: conductivityAs(form, material.conductivity) })}
            >
              {words}
            </button>
          ))}
        </fieldset>
        <ConductivityFields
          conductivity={material.conductivity}
          live={live}
          onTable={(table) => edit({ conductivity: { table } })}
        />
        <h3 className="section-head">
          Heat capacity <span className="dim">for the warm-up only</span>
        </h3>
        <div className="field-grid">
          <Field
            testId="material-density"
            label="ρ"
            name="Density; empty for none"
            unit=""
            shownUnit="kg/m³"
            value={material.density ?? null}
            decimals={decimalsOf(material.density ?? 0, 0)}
            placeholder="none"
            step={1}
            least={LEAST}
            {...live((density) => ({ density }))}
            onClear={() => edit({ density: undefined })}
          />
          <Field
            testId="material-specific-heat"
            label="c"
            name="Specific heat; empty for none"
            unit=""
            shownUnit="J/(kg·K)"
            value={material.specificHeat ?? null}
            decimals={decimalsOf(material.specificHeat ?? 0, 0)}
            placeholder="none"
            step={1}
            least={LEAST}
            {...live((specificHeat) => ({ specificHeat }))}
            onClear={() => edit({ specificHeat: undefined })}
          />
        </div>
      </div>
      <MaterialUses id={id} onClose={onClose} />
    </>
  )
}

interface ConductivityFieldsProps {
  readonly conductivity: Conductivity
  readonly live: (change: (value: number) => Partial<Material>) => LiveEdit
  readonly onTable: (table: [number, number][]) => void
}

function ConductivityFields({ conductivity, live, onTable }: ConductivityFieldsProps) {
  if (typeof conductivity === 'number') {
    return (
      <Field
        testId="material-conductivity"
        label="k"
        name="Conductivity"
        unit="W/(m·K)"
        value={conductivity}
        decimals={decimalsOf(conductivity, 1)}
        step={scrubStep(conductivity)}
        least={LEAST}
        {...live((value) => ({ conductivity: value }))}
      />
    )
  }
  if (isTable(conductivity)) {
    const table = conductivity.table as [number, number][]
    return (
      <div className="materials-table">
        <PairsField
          testId="material-table"
          name="Conductivity over temperature"
          what="a conductivity"
          head="W/(m·K)"
          zero={false}
          pairs={table}
          onCommit={onTable}
        />
        <ConductivityPlot table={table} />
      </div>
    )
  }
  const { inPlane, throughPlane } = conductivity
  return (
    <div className="field-grid">
      <Field
        testId="material-in-plane"
        label="In-plane"
        name="Conductivity in-plane"
        unit="W/(m·K)"
        shownUnit=""
        value={inPlane}
        decimals={decimalsOf(inPlane, 1)}
        step={scrubStep(inPlane)}
        least={LEAST}
        {...live((value) => ({ conductivity: { inPlane: value, throughPlane } }))}
      />
      <Field
        testId="material-through-plane"
        label="Through"
        name="Conductivity through-plane"
        unit="W/(m·K)"
        shownUnit=""
        value={throughPlane}
        decimals={decimalsOf(throughPlane, 1)}
        step={scrubStep(throughPlane)}
        least={LEAST}
        {...live((value) => ({ conductivity: { inPlane, throughPlane: value } }))}
      />
    </div>
  )
}
