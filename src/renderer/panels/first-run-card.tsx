/** Over the canvas of the very first window: the two ways in, and the way out for good. */
import { X } from 'lucide-react'
import { runCommand } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { useApp, useGuide } from '../ui/app-context.tsx'
import './first-run-card.css'

export function FirstRunCard() {
  const app = useApp()
  const invited = useGuide((state) => state.invited)
  if (!invited) return null
  const close = () => app.guide.setState({ invited: false })
  const run = (id: string) => {
    close()
    runCommand(commandOf(id), app)
  }
  return (
    <section className="floating first-run" aria-label="New to Shoreline?">
      <strong>New to Shoreline?</strong>
      <button type="button" className="primary-button" onClick={() => run('help.tour')}>
        Take the tour<span className="first-run-detail">, five steps</span>
      </button>
      <button type="button" className="plain-button" onClick={() => run('help.welcome')}>
        Choose an example
      </button>
      <button type="button" className="icon-button" aria-label="Close" onClick={close}>
        <X size={14} strokeWidth={2} aria-hidden="true" />
      </button>
    </section>
  )
}
