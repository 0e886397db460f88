/** The report as it will be printed, and where it can go. */
import { Dialog } from '@base-ui/react/dialog'
import { Download, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { exportReport, reportOf } from '../documents/report.ts'
import { useApp, useInfluences } from '../ui/app-context.tsx'
import { putReport } from '../ui/report-paper.ts'
import './report-dialog.css'

/** There is nothing to operate in the report, yet it has to be scrolled by key, too. */
function scrolledByKey(element: HTMLElement | null): void {
  if (element) element.tabIndex = 0
}

export function ReportDialog({ onClose }: { onClose: () => void }) {
  const app = useApp()
  // Read before it is sent; what sends it is disabled until it is made, and would leave the keyboard behind the dialog.
  const preview = useRef<HTMLElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'making' | 'made' | 'none'>('making')

  const influences = useInfluences(({ known }) => known)
  useEffect(() => {
    let gone = false
    void reportOf(app, influences).then((html) => {
      if (gone) return
      if (paper.current && html !== null) putReport(paper.current, html)
      setState(html === null ? 'none' : 'made')
    })
    return () => {
      gone = true
    }
  }, [app, influences])

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog report-dialog" initialFocus={preview}>
          <Dialog.Title className="dialog-title">Report</Dialog.Title>
          <section
            ref={(section) => {
              scrolledByKey(section)
              preview.current = section
            }}
            className="report-scroll scroll"
            aria-label="Preview of the report"
          >
            {state === 'none' && <p className="empty">Wait until the design is solved, and ask again.</p>}
            <div ref={paper} className="report-paper" data-testid="report-paper" />
          </section>
          <div className="dialog-foot">
            <Dialog.Close className="plain-button">Close</Dialog.Close>
            <span className="report-actions">
              <button
                type="button"
                className="plain-button"
                disabled={state !== 'made'}
                onClick={() => void exportReport('html')(app)}
              >
                <Download size={14} strokeWidth={2} aria-hidden="true" /> Export as HTML…
              </button>
              <button
                type="button"
                className="primary-button"
                disabled={state !== 'made'}
                onClick={() => void exportReport('pdf')(app)}
              >
                <Printer size={14} strokeWidth={2} aria-hidden="true" />{' '}
                {app.platform.platform === 'browser' ? 'Print or save as PDF…' : 'Export as PDF…'}
              </button>
            </span>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
