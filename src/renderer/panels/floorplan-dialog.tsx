/** The floorplan of a source: where on its layer the power is made. The package is solved while the hand works here. */
import { Dialog } from '@base-ui/react/dialog'
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { displayName } from '../../layout/component-name.ts'
import type { Component } from '../../layout/schema.ts'
import { formatSigned } from '../../layout/units.ts'
import { figureOf } from '../../report/figures.ts'
import { statusOf } from '../../solver/results/verdicts.ts'
import { useApp, useDocument, useFollowing, useSelection, useSolve, useStale, useView } from '../ui/app-context.tsx'
import { StatusIcon } from '../ui/glyph.tsx'
import { useDialogUndo } from '../ui/use-dialog-undo.ts'
import { FloorplanDrawing } from './floorplan-drawing.tsx'
import { FloorplanFields } from './floorplan-fields.tsx'
import { FloorplanImport, type Preview } from './floorplan-import.tsx'
import { floorplanEdits, type OpenSource } from './floorplan-source.ts'
import './floorplan.css'

export function FloorplanDialog({ onClose }: { onClose: () => void }) {
  const id = useSelection((state) => (state.ids.length === 1 ? state.ids[0] : undefined))
  const component = useDocument(({ layout }) => layout.components.find((candidate) => candidate.id === id))
  const onKeyDown = useDialogUndo()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog roomy-dialog floorplan-dialog" onKeyDown={onKeyDown}>
          {component?.sources?.length ? (
            <Floorplan component={component} />
          ) : (
            <>
              <Dialog.Title className="dialog-title">Floorplan</Dialog.Title>
              <p className="dialog-text">The component has no source any more.</p>
              <div className="dialog-buttons">
                <Dialog.Close className="plain-button">Close</Dialog.Close>
              </div>
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Floorplan({ component }: { component: Component }) {
  const app = useApp()
  const sources = component.sources ?? []
  const subject = useView((state) => Number(state.dialogSubject ?? 0))
  const index = subject < sources.length ? subject : 0
  const source = sources[index]!
  const [chosenAt, setChosen] = useState<number | null>(null)
  const [keepTotal, setKeepTotal] = useState((source.power ?? 0) > 0)
  const [importing, setImporting] = useState(false)
  const [preview, setPreview] = useState<Preview | null>(null)
  const blocks = source.blocks ?? []
  const chosen = chosenAt !== null && chosenAt < blocks.length ? chosenAt : null
  const open: OpenSource = { component, index, source, blocks, keepTotal }
  const edits = floorplanEdits(app, open)
  const endImport = () => {
    setImporting(false)
    setPreview(null)
  }
  return (
    <>
      <header className="roomy-head">
        <Dialog.Title className="roomy-title">Floorplan of {displayName(component)}</Dialog.Title>
        {sources.length > 1 && (
          <fieldset className="segmented" aria-label="Source">
            {sources
              .map((each, n) => ({ layer: each.layer, n }))
              .map(({ layer, n }) => (
                <button
                  key={n}
                  type="button"
                  aria-pressed={n === index}
                  onClick={() => {
                    endImport()
                    setChosen(null)
                    setKeepTotal((sources[n]!.power ?? 0) > 0)
                    app.view.getState().set({ dialogSubject: String(n) })
                  }}
                >
                  {layer}
                </button>
              ))}
          </fieldset>
        )}
        {sources.length === 1 && <span className="dim">{source.layer}</span>}
        <Temperature id={component.id} />
      </header>
      <div className="floorplan-work">
        <FloorplanDrawing
          open={open}
          edits={edits}
          chosen={chosen}
          onChoose={setChosen}
          preview={preview?.laid.blocks ?? null}
          replacing={preview?.replacing ?? false}
        />
        {importing ? (
          <FloorplanImport open={open} edits={edits} onPreview={setPreview} onEnd={endImport} />
        ) : (
          <FloorplanFields open={open} edits={edits} chosen={chosen} onChoose={setChosen} onKeepTotal={setKeepTotal} />
        )}
      </div>
      <footer className="dialog-foot">
        <p className="dim floorplan-hint">
          {importing
            ? 'The drawing shows what would be imported.'
            : 'Drag on the bare die to draw a block. Tab goes through the blocks, arrows move one, Del deletes it.'}
        </p>
        <div className="dialog-foot-buttons">
          {!importing && (
            <button type="button" className="plain-button" onClick={() => setImporting(true)}>
              <FileUp size={14} strokeWidth={2} aria-hidden="true" /> Import power map…
            </button>
          )}
          <Dialog.Close className="plain-button">Close</Dialog.Close>
        </div>
      </footer>
    </>
  )
}

/** What all of this does to the component. */
function Temperature({ id }: { id: string }) {
  const result = useSolve((state) => state.solved?.solution.components.find((candidate) => candidate.id === id))
  const stale = useStale()
  const most = useFollowing() ? 1 : 2
  if (!result) return <span className="dim floorplan-verdict">Not solved yet.</span>
  const status = statusOf(result)
  const { value, plusMinus, decimals } = figureOf(result.maxTemperature, result.uncertainty, most)
  return (
    <p className="floorplan-verdict number" data-testid="floorplan-temperature" data-stale={stale || undefined}>
      <span className={`status-${status} floorplan-status`}>
        <StatusIcon status={status} />
      </span>
      <strong>{value}</strong> <span className="dim">{plusMinus} °C</span>
      {result.margin !== null && <span className="dim">margin {formatSigned(result.margin, decimals)} K</span>}
    </p>
  )
}
