import { AlertDialog } from '@base-ui/react/alert-dialog'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useApp, useNotices, useView } from '../ui/app-context.tsx'
import { AboutDialog } from './about-dialog.tsx'
import { CommandSearch } from './command-search.tsx'
import { FloorplanDialog } from './floorplan-dialog.tsx'
import { InfluenceMatrix } from './influence-matrix.tsx'
import { MaterialsDialog } from './materials-dialog.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import './dialogs.css'

export function Dialogs() {
  const { view } = useApp()
  const dialog = useView((state) => state.dialog)
  const close = () => view.getState().set({ dialog: null })
  return (
    <>
      {dialog === 'commands' && <CommandSearch onClose={close} />}
      {dialog === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {dialog === 'influence' && <InfluenceMatrix onClose={close} />}
      {dialog === 'floorplan' && <FloorplanDialog onClose={close} />}
      {dialog === 'materials' && <MaterialsDialog onClose={close} />}
      {dialog === 'report' && <ReportDialog onClose={close} />}
      {dialog === 'about' && <AboutDialog onClose={close} />}
      {dialog === 'recovery' && <RecoveryDialog onClose={close} />}
      <QuestionDialog />
      <Message />
    </>
  )
}

function QuestionDialog() {
  const { notices } = useApp()
  const question = useNotices((state) => state.question)
  const usual = useRef<HTMLButtonElement>(null)
  if (!question) return null
  const close = () => notices.setState({ question: null })
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Popup className="dialog question" initialFocus={usual}>
          <AlertDialog.Title className="dialog-title">{question.title}</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">{question.text}</AlertDialog.Description>
          <div className="dialog-buttons">
            <AlertDialog.Close className="plain-button">Cancel</AlertDialog.Close>
            {question.choices.toReversed().map(({ label, onChoose }, index, { length }) => (
              <button
                key={label}
                ref={index === length - 1 ? usual : null}
                type="button"
                className={index === length - 1 ? 'primary-button' : 'plain-button'}
                onClick={() => {
                  close()
                  void onChoose()
                }}
              >
                {label}
              </button>
            ))}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** How long a note stays, ms. */
const NOTE_MS = 6000

/** What went wrong and needs no answer stays until it is dismissed; what went well goes by itself. */
function Message() {
  const { notices } = useApp()
  const message = useNotices((state) => state.message)
  const note = useNotices((state) => state.note)
  useEffect(() => {
    if (note === null) return
    const timer = setTimeout(() => notices.setState({ note: null }), NOTE_MS)
    return () => clearTimeout(timer)
  }, [notices, note])
  if (message === null && note === null) return null
  const dismiss = () => notices.setState(message === null ? { note: null } : { message: null })
  return (
    <div
      className="message"
      // the announcer speaks a note
      role={message === null ? undefined : 'alert'}
    >
      {message === null ? (
        <CircleCheck className="status-none" size={16} strokeWidth={1.75} aria-hidden="true" />
      ) : (
        <CircleAlert className="status-over" size={16} strokeWidth={1.75} aria-hidden="true" />
      )}
      <span>{message ?? note}</span>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={dismiss}
        onKeyDown={({ key }) => key === 'Escape' && dismiss()}
      >
        <X size={14} strokeWidth={2} aria-hidden="true" />
      </button>
    </div>
  )
}
