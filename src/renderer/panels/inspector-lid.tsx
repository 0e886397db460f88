/** The lid: material, thickness, what joins it, and its segments; and one segment by itself. */
import { Layers2, MoveVertical, Trash2 } from 'lucide-react'
import { removePart, renameSegment, USUAL_TIM, updateLid, writtenSegments } from '../../layout/package-edits.ts'
import type { PackagePart } from '../../layout/package-part.ts'
import type { Lid } from '../../layout/schema.ts'
import { LEAST_THICKNESS_MM } from '../../layout/stack-edits.ts'
import { useApp, usePanelLayout, useView } from '../ui/app-context.tsx'
import { CommandTextButton } from '../ui/command-text-button.tsx'
import { Field } from '../ui/field.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { Line } from '../ui/line.tsx'
import { MaterialPicker } from '../ui/material-picker.tsx'
import { counted } from '../ui/numbers.ts'
import { TextField } from '../ui/text-field.tsx'
import { LiveField, useFieldEdit } from './live-field.tsx'
import { RectangleFields } from './rectangle-fields.tsx'

export function LidInspector({ lid }: { lid: Lid }) {
  const onThickness = useFieldEdit('set the thickness of the lid', (layout, thickness) =>
    updateLid(layout, { thickness }),
  )
  const { document } = useApp()
  const segments = usePanelLayout(writtenSegments)
  return (
    <>
      <div className="inspector-block">
        <p className="inspector-title">
          <Layers2 size={14} strokeWidth={2} aria-hidden="true" /> Lid
        </p>
        <Line label="Material">
          <MaterialPicker
            name="Material of the lid"
            testId="lid-material"
            value={lid.material}
            onChange={(material) =>
              document.getState().edit('set the material of the lid', (layout) => updateLid(layout, { material }))
            }
          />
        </Line>
        <Line label="Thickness">
          <LiveField
            read={(layout) => layout.lid?.thickness ?? null}
            testId="lid-thickness"
            label={<MoveVertical size={14} strokeWidth={2} aria-hidden="true" />}
            name="Thickness of the lid"
            unit="mm"
            step={0.01}
            least={LEAST_THICKNESS_MM}
            {...onThickness}
          />
        </Line>
      </div>
      <TimFields lid={lid} />
      <div className="inspector-block">
        <h3 className="section-head">
          Segments{' '}
          <span className="dim">{segments.length === 1 ? 'one piece' : counted(segments.length, 'segment')}, mm</span>
        </h3>
        <ul className="segment-list">
          {segments.map(({ id }, index) => (
            <SegmentRow key={id} id={id} index={index} only={segments.length === 1} />
          ))}
        </ul>
        {segments.length === 1 && <SplitButtons />}
        <CommandTextButton id="package.addSegment" />
      </div>
      <div className="inspector-block">
        <CommandTextButton id="package.removeLid" />
      </div>
    </>
  )
}

function TimFields({ lid }: { lid: Lid }) {
  const { document } = useApp()
  const { tim } = lid
  const onThickness = useFieldEdit('set the thickness of the TIM', (layout, thickness) =>
    updateLid(layout, { tim: { ...(layout.lid?.tim ?? USUAL_TIM), thickness } }),
  )
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        TIM <span className="dim">where a component has none of its own</span>
      </h3>
      {tim ? (
        <>
          <Line label="Material">
            <MaterialPicker
              name="Material of the TIM"
              testId="tim-material"
              value={tim.material}
              onChange={(material) =>
                document.getState().edit('set the TIM', (layout) => updateLid(layout, { tim: { ...tim, material } }))
              }
            />
          </Line>
          <Line label="Thickness">
            <LiveField
              read={(layout) => layout.lid?.tim?.thickness ?? null}
              testId="tim-thickness"
              label={<MoveVertical size={14} strokeWidth={2} aria-hidden="true" />}
              name="Thickness of the TIM"
              unit="mm"
              decimals={3}
              step={0.001}
              least={LEAST_THICKNESS_MM}
              {...onThickness}
            />
          </Line>
        </>
      ) : (
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            document.getState().edit('add a TIM', (layout) => updateLid(layout, { tim: { ...USUAL_TIM } }))
          }
        >
          Add a TIM
        </button>
      )}
    </div>
  )
}

function SegmentRow({ id, index, only }: { id: string; index: number; only: boolean }) {
  const { document, selection } = useApp()
  const part: PackagePart = { kind: 'segment', index }
  return (
    <li>
      <header>
        <button type="button" disabled={only} onClick={() => selection.getState().selectPart(part)}>
          {id}
        </button>
        {!only && (
          <IconAction
            icon={Trash2}
            name={`Remove ${id}`}
            onAct={() => document.getState().edit(`remove lid segment ${id}`, (layout) => removePart(layout, part))}
          />
        )}
      </header>
      <RectangleFields part={only ? { kind: 'lid' } : part} name={id} prefix={`segment-${index}`} compact />
    </li>
  )
}

export function SegmentInspector({ index }: { index: number }) {
  const { document, selection } = useApp()
  const segments = usePanelLayout(writtenSegments)
  const segment = segments[index]
  if (!segment) return null
  return (
    <>
      <div className="inspector-block">
        <header className="part-head">
          <Layers2 size={14} strokeWidth={2} aria-hidden="true" />
          <TextField
            name="Id of the segment"
            testId="segment-id"
            value={segment.id}
            problemOf={(id) =>
              id === ''
                ? 'A segment needs an id.'
                : segments.some((other, n) => n !== index && other.id === id)
                  ? `There is a segment ${id} already.`
                  : null
            }
            onCommit={(id) =>
              document.getState().edit(`rename ${segment.id}`, (layout) => renameSegment(layout, index, id))
            }
          />
          <button type="button" className="link" onClick={() => selection.getState().selectPart({ kind: 'lid' })}>
            Whole lid
          </button>
        </header>
        <RectangleFields part={{ kind: 'segment', index }} name={segment.id} prefix="part" />
      </div>
      <div className="inspector-block">
        <h3 className="section-head">Split</h3>
        <SplitButtons />
      </div>
      <div className="inspector-block">
        <CommandTextButton id="package.remove" />
      </div>
    </>
  )
}

/** The two ways to cut what is selected, and the gap that is left between the parts. */
function SplitButtons() {
  const { view } = useApp()
  const gap = useView((state) => state.splitGapMm)
  return (
    <>
      <Line label="Gap">
        <Field
          testId="split-gap"
          label={null}
          name="Gap between the parts"
          unit="mm"
          value={gap}
          step={0.01}
          least={0}
          onCommit={(splitGapMm) => view.getState().set({ splitGapMm })}
        />
      </Line>
      <div className="move-buttons">
        <CommandTextButton id="package.splitEastWest" words="East–west" />
        <CommandTextButton id="package.splitNorthSouth" words="North–south" />
      </div>
    </>
  )
}
