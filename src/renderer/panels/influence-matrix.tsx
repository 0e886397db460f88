/** How much every power heats every component, as a table of K/W. */
import { Dialog } from '@base-ui/react/dialog'
import { Copy } from 'lucide-react'
import { useRef } from 'react'
import type { Influence } from '../../solver/worker/study-api.ts'
import { influenceCsv } from '../documents/influence-csv.ts'
import type { App } from '../state/app.ts'
import { holdsFor } from '../state/influence-store.ts'
import { useApp, useInfluences, usePanelLayout } from '../ui/app-context.tsx'
import { cellColours } from '../ui/heat-cell.ts'
import './influence-matrix.css'

export function InfluenceMatrix({ onClose }: { onClose: () => void }) {
  const app = useApp()
  const close = useRef<HTMLButtonElement>(null)
  const { status, known, reason } = useInfluences((state) => state)
  const layout = usePanelLayout((shown) => shown)
  const current = holdsFor(known, layout)
  const choose = (id: string) => {
    onClose()
    app.selection.getState().select([id])
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog influence-dialog" initialFocus={close}>
          <Dialog.Title className="dialog-title">Influence matrix</Dialog.Title>
          <Dialog.Description className="dialog-text">
            Rise of the mean temperature of each row for 1 W more at each column, K/W.
            {current && !known.influence.linear && ' Conductivities or powers follow temperature: small changes only.'}
          </Dialog.Description>
          {current ? (
            <MatrixTable {...known.influence} onChoose={choose} />
          ) : (
            <p className="empty">
              {status === 'failed' ? reason : 'Computed after the temperatures, once nothing moves…'}
            </p>
          )}
          <div className="dialog-buttons">
            {current && (
              <button type="button" className="plain-button" onClick={() => copy(app, influenceCsv(known.influence))}>
                <Copy size={14} strokeWidth={2} aria-hidden="true" /> Copy as CSV
              </button>
            )}
            <Dialog.Close ref={close} className="plain-button">
              Close
            </Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type MatrixProps = Pick<Influence, 'components' | 'matrix'> & { readonly onChoose: (id: string) => void }

function MatrixTable({ components, matrix, onChoose }: MatrixProps) {
  const theme = document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'
  const most = Math.max(...matrix.flat())
  return (
    <section className="influence-scroll scroll" aria-label="Influence matrix">
      <table className="influence-table" data-testid="influence-matrix">
        <thead>
          <tr>
            <th scope="col">Heated by 1 W at</th>
            {components.map((id) => (
              <th key={id} scope="col">
                {id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {components.map((id, k) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" onClick={() => onChoose(id)}>
                  {id}
                </button>
              </th>
              {matrix[k]!.map((value, j) => {
                // the root tells small influences apart, which are hundredths of a part's own
                const { background, text } = cellColours(Math.sqrt(Math.max(0, value) / most), theme)
                return (
                  <td key={components[j]} className="number" style={{ background, color: text }}>
                    {value.toFixed(4)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** By the copy event, which needs no permission: the window is given none. */
function copy({ notices }: App, text: string): void {
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', answer, { once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', answer)
  if (done) notices.setState({ announcement: 'Copied the influence matrix.' })
  else notices.setState({ message: 'The system did not let the influence matrix be copied.' })
}
