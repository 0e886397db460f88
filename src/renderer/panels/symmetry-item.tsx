/** In the status bar while symmetric editing is on: what it mirrors, and the way to change it or turn it off. */
import { Menu } from '@base-ui/react/menu'
import { FlipHorizontal2 } from 'lucide-react'
import { capitalised } from '../../report/words.ts'
import { SYMMETRY_IDS, SYMMETRY_WORDS } from '../commands/arrange-commands.ts'
import { useView } from '../ui/app-context.tsx'
import { CommandItem } from '../ui/command-item.tsx'

export function SymmetryItem() {
  const symmetry = useView((state) => state.symmetry)
  if (symmetry === 'off') return null
  const words = SYMMETRY_WORDS[symmetry]
  return (
    <Menu.Root>
      <Menu.Trigger className="status-item" data-lit aria-label={`Symmetry: ${words}`} data-testid="symmetry">
        <FlipHorizontal2 size={14} strokeWidth={2} aria-hidden="true" />{' '}
        <span className="symmetry-words">{capitalised(words)}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} side="top" align="start">
          <Menu.Popup className="menu">
            {SYMMETRY_IDS.map((id) => (
              <CommandItem key={id} id={id} strip="Symmetry: " />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
