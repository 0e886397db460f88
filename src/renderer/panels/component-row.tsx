/** One line of the component list: kind, name, what is hidden and locked, temperature, verdict. */
import { Eye, EyeOff, Lock, LockOpen, type LucideIcon } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { displayName } from '../../layout/component-name.ts'
import { designViewOf } from '../../layout/design-view.ts'
import { renameComponent } from '../../layout/edits.ts'
import { setHidden, setLocked } from '../../layout/grouping.ts'
import { isFlagged, statusOf, VERDICT_WORDS, type VerdictStatus } from '../../solver/results/verdicts.ts'
import { componentsById, resultsById } from '../state/derived.ts'
import { useApp, usePanelLayout, useSelection, useSolve, useStale, useView } from '../ui/app-context.tsx'
import { KindGlyph, StatusIcon } from '../ui/glyph.tsx'

/** ms */
const AFTER_MENU_MS = 60

export const ComponentRow = memo(function ComponentRow({ id, tabbable }: { id: string; tabbable: boolean }) {
  const app = useApp()
  const { document, selection, view } = app
  const component = usePanelLayout((layout) => componentsById(layout).get(id))
  const hidden = usePanelLayout((layout) => designViewOf(layout).hidden.includes(id))
  const locked = usePanelLayout((layout) => designViewOf(layout).locked.includes(id))
  const renaming = useView((state) => state.renaming === id)
  const selected = useSelection((state) => state.ids.includes(id))
  const hovered = useSelection((state) => state.hovered === id)
  // As printed, so that a row is rendered when what it says changes, not with every solve.
  const verdict = useSolve((state) => {
    const result = state.solved && resultsById(state.solved.solution).get(id)
    return result ? `${statusOf(result)} ${result.maxTemperature.toFixed(1)}` : null
  })
  const stale = useStale()
  if (!component) return null
  const name = displayName(component)
  if (renaming) {
    return (
      <NameInput
        label={`Name of ${name}`}
        name={name}
        onDone={(next) => {
          view.getState().set({ renaming: null })
          if (next !== null) document.getState().edit(`rename ${name}`, (layout) => renameComponent(layout, id, next))
        }}
      />
    )
  }
  const [status, temperature] = (verdict?.split(' ') ?? []) as [VerdictStatus?, string?]
  const flagged = isFlagged(status)
  const state = [hidden && 'hidden', locked && 'locked'].filter(Boolean).join(', ')
  return (
    <div
      role="option"
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      className="row"
      data-id={id}
      data-hovered={hovered || undefined}
      data-stale={stale || undefined}
      data-off={hidden || undefined}
      data-testid={`component-row-${id}`}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) selection.getState().toggle(id)
        else selection.getState().select([id])
      }}
      onDoubleClick={() => view.getState().set({ renaming: id })}
      onContextMenu={() => {
        if (!selection.getState().ids.includes(id)) selection.getState().select([id])
      }}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return
        event.preventDefault()
        selection.getState().toggle(id)
      }}
      onPointerEnter={() => selection.getState().hover(id)}
      onPointerLeave={() => selection.getState().hover(null)}
    >
      <KindGlyph kind={component.kind} />
      <span className="row-name">{name}</span>
      {state !== '' && <span className="visually-hidden">, {state}</span>}
      <RowToggle
        on={hidden}
        label={hidden ? 'Show' : 'Hide'}
        icon={hidden ? EyeOff : Eye}
        onToggle={() =>
          document.getState().edit(`${hidden ? 'show' : 'hide'} ${name}`, (layout) => setHidden(layout, [id], !hidden))
        }
      />
      <RowToggle
        on={locked}
        label={locked ? 'Unlock' : 'Lock'}
        icon={locked ? Lock : LockOpen}
        onToggle={() =>
          document
            .getState()
            .edit(`${locked ? 'unlock' : 'lock'} ${name}`, (layout) => setLocked(layout, [id], !locked))
        }
      />
      {status && (
        <span className={`number ${flagged ? `status-${status} strong` : ''}`}>
          {temperature}
          <span className="visually-hidden"> °C, {VERDICT_WORDS[status]}</span>
        </span>
      )}
      <span className={`row-status ${status ? `status-${status}` : ''}`}>
        {flagged && <StatusIcon status={status} />}
      </span>
    </div>
  )
})

interface ToggleProps {
  readonly on: boolean
  readonly label: string
  readonly icon: LucideIcon
  readonly onToggle: () => void
}

/** For the mouse: the keyboard has `H` and `L`, and an option of a list may hold no buttons. */
function RowToggle({ on, label, icon: Icon, onToggle }: ToggleProps) {
  return (
    <span
      className="row-toggle"
      data-on={on || undefined}
      title={label}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon size={14} strokeWidth={2} />
    </span>
  )
}

interface NameInputProps {
  readonly label: string
  readonly name: string
  /** With null where the name stays as it was. */
  readonly onDone: (next: string | null) => void
}

/** A name being typed in a list. */
export function NameInput({ label, name, onDone }: NameInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const state = useRef<'opening' | 'typing' | 'done'>('opening')
  /** Where the keyboard was, such as on the canvas: it goes back there. */
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (document.activeElement !== document.body) opener.current = document.activeElement
    // A menu that asked for the name gives the focus back when it has gone, and would take it away from here.
    const timer = setTimeout(() => {
      state.current = 'typing'
      if (document.activeElement !== input.current) input.current?.select()
    }, AFTER_MENU_MS)
    input.current?.select()
    return () => clearTimeout(timer)
  }, [])
  const finish = (next: string | null) => {
    // Enter takes the focus away, and with it comes a second ending.
    if (state.current === 'done') return
    state.current = 'done'
    onDone(next === null || next.trim() === name ? null : next.trim())
  }
  return (
    <input
      ref={input}
      className="row-input"
      aria-label={label}
      defaultValue={name}
      spellCheck={false}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        finish(event.key === 'Enter' ? event.currentTarget.value : null)
        if (opener.current instanceof HTMLElement) opener.current.focus()
      }}
      onBlur={(event) => state.current === 'typing' && finish(event.target.value)}
    />
  )
}
