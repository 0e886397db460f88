import { expect, test } from 'vitest'
import { printReport } from '../../src/main/print-report.ts'
import { registerScheme } from '../../src/main/protocol.ts'
import { app, BrowserWindow, session, standIn } from '../support/electron-stand-in/electron.ts'

registerScheme()
standIn.becomeReady()
await app.whenReady()

const callsOf = (api: string) => standIn.calls.filter((call) => call.api === api)

test('a report is printed in a hidden window without scripts, in a session of its own', async () => {
  let printed = ''
  standIn.onPrint = async (html) => {
    printed = html
    return new TextEncoder().encode('%PDF')
  }
  const pdf = await printReport('<h1>Passes</h1>')
  expect(new TextDecoder().decode(pdf)).toBe('%PDF')
  expect(printed).toBe('<h1>Passes</h1>')
  expect(callsOf('new BrowserWindow').at(-1)!.args[0]).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  expect(callsOf('session.fromPartition').at(-1)!.args).toEqual(['report'])
  expect(BrowserWindow.open).toEqual([])
})

test('it is on the paper that is usual in the country', async () => {
  standIn.onPrint = async () => new Uint8Array()
  await printReport('')
  app.getLocaleCountryCode = () => 'US'
  await printReport('')
  const sizes = callsOf('contents.printToPDF').map(({ args }) => (args[0] as { pageSize: string }).pageSize)
  expect(sizes.slice(-2)).toEqual(['A4', 'Letter'])
})

test('its session has no permissions, reaches nothing else and forgets the report', async () => {
  await printReport('<h1>Passes</h1>')
  expect(callsOf('session.setPermissionRequestHandler').length).toBeGreaterThan(0)
  const own = session.fromPartition('report')
  await expect(own.load('https://example.com/beacon')).rejects.toThrow('refused')
  await expect(own.load('file:///etc/passwd')).rejects.toThrow('refused')
  const address = String(callsOf('window.loadURL').at(-1)!.args[0])
  expect(address).toMatch(/^shoreline:\/\/app\/[0-9a-f-]{36}$/)
  expect((await own.load(address)).status).toBe(404)
  expect((await own.load('shoreline://app/index.html')).status).toBe(404)
})

test('the page is served under a policy without scripts', async () => {
  let policy: string | null = null
  standIn.onPrint = async () => {
    const address = String(callsOf('window.loadURL').at(-1)!.args[0])
    policy = (await session.fromPartition('report').load(address)).headers.get('Content-Security-Policy')
    return new Uint8Array()
  }
  await printReport('')
  expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
})

test('the window goes where printing fails, too', async () => {
  standIn.onPrint = async () => {
    throw new Error('no printer')
  }
  await expect(printReport('')).rejects.toThrow('no printer')
  expect(BrowserWindow.open).toEqual([])
})
