/** Where the selected part makes heat: a source per layer, its power, blocks, and how it follows temperature and time. */
import { LayoutDashboard, Plus, Trash2 } from 'lucide-react'
import type { Layer, Layout, Source } from '../../layout/schema.ts'
import { addSource, blockPowerOf, removeSource, sourcePowerOf, updateSource } from '../../layout/source-edits.ts'
import { formatPower } from '../../layout/units.ts'
import { useApp } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { counted, decimalsOf } from '../ui/numbers.ts'
import { useComponentPart } from '../ui/use-component-part.ts'
import { useLiveEdit } from '../ui/use-live-edit.ts'
import { PowerLawFields } from './power-law-fields.tsx'
import { SourceProfile } from './source-profile.tsx'
import './inspector-source.css'

export function SourceFields({ id, name }: { id: string; name: string }) {
  const { document } = useApp()
  const layers = useComponentPart(id, 'layers')
  const sources = useComponentPart(id, 'sources') ?? []
  if (!layers) return null
  const numbered = sources.map((source, index) => ({ source, index }))
  /** The uppermost layer that makes no heat yet, else the uppermost. */
  const free = layers.findLast((layer) => !sources.some((source) => source.layer === layer.name)) ?? layers.at(-1)!
  return (
    <div className="inspector-block">
      <h3 className="section-head source-head">
        Sources
        <IconAction
          icon={Plus}
          name={`Add a source on ${free.name}`}
          onAct={() =>
            document.getState().edit(`add a source to ${name}`, (layout) => addSource(layout, id, free.name))
          }
        />
      </h3>
      {sources.length === 0 && <p className="dim">It makes no heat.</p>}
      {numbered.map(({ source, index }) => (
        <SourceEditor key={index} id={id} name={name} layers={layers} index={index} source={source} />
      ))}
    </div>
  )
}

interface SourceProps {
  /** Of the component. */
  readonly id: string
  readonly name: string
  readonly layers: readonly Layer[]
  readonly index: number
  readonly source: Source
}

function SourceEditor({ id, name, layers, index, source }: SourceProps) {
  const { document, view } = useApp()
  const liveEdit = useLiveEdit()
  const { layer, blocks = [] } = source
  const edit = (label: string, change: (layout: Layout) => Layout) =>
    document.getState().edit(`${label} of ${name}`, change)
  return (
    <section className="source" aria-label={`Source on ${layer}`} data-testid={`source-${index}`}>
      <div className="source-line">
        <select
          className="choice source-layer"
          aria-label="Layer of the source"
          value={layer}
          onChange={({ target }) =>
            edit('move a source', (before) => updateSource(before, id, index, { layer: target.value }))
          }
        >
          {layers.map(({ name: each }) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <span className="number source-total">{formatPower(sourcePowerOf(source), 2)} W</span>
        <IconAction
          icon={Trash2}
          name={`Delete the source on ${layer}`}
          onAct={() => edit(`delete the source on ${layer}`, (before) => removeSource(before, id, index))}
        />
      </div>
      <div className="source-power">
        <Field
          testId={`source-power-${index}`}
          label="Spread"
          name={`Power spread over ${layer}`}
          unit="W"
          value={source.power ?? 0}
          decimals={decimalsOf(source.power ?? 0, 2)}
          step={0.05}
          least={0}
          {...liveEdit(`set the power of ${layer} of ${name}`, (before, power) =>
            updateSource(before, id, index, { power }),
          )}
        />
        <button
          type="button"
          className="plain-button"
          data-testid={`edit-floorplan-${index}`}
          title={
            blocks.length === 0
              ? 'No blocks yet'
              : `${counted(blocks.length, 'block')}, ${formatPower(blockPowerOf(source), 2)} W`
          }
          onClick={() => view.getState().set({ dialog: 'floorplan', dialogSubject: String(index) })}
        >
          <LayoutDashboard size={14} strokeWidth={2} aria-hidden="true" />
          {blocks.length === 0 ? 'Floorplan…' : `${counted(blocks.length, 'block')}…`}
        </button>
      </div>
      <PowerLawFields
        component={id}
        index={index}
        source={source}
        owner={name}
        onChange={(powerTemperature) =>
          edit('set how the power follows temperature', (before) =>
            updateSource(before, id, index, { powerTemperature }),
          )
        }
      />
      <SourceProfile
        index={index}
        source={source}
        onChange={({ profile, profileShape }) =>
          edit('set the power over time', (before) =>
            updateSource(before, id, index, {
              profile,
              profileShape: profile && profileShape === 'step' ? 'step' : undefined,
            }),
          )
        }
      />
    </section>
  )
}
