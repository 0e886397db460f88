/** Designs of windows that ended without being closed, each with its time and a picture of its package. */
import { Dialog } from '@base-ui/react/dialog'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { parseLayout } from '../../layout/parse.ts'
import type { Layout } from '../../layout/schema.ts'
import type { RecoverableDocument } from '../../preload/contract.ts'
import { giveUp, recover, saveUnreadable } from '../documents/recovery.ts'
import { useApp, useNotices } from '../ui/app-context.tsx'
import { shortened } from '../ui/short-text.ts'
import { whenText } from '../ui/when-text.ts'
import { PackagePreview } from './package-preview.tsx'
import './recovery-dialog.css'

/** Characters of a name that fit beside the buttons. */
const LONGEST_NAME = 44

export function RecoveryDialog({ onClose }: { onClose: () => void }) {
  const app = useApp()
  const designs = useStore(app.files, (state) => state.recoverable)
  const problem = useNotices((state) => state.message)
  const popup = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  // The design that was dealt with takes the focus along; the next one is at hand.
  useEffect(() => {
    if (designs.length > 0 && !popup.current?.contains(document.activeElement)) first.current?.focus()
  }, [designs])
  const one = designs.length === 1
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup ref={popup} className="dialog recovery" initialFocus={first}>
          <Dialog.Title className="dialog-title">
            {one ? 'A design was not saved' : `${designs.length} designs were not saved`}
          </Dialog.Title>
          <Dialog.Description className="dialog-text">
            Shoreline ended before {one ? 'it was' : 'they were'} closed. {one ? 'It is' : 'Each is'} as it was at its
            last change.
          </Dialog.Description>
          <ul className="recovery-list scroll" aria-label="Designs that were not saved">
            {designs.map((design, n) => (
              <Design key={design.id} design={design} usual={n === 0 ? first : null} />
            ))}
          </ul>
          <div className="dialog-foot">
            {problem === null ? (
              <p className="dim">What is left for later stays in the File menu.</p>
            ) : (
              <p className="status-over" role="alert">
                {problem}
              </p>
            )}
            <Dialog.Close className="plain-button">Decide later</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** @param usual of the button that Enter presses; null for every design but the first */
function Design({ design, usual }: { design: RecoverableDocument; usual: RefObject<HTMLButtonElement | null> | null }) {
  const app = useApp()
  /** Whether it is about to be discarded. The buttons stay where they are, so that a second press keeps the design. */
  const [asked, setAsked] = useState(false)
  const layout = useMemo(() => layoutOf(design.text), [design.text])
  const name = <span className="visually-hidden"> {design.name}</span>
  const takeUp = () => (layout ? recover(app, design.id) : saveUnreadable(app, design))
  return (
    <li>
      <PackagePreview layout={layout} />
      <div className="recovery-words">
        <strong title={design.name}>{shortened(design.name, LONGEST_NAME)}</strong>
        <time className="number" dateTime={new Date(design.changedAt).toISOString()}>
          {whenText(design.changedAt, Date.now())}
        </time>
        <span className="dim number" role={asked ? 'status' : undefined}>
          {asked ? 'Discarded, it cannot be brought back.' : contentOf(layout)}
        </span>
      </div>
      <button type="button" className="quiet-button" onClick={() => setAsked(!asked)}>
        {asked ? 'Keep' : 'Discard'}
        {name}
      </button>
      {asked ? (
        <button type="button" className="plain-button status-over" onClick={() => void giveUp(app, design.id)}>
          Discard for good
          {name}
        </button>
      ) : (
        <button
          ref={usual}
          type="button"
          className={usual ? 'primary-button' : 'plain-button'}
          onClick={() => void takeUp()}
        >
          {layout ? 'Recover' : 'Save a copy…'}
          {name}
        </button>
      )}
    </li>
  )
}

function layoutOf(text: string): Layout | null {
  const parsed = parseLayout(text)
  return parsed.ok ? parsed.layout : null
}

function contentOf(layout: Layout | null): string {
  if (!layout) return 'This version cannot read it.'
  const { substrate, components } = layout
  const count = components.length === 1 ? '1 component' : `${components.length || 'No'} components`
  return `${count} on ${substrate.width} × ${substrate.height} mm`
}
