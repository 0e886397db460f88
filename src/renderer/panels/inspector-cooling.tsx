/** The cooling: ambient, the films of the faces, the zones on top in the order in which they count; and one zone. */
import { ArrowDown, ArrowUp, Snowflake, Thermometer, Trash2 } from 'lucide-react'
import { FACES, type FaceName, renameZone, reorderZone, setAmbient } from '../../layout/cooling-edits.ts'
import { removePart } from '../../layout/package-edits.ts'
import { nameOfZone } from '../../layout/package-part.ts'
import { formatFixed, formatShort } from '../../layout/units.ts'
import { useApp, usePanelLayout, useSolve, useStale } from '../ui/app-context.tsx'
import { CommandTextButton } from '../ui/command-text-button.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { Line } from '../ui/line.tsx'
import { grouped } from '../ui/numbers.ts'
import { TextField } from '../ui/text-field.tsx'
import { FilmFields } from './film-fields.tsx'
import { LiveField, useFieldEdit } from './live-field.tsx'
import { RectangleFields } from './rectangle-fields.tsx'

const FACE_WORDS: Readonly<Record<FaceName, string>> = { top: 'Top', bottom: 'Bottom', sides: 'Sides' }

export function CoolingInspector() {
  const zones = usePanelLayout((layout) => layout.cooling.top?.zones?.length ?? 0)
  const onAmbient = useFieldEdit('set the ambient temperature', setAmbient)
  return (
    <>
      <div className="inspector-block">
        <p className="inspector-title">
          <Snowflake size={14} strokeWidth={2} aria-hidden="true" /> Cooling
        </p>
        <Line label="Ambient">
          <LiveField
            read={(layout) => layout.cooling.ambient}
            testId="ambient"
            label={<Thermometer size={14} strokeWidth={2} aria-hidden="true" />}
            name="Ambient temperature"
            unit="°C"
            decimals={1}
            step={0.05}
            {...onAmbient}
          />
        </Line>
      </div>
      <div className="inspector-block">
        <h3 className="section-head">
          Zones on top <span className="dim">the upper one counts</span>
        </h3>
        {zones > 0 && <ZoneList />}
        <CommandTextButton id="package.addZone" />
      </div>
      {FACES.map((face) => (
        <div className="inspector-block" key={face}>
          <h3 className="section-head">
            {face === 'top' && zones > 0 ? 'Top, beside the zones' : FACE_WORDS[face]} <HeatOut face={face} />
          </h3>
          <FilmFields place={face} name={face === 'sides' ? 'the sides' : `the ${face}`} prefix={face} />
        </div>
      ))}
    </>
  )
}

/** What leaves through a face as last solved. */
function HeatOut({ face }: { face: FaceName }) {
  const watts = useSolve((state) => state.solved?.solution.heat[face])
  const stale = useStale()
  if (watts === undefined) return null
  return (
    <span className="dim number" data-stale={stale || undefined}>
      {formatFixed(watts, 1)} W out{face === 'top' ? ' with zones' : ''}
    </span>
  )
}

/** The last zone of the document is the first of the list: it lies over the others. */
function ZoneList() {
  const { document, selection } = useApp()
  const { cooling } = usePanelLayout((layout) => layout)
  const zones = cooling.top?.zones ?? []
  const rows = zones.map((zone, index) => ({ zone, index, name: nameOfZone({ cooling }, index) })).toReversed()
  const reorder = (index: number, to: number, name: string) =>
    document.getState().edit(`reorder ${name}`, (layout) => reorderZone(layout, index, to))
  return (
    <ol className="zone-list">
      {rows.map(({ zone, index, name }) => (
        <li key={index}>
          <button type="button" onClick={() => selection.getState().selectPart({ kind: 'zone', index })}>
            <span className="row-name">{name}</span>
            <span className="dim number">
              {zone.resistance === undefined ? `h ${grouped(zone.h ?? 0)}` : `${formatShort(zone.resistance, 4)} K/W`}
            </span>
          </button>
          <IconAction
            icon={ArrowUp}
            name={`Put ${name} over the next`}
            refused={index === zones.length - 1 ? 'It is the uppermost zone.' : null}
            onAct={() => reorder(index, index + 1, name)}
          />
          <IconAction
            icon={ArrowDown}
            name={`Put ${name} under the next`}
            refused={index === 0 ? 'It is the lowest zone.' : null}
            onAct={() => reorder(index, index - 1, name)}
          />
          <IconAction
            icon={Trash2}
            name={`Remove ${name}`}
            onAct={() =>
              document.getState().edit(`remove ${name}`, (layout) => removePart(layout, { kind: 'zone', index }))
            }
          />
        </li>
      ))}
    </ol>
  )
}

export function ZoneInspector({ index }: { index: number }) {
  const { document, selection } = useApp()
  const name = usePanelLayout((layout) => nameOfZone(layout, index))
  return (
    <>
      <div className="inspector-block">
        <header className="part-head">
          <Snowflake size={14} strokeWidth={2} aria-hidden="true" />
          <TextField
            name="Name of the zone"
            testId="zone-name"
            value={name}
            onCommit={(next) => document.getState().edit(`rename ${name}`, (layout) => renameZone(layout, index, next))}
          />
          <button type="button" className="link" onClick={() => selection.getState().selectPart({ kind: 'cooling' })}>
            All cooling
          </button>
        </header>
        <RectangleFields part={{ kind: 'zone', index }} name={name} prefix="part" />
      </div>
      <div className="inspector-block">
        <h3 className="section-head">Film</h3>
        <FilmFields place={index} name={name} prefix="zone" />
      </div>
      <div className="inspector-block">
        <CommandTextButton id="package.remove" />
      </div>
    </>
  )
}
