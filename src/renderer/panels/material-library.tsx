/** A material of the library: its figures, each with its source or the word estimate. It is copied, never changed. */
import { CopyPlus, Replace } from 'lucide-react'
import { addMaterial, copyOfMaterial, freshMaterialId } from '../../layout/material-edits.ts'
import { type Basis, BUILT_IN_MATERIALS, type Figure, isTable } from '../../layout/materials.ts'
import type { Conductivity, Material } from '../../layout/schema.ts'
import { useApp } from '../ui/app-context.tsx'
import { ConductivityPlot } from './conductivity-plot.tsx'
import { MaterialUses } from './material-uses.tsx'

export interface MaterialDetailsProps {
  readonly id: string
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

const BASIS_WORDS: Readonly<Record<Basis, string>> = { sourced: 'Sourced', derived: 'Derived', estimate: 'Estimate' }

export function LibraryMaterialDetails({ id, onChoose, onClose }: MaterialDetailsProps) {
  const { document } = useApp()
  const entry = BUILT_IN_MATERIALS.get(id)!
  const { conductivity, density, specificHeat, volumetricHeatCapacity } = entry
  const add = (label: string, newId: string, change: Partial<Material>) => {
    document
      .getState()
      .edit(label, (layout) => addMaterial(layout, newId, { ...copyOfMaterial(layout, id), ...change }))
    onChoose(newId)
  }
  return (
    <>
      <header className="materials-head">
        <div>
          <h2 className="inspector-title">{entry.name}</h2>
          <p className="dim">
            {id} · {entry.category}
            {entry.formerly.length > 0 && ` · also ${entry.formerly.join(', ')}`}
          </p>
        </div>
        <div className="materials-actions">
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              add(`duplicate ${entry.name}`, freshMaterialId(document.getState().layout, id), {
                name: `${entry.name}, own`,
              })
            }
          >
            <CopyPlus size={14} strokeWidth={2} aria-hidden="true" /> Duplicate
          </button>
          <button
            type="button"
            className="plain-button"
            title="Everything that names it takes the document’s figures"
            onClick={() => add(`override ${entry.name}`, id, {})}
          >
            <Replace size={14} strokeWidth={2} aria-hidden="true" /> Override
          </button>
        </div>
      </header>
      <table className="materials-figures">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {conductivityRows(conductivity).map(([words, value], n) => (
            <FigureRow key={words} words={words} value={value} unit="W/(m·K)" figure={n === 0 ? conductivity : null} />
          ))}
          {density && <FigureRow words="Density" value={short(density.value)} unit="kg/m³" figure={density} />}
          {specificHeat && (
            <FigureRow words="Specific heat" value={short(specificHeat.value)} unit="J/(kg·K)" figure={specificHeat} />
          )}
          {volumetricHeatCapacity && (
            <FigureRow
              words="Heat capacity"
              value={short(volumetricHeatCapacity.value / 1e6)}
              unit="MJ/(m³·K)"
              figure={volumetricHeatCapacity}
            />
          )}
        </tbody>
      </table>
      {isTable(conductivity.value) && <ConductivityPlot table={conductivity.value.table as [number, number][]} />}
      <MaterialUses id={id} onClose={onClose} />
    </>
  )
}

function conductivityRows({ value }: Figure<Conductivity>): (readonly [words: string, value: string])[] {
  if (typeof value === 'number') return [['Conductivity', short(value)]]
  if (isTable(value)) {
    return value.table.map(([celsius, k]) => [`Conductivity at ${short(celsius)} °C`, short(k)] as const)
  }
  return [
    ['Conductivity in-plane', short(value.inPlane)],
    ['Conductivity through-plane', short(value.throughPlane)],
  ]
}

interface FigureRowProps {
  readonly words: string
  readonly value: string
  readonly unit: string
  /** Null where the row before has said it. */
  readonly figure: Figure<unknown> | null
}

function FigureRow({ words, value, unit, figure }: FigureRowProps) {
  return (
    <tr>
      <th scope="row">{words}</th>
      <td className="number">
        {value} <span className="dim">{unit}</span>
      </td>
      <td>
        {figure && (
          <>
            <span className="materials-basis" data-basis={figure.basis}>
              {BASIS_WORDS[figure.basis]}
            </span>
            <span className="materials-source">{figure.source}</span>
            {figure.note && <span className="materials-source dim">{figure.note}</span>}
          </>
        )}
      </td>
    </tr>
  )
}

const short = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−')
