/** The chosen layer of a stack: its name, material and thickness, and what can be done with it. */
import { ArrowDown, ArrowUp, BetweenHorizontalEnd, BetweenHorizontalStart, CopyPlus, Trash2 } from 'lucide-react'
import { type LayerEdit, LEAST_THICKNESS_MM, layerNameProblem } from '../../layout/stack-edits.ts'
import { tell } from '../state/notice-store.ts'
import { useApp } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { MaterialPicker } from '../ui/material-picker.tsx'
import { decimalsOf, scrubStep } from '../ui/numbers.ts'
import { TextField } from '../ui/text-field.tsx'
import { useLiveEdit } from '../ui/use-live-edit.ts'
import type { LayerStackProps } from './layer-stack.tsx'

interface Props extends LayerStackProps {
  readonly index: number
  readonly onChoose: (index: number | null) => void
  readonly onMove: (index: number, to: number) => void
}

export function LayerFields({ owner, layers, apply, takesAlong, index, onChoose, onMove }: Props) {
  const { document, notices } = useApp()
  const liveEdit = useLiveEdit()
  const layer = layers[index]!
  const act = (label: string, edit: LayerEdit) =>
    document.getState().edit(`${label} of ${owner}`, (layout) => apply(layout, edit))
  const along = takesAlong?.(index) ?? ''
  const remove = () => {
    act(`delete layer ${layer.name}`, { kind: 'remove', index })
    if (along !== '') tell(notices, `Deleted ${layer.name}${along}.`)
    onChoose(null)
  }
  return (
    <fieldset className="layer-fields" aria-label={`Layer ${layer.name}`}>
      <div className="layer-line">
        <TextField
          testId="layer-name"
          name="Layer name"
          value={layer.name}
          problemOf={(name) => layerNameProblem(layers, index, name)}
          onCommit={(name) => act(`rename layer ${layer.name}`, { kind: 'change', index, changes: { name } })}
        />
        <Field
          testId="layer-thickness"
          label="T"
          name="Thickness"
          unit="mm"
          value={layer.thickness}
          decimals={decimalsOf(layer.thickness, 3)}
          step={scrubStep(layer.thickness)}
          least={LEAST_THICKNESS_MM}
          {...liveEdit(`change the thickness of ${layer.name} of ${owner}`, (layout, thickness) =>
            apply(layout, { kind: 'change', index, changes: { thickness } }),
          )}
        />
      </div>
      <MaterialPicker
        testId="layer-material"
        name={`Material of ${layer.name}`}
        value={layer.material}
        onChange={(material) =>
          act(`change the material of ${layer.name}`, { kind: 'change', index, changes: { material } })
        }
      />
      <div className="layer-actions" role="toolbar" aria-label={`Layer ${layer.name}`}>
        <IconAction
          icon={BetweenHorizontalEnd}
          name="Add a layer above"
          onAct={() => {
            act('add a layer', { kind: 'add', index, where: 'above' })
            onChoose(index + 1)
          }}
        />
        <IconAction
          icon={BetweenHorizontalStart}
          name="Add a layer below"
          onAct={() => {
            act('add a layer', { kind: 'add', index, where: 'below' })
            onChoose(index)
          }}
        />
        <IconAction
          icon={CopyPlus}
          name="Duplicate"
          onAct={() => {
            act(`duplicate layer ${layer.name}`, { kind: 'duplicate', index })
            onChoose(index + 1)
          }}
        />
        <IconAction
          icon={ArrowUp}
          name="Move up"
          keys="Alt ↑"
          refused={index === layers.length - 1 ? 'It is the uppermost layer.' : null}
          onAct={() => onMove(index, index + 1)}
        />
        <IconAction
          icon={ArrowDown}
          name="Move down"
          keys="Alt ↓"
          refused={index === 0 ? 'It is the lowest layer.' : null}
          onAct={() => onMove(index, index - 1)}
        />
        <IconAction
          icon={Trash2}
          name={`Delete ${layer.name}${along}`}
          refused={layers.length === 1 ? 'The last layer stays: every body has one.' : null}
          onAct={remove}
        />
      </div>
    </fieldset>
  )
}
