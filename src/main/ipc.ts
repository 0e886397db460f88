import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { CHANNELS } from '../preload/contract.ts'
import { MAX_DOCUMENT_BYTES } from './documents.ts'
import { APP_ORIGIN } from './scheme.ts'
import { type DocumentWindow, windowOfContents } from './window.ts'

const token = z.string().min(1).max(64)
const name = z.string().max(255)
const text = z.string().max(MAX_DOCUMENT_BYTES)

/** What each channel accepts; a message of any other shape is refused before it reaches anything. */
const ARGUMENTS = {
  [CHANNELS.open]: z.tuple([]),
  [CHANNELS.save]: z.tuple([token, text]),
  [CHANNELS.saveAs]: z.tuple([name, text]),
  [CHANNELS.exportFile]: z.tuple([
    z.strictObject({ suggestedName: name, kind: z.enum(['json', 'csv', 'svg', 'png']), data: text }),
  ]),
  [CHANNELS.setState]: z.tuple([z.strictObject({ title: name, edited: z.boolean() })]),
} as const

type Channel = keyof typeof ARGUMENTS
type Arguments<C extends Channel> = z.infer<(typeof ARGUMENTS)[C]>

/**
 * Connects the channels of the contract.
 *
 * @param origin of the page: the app's scheme, or the development server
 */
export function connectIpc(origin: string = APP_ORIGIN): void {
  answer(CHANNELS.open, origin, ({ documents }) => documents.open())
  answer(CHANNELS.save, origin, ({ documents }, document, content) => documents.save(document, content))
  answer(CHANNELS.saveAs, origin, ({ documents }, suggested, content) => documents.saveAs(suggested, content))
  answer(CHANNELS.exportFile, origin, ({ documents }, request) => documents.exportFile(request))
  ipcMain.on(CHANNELS.setState, (event, ...values) => {
    const { sender, args } = admit(CHANNELS.setState, origin, event, values)
    sender.setState(args[0])
  })
}

function answer<C extends Channel>(
  channel: C,
  origin: string,
  run: (sender: DocumentWindow, ...args: Arguments<C>) => Promise<unknown>,
): void {
  ipcMain.handle(channel, (event, ...values) => {
    const { sender, args } = admit(channel, origin, event, values)
    return run(sender, ...args)
  })
}

/** The sender and the arguments of a message, or an exception: a forged message is not a failure to be polite about. */
function admit<C extends Channel>(
  channel: C,
  origin: string,
  event: IpcMainEvent | IpcMainInvokeEvent,
  values: unknown[],
): { sender: DocumentWindow; args: Arguments<C> } {
  const frame = event.senderFrame
  const sender = windowOfContents(event.sender.id)
  const trusted = frame !== null && frame.parent === null && frame.url.startsWith(`${origin}/`)
  if (!sender || !trusted) throw new Error(`${channel}: refused, the sender is not a page of this app.`)
  const parsed = ARGUMENTS[channel].safeParse(values)
  if (!parsed.success) throw new Error(`${channel}: refused, ${z.prettifyError(parsed.error)}`)
  return { sender, args: parsed.data as Arguments<C> }
}
