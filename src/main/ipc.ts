import { app, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { CHANNELS, type MenuEntry, WINDOW_CONTROLS } from '../preload/contract.ts'
import { aboutShoreline } from './about.ts'
import { MAX_DOCUMENT_BYTES } from './document-file.ts'
import type { Log } from './log.ts'
import type { PartsLibrary } from './parts-library.ts'
import { APP_ORIGIN } from './scheme.ts'
import type { Shell } from './shell.ts'
import type { DocumentWindow } from './window.ts'

const token = z.string().min(1).max(64)
const id = z.string().min(1).max(64)
const name = z.string().max(255)
/** Made of a name and what is exported; cut to a file's length where it is used. */
const suggestedName = z.string().max(1000)
const text = z.string().max(MAX_DOCUMENT_BYTES)
const label = z.string().min(1).max(200)

const entry = [
  z.strictObject({ kind: z.literal('separator') }),
  z.strictObject({
    kind: z.literal('command'),
    id,
    label,
    accelerator: z.string().max(40).optional(),
    enabled: z.boolean(),
    checked: z.boolean().optional(),
  }),
] as const
const entries = <Entry extends z.ZodType<MenuEntry>>(of: Entry) => z.array(of).max(100)
/** Submenus hold none themselves: a small message can describe an endless menu, by naming one list again and again. */
const submenu = z.strictObject({
  kind: z.literal('submenu'),
  label,
  entries: entries(z.discriminatedUnion('kind', [...entry])),
})
const menuEntry = z.discriminatedUnion('kind', [...entry, submenu])

/** Of a refusal, characters: the sender decides how much there is to say against a message. */
const LONGEST_REASON = 500

/** What each channel accepts; a message of any other shape is refused before it reaches anything. */
const ARGUMENTS = {
  [CHANNELS.start]: z.tuple([]),
  [CHANNELS.open]: z.tuple([]),
  [CHANNELS.recentFiles]: z.tuple([]),
  [CHANNELS.openRecent]: z.tuple([id]),
  [CHANNELS.forgetRecent]: z.tuple([id]),
  [CHANNELS.save]: z.tuple([token, text, z.boolean()]),
  [CHANNELS.saveAs]: z.tuple([name, text]),
  [CHANNELS.saveCopy]: z.tuple([suggestedName, text]),
  [CHANNELS.reload]: z.tuple([token]),
  [CHANNELS.exportFile]: z.tuple([
    z.strictObject({ suggestedName, kind: z.enum(['json', 'csv', 'svg', 'png', 'html', 'pdf']), data: text }),
  ]),
  [CHANNELS.journal]: z.tuple([z.strictObject({ name, token: token.nullable(), text })]),
  [CHANNELS.endJournal]: z.tuple([]),
  [CHANNELS.recoverable]: z.tuple([]),
  [CHANNELS.recover]: z.tuple([id]),
  [CHANNELS.discard]: z.tuple([id]),
  [CHANNELS.libraryParts]: z.tuple([]),
  [CHANNELS.saveLibraryPart]: z.tuple([z.strictObject({ id, name, text })]),
  [CHANNELS.removeLibraryPart]: z.tuple([id]),
  [CHANNELS.newWindow]: z.tuple([id.nullable()]),
  [CHANNELS.about]: z.tuple([]),
  [CHANNELS.showLog]: z.tuple([]),
  [CHANNELS.setState]: z.tuple([z.strictObject({ title: name, token: token.nullable(), edited: z.boolean() })]),
  [CHANNELS.setMenu]: z.tuple([z.array(z.strictObject({ label, entries: entries(menuEntry) })).max(12)]),
  [CHANNELS.control]: z.tuple([z.enum(WINDOW_CONTROLS)]),
  [CHANNELS.log]: z.tuple([z.enum(['warning', 'error']), z.string().max(10_000)]),
} as const

type Channel = keyof typeof ARGUMENTS
type Arguments<C extends Channel> = z.infer<(typeof ARGUMENTS)[C]>

export interface IpcOptions {
  readonly shell: Shell
  readonly library: PartsLibrary
  readonly log: Log
  /** Shows a file in the system's file manager. */
  readonly showInFolder: (path: string) => void
  /** Of the page: the app's scheme, or the development server. */
  readonly origin?: string
}

/** Connects the channels of the contract. */
export function connectIpc({ shell, library, log, showInFolder, origin = APP_ORIGIN }: IpcOptions): void {
  /** The sender and the arguments of a message, or an exception: a forged message is not a failure to be polite about. */
  function admit<C extends Channel>(
    channel: C,
    event: IpcMainEvent | IpcMainInvokeEvent,
    values: unknown[],
  ): { sender: DocumentWindow; args: Arguments<C> } {
    const frame = event.senderFrame
    const sender = shell.ofContents(event.sender.id)
    const trusted = frame !== null && frame.parent === null && frame.url.startsWith(`${origin}/`)
    if (!sender || !trusted) throw new Error(`${channel}: refused, the sender is not a page of this app.`)
    const parsed = ARGUMENTS[channel].safeParse(values)
    if (!parsed.success)
      throw new Error(`${channel}: refused, ${z.prettifyError(parsed.error).slice(0, LONGEST_REASON)}`)
    return { sender, args: parsed.data as Arguments<C> }
  }

  function answer<C extends Channel>(
    channel: C,
    run: (sender: DocumentWindow, ...args: Arguments<C>) => Promise<unknown> | unknown,
  ): void {
    ipcMain.handle(channel, (event, ...values) => {
      const { sender, args } = admit(channel, event, values)
      return run(sender, ...args)
    })
  }

  /** Messages without an answer: a refusal reaches nobody but the log. */
  function hear<C extends Channel>(channel: C, run: (sender: DocumentWindow, ...args: Arguments<C>) => void): void {
    ipcMain.on(channel, (event, ...values) => {
      try {
        const { sender, args } = admit(channel, event, values)
        run(sender, ...args)
      } catch (error) {
        log.warn(String(error))
      }
    })
  }

  answer(CHANNELS.start, ({ documents }) => documents.start())
  answer(CHANNELS.open, ({ documents }) => documents.open())
  answer(CHANNELS.recentFiles, ({ documents }) => documents.recentFiles())
  answer(CHANNELS.openRecent, ({ documents }, file) => documents.openRecent(file))
  answer(CHANNELS.forgetRecent, ({ documents }, file) => documents.forgetRecent(file))
  answer(CHANNELS.save, ({ documents }, document, content, overwrite) => documents.save(document, content, overwrite))
  answer(CHANNELS.saveAs, ({ documents }, suggested, content) => documents.saveAs(suggested, content))
  answer(CHANNELS.saveCopy, ({ documents }, suggested, content) => documents.saveCopy(suggested, content))
  answer(CHANNELS.reload, ({ documents }, document) => documents.reload(document))
  answer(CHANNELS.exportFile, ({ documents }, request) => documents.exportFile(request))
  answer(CHANNELS.journal, ({ recovery }, entry) => recovery.journal(entry))
  answer(CHANNELS.endJournal, ({ recovery }) => recovery.end())
  answer(CHANNELS.recoverable, ({ recovery }) => recovery.list())
  answer(CHANNELS.recover, ({ recovery }, design) => recovery.recover(design))
  answer(CHANNELS.discard, ({ recovery }, design) => recovery.discard(design))
  answer(CHANNELS.libraryParts, () => library.list())
  answer(CHANNELS.saveLibraryPart, (_sender, part) => library.save(part))
  answer(CHANNELS.removeLibraryPart, (_sender, part) => library.remove(part))
  answer(CHANNELS.newWindow, (_sender, design) => {
    shell.open(design === null ? { kind: 'empty' } : { kind: 'recover', id: design })
  })
  answer(CHANNELS.about, () => aboutShoreline(app.getVersion()))
  answer(CHANNELS.showLog, () => {
    // The file is there from its first line on; a folder that is empty would show nothing.
    log.info('The log was asked for.')
    showInFolder(log.file)
  })
  hear(CHANNELS.setState, (sender, state) => sender.setState(state))
  hear(CHANNELS.setMenu, (sender, menus) => sender.setMenus(menus))
  hear(CHANNELS.control, (sender, action) => sender.control(action))
  hear(CHANNELS.log, (_sender, level, message) => (level === 'error' ? log.error(message) : log.warn(message)))
}
