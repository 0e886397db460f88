/** The status bar of the welcome page: what Escape goes back to, and where the keys are written down. */
import { runCommand } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { useApp, useDocument } from '../ui/app-context.tsx'
import './status-bar.css'

export function WelcomeFoot() {
  const app = useApp()
  const name = useDocument((state) => state.file.name)
  return (
    <footer className="status-bar welcome-foot">
      <button type="button" className="status-item" onClick={() => app.guide.setState({ welcome: false })}>
        Esc: go on with {name}
      </button>
      <button type="button" className="status-item" onClick={() => runCommand(commandOf('help.shortcuts'), app)}>
        ? Shortcuts
      </button>
    </footer>
  )
}
