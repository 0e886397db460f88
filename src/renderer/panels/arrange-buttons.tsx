/** Align, distribute and array in the toolbar. The entries of the two menus show on the canvas what they would do. */
import { Menu } from '@base-ui/react/menu'
import { AlignHorizontalJustifyCenter, AlignHorizontalSpaceBetween, ChevronDown, type LucideIcon } from 'lucide-react'
import { ALIGN_IDS, DISTRIBUTE_IDS, MATCH_IDS } from '../commands/arrange-commands.ts'
import { CommandButton } from '../ui/command-button.tsx'
import { CommandItem } from '../ui/command-item.tsx'
import { WithTooltip } from '../ui/tooltip.tsx'

export function ArrangeButtons() {
  return (
    <>
      <ArrangeMenu name="Align" icon={AlignHorizontalJustifyCenter} groups={[ALIGN_IDS, MATCH_IDS]} />
      <ArrangeMenu name="Distribute" icon={AlignHorizontalSpaceBetween} groups={[DISTRIBUTE_IDS]} />
      <CommandButton id="arrange.array" />
    </>
  )
}

interface ArrangeMenuProps {
  readonly name: string
  readonly icon: LucideIcon
  readonly groups: readonly (readonly string[])[]
}

function ArrangeMenu({ name, icon: Icon, groups }: ArrangeMenuProps) {
  return (
    <Menu.Root>
      <WithTooltip text={name}>
        <Menu.Trigger className="icon-button menu-button" aria-label={name}>
          <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
          <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
        </Menu.Trigger>
      </WithTooltip>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {groups.map((ids, index) => (
              <Menu.Group key={ids[0]}>
                {index > 0 && <Menu.Separator className="menu-separator" />}
                {ids.map((id) => (
                  <CommandItem key={id} id={id} withIcon />
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
