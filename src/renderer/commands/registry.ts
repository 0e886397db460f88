/** Every command of the program, by id. */
import { openRecent } from '../documents/files.ts'
import type { App } from '../state/app.ts'
import { arrangeCommands } from './arrange-commands.ts'
import { arrayCommands } from './array-commands.ts'
import { clipboardCommands } from './clipboard-commands.ts'
import { type Command, runCommand } from './command.ts'
import { compareCommands } from './compare-commands.ts'
import { componentCommands } from './component-commands.ts'
import { editCommands } from './edit-commands.ts'
import { exampleCommands } from './example-commands.ts'
import { fileCommands } from './file-commands.ts'
import { groupingCommands } from './grouping-commands.ts'
import { guideCommands } from './guide-commands.ts'
import { helpCommands } from './help-commands.ts'
import { recentIdOf } from './menus.ts'
import { packageCommands } from './package-commands.ts'
import { placeCommands } from './place-commands.ts'
import { placementCommands } from './placement-commands.ts'
import { reportCommands } from './report-commands.ts'
import { selectCommands } from './select-commands.ts'
import { solveCommands } from './solve-commands.ts'
import { toolCommands } from './tool-commands.ts'
import { transientCommands } from './transient-commands.ts'
import { viewCommands } from './view-commands.ts'
import { windowCommands } from './window-commands.ts'

export const COMMANDS: readonly Command[] = [
  ...placementCommands,
  ...toolCommands,
  ...guideCommands,
  ...compareCommands,
  ...fileCommands,
  ...reportCommands,
  ...exampleCommands,
  ...editCommands,
  ...groupingCommands,
  ...clipboardCommands,
  ...selectCommands,
  ...arrangeCommands,
  ...arrayCommands,
  ...componentCommands,
  ...packageCommands,
  ...placeCommands,
  ...viewCommands,
  ...solveCommands,
  ...transientCommands,
  ...windowCommands,
  ...helpCommands,
]

const byId = new Map(COMMANDS.map((command) => [command.id, command]))

/** Throws on an unknown id: ids are written in code, never typed by a user. */
export function commandOf(id: string): Command {
  const command = byId.get(id)
  if (!command) throw new Error(`there is no command "${id}"`)
  return command
}

/** For ids that come from outside the page (the native menu): unknown ones are ignored. */
export function runCommandById(id: string, app: App): boolean {
  const recent = recentIdOf(id)
  if (recent !== null) void openRecent(app, recent)
  const command = byId.get(id)
  return command ? runCommand(command, app) : recent !== null
}
