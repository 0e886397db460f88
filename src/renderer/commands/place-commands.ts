import { Aperture, BookmarkPlus, Cpu, Zap } from 'lucide-react'
import { CATALOGUE } from '../../layout/catalogue.ts'
import type { ComponentKind } from '../../layout/schema.ts'
import { saveAsOwnPart } from '../documents/library.ts'
import { catalogued } from '../documents/placeable.ts'
import { placePart } from '../documents/placing.ts'
import type { Command } from './command.ts'
import { NOTHING_SELECTED } from './reasons.ts'

export const placeCommands: readonly Command[] = [
  place('place.asic', 'Place an ASIC', 'asic', Cpu),
  place('place.opticalEngine', 'Place an optical engine', 'optical-engine', Aperture),
  place('place.laser', 'Place a laser', 'laser', Zap),
  {
    id: 'parts.saveOwn',
    label: 'Save as own part',
    icon: BookmarkPlus,
    when: ({ selection }) => selection.getState().ids.length > 0,
    why: () => NOTHING_SELECTED,
    run: saveAsOwnPart,
  },
]

/** Places the first part of a kind in the catalogue, at the first free spot. */
function place(id: string, label: string, kind: ComponentKind, icon: NonNullable<Command['icon']>): Command {
  return {
    id,
    label,
    icon,
    run: (app) => {
      const part = CATALOGUE.find((candidate) => candidate.kind === kind)
      if (!part) throw new Error(`the catalogue has no part of kind ${kind}`)
      placePart(app, catalogued(part))
    },
  }
}
