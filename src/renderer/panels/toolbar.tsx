import { Search } from 'lucide-react'
import { runCommand } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { commandOf } from '../commands/registry.ts'
import { TOOL_IDS } from '../state/tool-store.ts'
import { useApp } from '../ui/app-context.tsx'
import { CommandButton } from '../ui/command-button.tsx'
import { useNarrowWindow, useTightWindow } from '../ui/window-size.ts'
import { ArrangeButtons } from './arrange-buttons.tsx'
import { VerdictPill } from './verdict-pill.tsx'
import './toolbar.css'

export function Toolbar() {
  return (
    <div className="toolbar" role="toolbar" aria-label="Tools">
      {TOOL_IDS.map((id) => (
        <CommandButton key={id} id={`tool.${id}`} className="tool" />
      ))}
      <Divider />
      <CommandButton id="edit.undo" />
      <CommandButton id="edit.redo" />
      <Divider />
      <ArrangeButtons />
      <Divider />
      <CommandButton id="edit.duplicate" />
      <CommandButton id="edit.rotate" />
      <CommandButton id="edit.delete" />
      <Divider />
      <CommandButton id="view.zoomToFit" />
      <div className="toolbar-middle">
        <VerdictPill />
      </div>
      <CommandSearchButton />
      <Divider />
      <Openers />
      <CommandButton id="view.panel.left" />
      <CommandButton id="view.panel.results" />
      <InspectorToggle />
    </div>
  )
}

function Divider() {
  return <span className="toolbar-divider" aria-hidden="true" />
}

/** Compare and report; the smallest windows have them in their menus alone. */
function Openers() {
  if (useNarrowWindow()) return null
  return (
    <>
      <WordButton id="compare.open" word="Compare" />
      <WordButton id="report.open" word="Report" />
      <Divider />
    </>
  )
}

/** The smallest windows have no place for the inspector but the rail, whose button is always there. */
function InspectorToggle() {
  return useNarrowWindow() ? null : <CommandButton id="view.panel.right" />
}

/** With its word where there is room. */
function WordButton({ id, word }: { id: string; word: string }) {
  return <CommandButton id={id} className="opener" {...(!useTightWindow() && { word })} />
}

function CommandSearchButton() {
  const app = useApp()
  const command = commandOf('help.commands')
  const tight = useTightWindow()
  if (tight) return <CommandButton id="help.commands" />
  return (
    <button type="button" className="search-button" onClick={() => runCommand(command, app)}>
      <Search size={14} strokeWidth={2} aria-hidden="true" />
      Search commands
      <span className="kbd">
        <kbd>{keyCaps(command.keys?.[0] ?? '', app.platform.operatingSystem).join(' ')}</kbd>
      </span>
    </button>
  )
}
