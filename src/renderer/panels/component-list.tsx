/** The canvas as a list: every component with its temperature, for the eye, the keyboard and the screen reader. */
import { Group, ListFilter } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { groupOf } from '../../layout/design-view.ts'
import { renameGroup } from '../../layout/grouping.ts'
import type { Layout } from '../../layout/schema.ts'
import { useApp, usePanelFacts, usePanelLayout, useSelection, useView } from '../ui/app-context.tsx'
import { KINDS } from '../ui/kinds.ts'
import { WithTooltip } from '../ui/tooltip.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { ComponentRow, NameInput } from './component-row.tsx'
import { ContextMenu } from './context-menu.tsx'
import { PackageParts } from './package-parts.tsx'
import './component-list.css'

export function ComponentList() {
  const app = useApp()
  const { selection } = app
  const list = useRef<HTMLDivElement>(null)
  const ids = useSelection((state) => state.ids)
  const [sought, setSought] = useState<string | null>(null)
  const [renamedGroup, setRenamedGroup] = useState<string | null>(null)
  const renaming = useView((state) => state.renaming)
  const sections = usePanelFacts((layout) => listedSections(layout, sought ?? ''))
  const count = usePanelLayout(({ components }) => components.length)
  const listed = sections.flatMap((section) => section.ids)
  const active = ids.findLast((id) => listed.includes(id)) ?? listed[0]

  const keptFocus = useKeptFocus(list, '.row, .row-input')
  // What is to be renamed must be listed.
  if (renaming !== null && sought !== null && !listed.includes(renaming)) setSought(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || event.target instanceof HTMLInputElement) return
    const from = event.target.closest<HTMLElement>('[data-id]')?.dataset.id ?? active
    const at = from === undefined ? -1 : listed.indexOf(from)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: listed.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const id = listed[Math.min(listed.length - 1, Math.max(0, next))]
    if (id === undefined) return
    selection.getState().select(event.shiftKey ? [...ids.filter((other) => other !== id), id] : [id])
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus()
  }

  return (
    <section className="components scroll" aria-label="Components">
      <header className="panel-title component-head">
        <h2>
          Components <span className="dim number">{count}</span>
        </h2>
        <WithTooltip text="Filter the list">
          <button
            type="button"
            className="icon-button"
            aria-label="Filter the list"
            aria-pressed={sought !== null}
            onClick={() => setSought(sought === null ? '' : null)}
          >
            <ListFilter size={14} strokeWidth={2} aria-hidden="true" />
          </button>
        </WithTooltip>
      </header>
      {sought !== null && (
        <FilterField
          value={sought}
          onChange={setSought}
          onLeave={() => list.current?.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus()}
        />
      )}
      <ContextMenu>
        <div
          ref={list}
          role="listbox"
          aria-label="Components"
          aria-multiselectable="true"
          onKeyDown={onKeyDown}
          {...keptFocus}
        >
          {sections.map((section) =>
            section.group === null ? (
              section.ids.map((id) => <ComponentRow key={id} id={id} tabbable={id === active} />)
            ) : (
              <GroupRows
                key={`${section.group} ${section.ids[0]}`}
                name={section.group}
                members={section.ids}
                active={active}
                renaming={renamedGroup === section.group}
                onRename={setRenamedGroup}
              />
            ),
          )}
        </div>
      </ContextMenu>
      {listed.length === 0 && count > 0 && <p className="empty">No component is called so.</p>}
      <PackageParts />
    </section>
  )
}

interface FilterProps {
  readonly value: string
  /** With null where the filter is put away. */
  readonly onChange: (value: string | null) => void
  /** Down into the list. */
  readonly onLeave: () => void
}

function FilterField({ value, onChange, onLeave }: FilterProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <input
      ref={input}
      className="list-search"
      aria-label="Filter components by name, id or kind"
      placeholder="Name, id or kind"
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault()
          onLeave()
        }
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
        onChange(null)
      }}
    />
  )
}

interface Section {
  /** Null for components that stand in no group. */
  readonly group: string | null
  readonly ids: readonly string[]
}

/** In the order of the document; a group stands where its first member does. */
function listedSections(layout: Layout, sought: string): Section[] {
  const wanted = sought.trim().toLowerCase()
  const found = layout.components.filter(({ id, name = '', kind }) =>
    [id, name, KINDS[kind].name].some((text) => text.toLowerCase().includes(wanted)),
  )
  const listed = new Set<string>()
  return found.flatMap(({ id }): Section[] => {
    if (listed.has(id)) return []
    const group = groupOf(layout, id)
    const ids = group ? found.map((each) => each.id).filter((each) => group.members.includes(each)) : [id]
    for (const each of ids) listed.add(each)
    return [{ group: group?.name ?? null, ids }]
  })
}

interface GroupProps {
  readonly name: string
  readonly members: readonly string[]
  readonly active: string | undefined
  readonly renaming: boolean
  /** With the name of the group, or with null when it has been named. */
  readonly onRename: (name: string | null) => void
}

function GroupRows({ name, members, active, renaming, onRename }: GroupProps) {
  const { document, selection } = useApp()
  const whole = useSelection(({ ids }) => members.every((id) => ids.includes(id)))
  return (
    <fieldset aria-label={name} className="list-group">
      {renaming ? (
        <NameInput
          label="Name of the group"
          name={name}
          onDone={(next) => {
            onRename(null)
            if (next !== null && next !== '')
              document.getState().edit(`rename ${name}`, (layout) => renameGroup(layout, name, next))
          }}
        />
      ) : (
        <div
          role="option"
          aria-selected={whole}
          tabIndex={-1}
          className="row group-head"
          title="Click to select the group, double-click to rename it"
          onClick={() => selection.getState().select(members)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') selection.getState().select(members)
            if (event.key === 'F2') onRename(name)
          }}
          onDoubleClick={() => onRename(name)}
        >
          <Group size={14} strokeWidth={2} aria-hidden="true" />
          <span className="row-name">{name}</span>
          <span className="dim number">{members.length}</span>
        </div>
      )}
      {members.map((id) => (
        <ComponentRow key={id} id={id} tabbable={id === active} />
      ))}
    </fieldset>
  )
}
