/** Choices of the status bar, each a list over its item: grid step, layer, solver quality. */
import { Menu } from '@base-ui/react/menu'
import { Grid3x3, Layers } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { QUALITIES } from '../../solver/results/solution.ts'
import { runCommand } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { QUALITY_HINTS, QUALITY_WORDS } from '../commands/solve-commands.ts'
import { GRID_STEP_IDS } from '../commands/view-commands.ts'
import { levelAt, levelsOf } from '../state/derived.ts'
import { useApp, useFollowed, usePanelLayout, useView } from '../ui/app-context.tsx'
import { CommandItem } from '../ui/command-item.tsx'
import { useRailWindow } from '../ui/window-size.ts'

/** A click takes the next step, a right click opens the list of steps. */
export function GridItem() {
  const app = useApp()
  const step = useView((state) => state.gridStepMm)
  const brief = useRailWindow()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <button
        ref={button}
        type="button"
        className="status-item"
        data-lit
        title="Next grid step (G), right click for all"
        aria-label={`Grid ${step} mm, next step`}
        onClick={() => runCommand(commandOf('view.grid'), app)}
        onContextMenu={(event) => {
          event.preventDefault()
          setOpen(true)
        }}
      >
        <Grid3x3 size={14} strokeWidth={2} aria-hidden="true" />
        <span className="number">
          {!brief && 'Grid '}
          {step} mm
        </span>
      </button>
      <StatusMenu anchor={button}>
        {GRID_STEP_IDS.map((id) => (
          <CommandItem key={id} id={id} strip="Grid step " />
        ))}
      </StatusMenu>
    </Menu.Root>
  )
}

export function LayerItem() {
  const { view } = useApp()
  const levelZ = useView((state) => state.levelZ)
  const levels = usePanelLayout(levelsOf)
  const index = usePanelLayout((layout) => levelAt(layout, levelZ).index)
  const { name } = levels[index]!
  return (
    <Menu.Root>
      <Menu.Trigger className="status-item status-layer" aria-label={`Shown layer: ${name}`}>
        <Layers size={14} strokeWidth={2} aria-hidden="true" /> <span>{name}</span>
      </Menu.Trigger>
      <StatusMenu>
        {levels.map((level, n) => (
          <Choice
            key={level.z0}
            chosen={n === index}
            onChoose={() => view.getState().set({ levelZ: (level.z0 + level.z1) / 2 })}
          >
            {level.name}
          </Choice>
        ))}
      </StatusMenu>
    </Menu.Root>
  )
}

export function QualityItem() {
  const { view } = useApp()
  const quality = useView((state) => state.quality)
  return (
    <Menu.Root>
      <Menu.Trigger className="status-item" aria-label={`Solver quality: ${QUALITY_WORDS[quality]}`}>
        <QualityNow />
      </Menu.Trigger>
      <StatusMenu align="end">
        {QUALITIES.map((each) => (
          <Choice key={each} chosen={each === quality} onChoose={() => view.getState().set({ quality: each })}>
            {QUALITY_WORDS[each]}
            <span className="keys">{QUALITY_HINTS[each]}</span>
          </Choice>
        ))}
      </StatusMenu>
    </Menu.Root>
  )
}

/** Apart from the menu, which need not be rendered for a drag. */
function QualityNow() {
  const quality = useView((state) => state.quality)
  const followed = useFollowed()
  const brief = useRailWindow()
  if (followed === null) return QUALITY_WORDS[quality]
  if (brief) return 'Draft'
  return followed === 'hand' ? 'Draft while dragging' : 'Draft while previewing'
}

interface StatusMenuProps {
  readonly anchor?: RefObject<Element | null>
  readonly align?: 'start' | 'end'
  readonly children: ReactNode
}

function StatusMenu({ anchor, align = 'start', children }: StatusMenuProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner sideOffset={4} side="top" align={align} {...(anchor && { anchor })}>
        <Menu.Popup className="menu">{children}</Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  )
}

interface ChoiceProps {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Item className="menu-item" onClick={onChoose}>
      <span className="mark" aria-hidden="true">
        {chosen ? '✓' : ''}
      </span>
      {children}
      {chosen && <span className="visually-hidden">, shown</span>}
    </Menu.Item>
  )
}
