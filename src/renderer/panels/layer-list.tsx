/** Layers from top to bottom, as they lie: name, material, thickness; add, remove, put in another order. */
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import type { Layer } from '../../layout/schema.ts'
import { Field } from '../ui/field.tsx'
import { MaterialChoice } from './material-choice.tsx'
import { RowButton, TextField } from './small-controls.tsx'

const LEAST_THICKNESS_MM = 1e-6

interface Props {
  /** Bottom to top, at least one. */
  readonly layers: readonly Layer[]
  /** What holds them, for undo entries: `the substrate`. */
  readonly of: string
  readonly onChange: (label: string, layers: readonly Layer[]) => void
}

export function LayerList({ layers, of, onChange }: Props) {
  const rows = layers.map((layer, index) => ({ layer, index })).toReversed()
  const change = (index: number, label: string, changes: Partial<Layer>) =>
    onChange(`${label} ${layers[index]!.name}`, layers.with(index, { ...layers[index]!, ...changes }))
  const swap = (index: number, other: number) =>
    onChange(`move layer ${layers[index]!.name}`, layers.with(index, layers[other]!).with(other, layers[index]!))
  const add = () => {
    const top = layers.at(-1)!
    const taken = new Set(layers.map(({ name }) => name))
    let number = layers.length + 1
    while (taken.has(`layer ${number}`)) number++
    onChange(`add a layer to ${of}`, [
      ...layers,
      { name: `layer ${number}`, material: top.material, thickness: top.thickness },
    ])
  }
  return (
    <>
      <ol className="layer-list" aria-label={`Layers of ${of}, from the top`}>
        {rows.map(({ layer, index }) => (
          <li key={index}>
            <TextField
              name={`Name of layer ${layer.name}`}
              value={layer.name}
              refuse={(name) =>
                name === ''
                  ? 'A layer needs a name.'
                  : layers.some((other, n) => n !== index && other.name === name)
                    ? `There is a layer ${name} already.`
                    : null
              }
              onCommit={(name) => change(index, 'rename layer', { name })}
            />
            <Field
              testId={`layer-thickness-${index}`}
              label={null}
              name={`Thickness of ${layer.name}`}
              unit="mm"
              decimals={3}
              value={layer.thickness}
              step={0.005}
              least={LEAST_THICKNESS_MM}
              onCommit={(thickness) => change(index, 'set the thickness of', { thickness })}
            />
            <MaterialChoice
              name={`Material of ${layer.name}`}
              value={layer.material}
              onChange={(material) => change(index, 'set the material of', { material })}
            />
            <span className="row-buttons">
              <RowButton
                icon={ArrowUp}
                label={`Move ${layer.name} up`}
                disabled={index === layers.length - 1}
                onClick={() => swap(index, index + 1)}
              />
              <RowButton
                icon={ArrowDown}
                label={`Move ${layer.name} down`}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              />
              <RowButton
                icon={Trash2}
                label={`Remove ${layer.name}`}
                disabled={layers.length === 1}
                onClick={() => onChange(`remove layer ${layer.name}`, layers.toSpliced(index, 1))}
              />
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className="plain-button" onClick={add}>
        <Plus size={14} strokeWidth={2} aria-hidden="true" /> Add a layer on top
      </button>
    </>
  )
}
