import { expect, test } from 'vitest'
import { NO_DATAGRAMS, NO_NETWORK } from '../../src/main/no-network.ts'
import { isOwnAddress, lockNavigation, lockNetwork, lockSession } from '../../src/main/security.ts'
import { app, BrowserWindow, preventable, session, standIn } from '../support/electron-stand-in/electron.ts'

test.each([
  ['shoreline://app/index.html', true],
  ['blob:shoreline://app/5f0c', true],
  ['data:image/png;base64,AA==', true],
  ['shoreline://elsewhere/index.html', false],
  ['shoreline://app@elsewhere/', false],
  ['blob:https://example.com/5f0c', false],
  ['https://example.com/', false],
  ['http://127.0.0.1:5173/', false],
  ['ws://127.0.0.1:5173/', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('the built app loading %s: %s', (address, allowed) => expect(isOwnAddress(address)).toBe(allowed))

test.each([
  ['http://localhost:5173/main.tsx', true],
  ['ws://localhost:5173/?token=1', true],
  ['http://localhost:5174/main.tsx', false],
  ['shoreline://app/index.html', false],
])('in development, loading %s: %s', (address, allowed) =>
  expect(isOwnAddress(address, 'http://localhost:5173')).toBe(allowed),
)

test('the session cancels every request that is not the app’s own', () => {
  lockSession(session.defaultSession as never)
  const cancelled = (url: string) => {
    let result: boolean | undefined
    standIn.requestFilter?.({ url }, ({ cancel }) => {
      result = cancel
    })
    return result
  }
  expect(cancelled('https://example.com/beacon')).toBe(true)
  expect(cancelled('shoreline://app/index.html')).toBe(false)
})

test.each([
  'geolocation',
  'notifications',
  'media',
  'display-capture',
  'clipboard-read',
  'clipboard-sanitized-write',
  'midi',
  'midiSysex',
  'hid',
  'usb',
  'serial',
  'bluetooth',
  'fullscreen',
  'pointerLock',
  'openExternal',
  'fileSystem',
  'idle-detection',
  'storage-access',
  'window-management',
  'a permission of tomorrow',
])('the permission %s is denied, asked for or looked up', (permission) => {
  lockSession(session.defaultSession as never)
  const handler = (api: string) =>
    standIn.calls.filter((call) => call.api === api).at(-1)?.args[0] as (...args: unknown[]) => unknown
  const answers: unknown[] = []
  handler('session.setPermissionRequestHandler')({}, permission, (granted: boolean) => answers.push(granted))
  answers.push(handler('session.setPermissionCheckHandler')({}, permission, 'shoreline://app'))
  answers.push(handler('session.setDevicePermissionHandler')({ deviceType: permission, origin: 'shoreline://app' }))
  expect(answers).toEqual([false, false, false])
})

test('the built app is cut off from the network, one that is being developed is not', () => {
  const switches = () => standIn.calls.filter(({ api }) => api === 'app.commandLine.appendSwitch')
  const before = switches().length
  lockNetwork('http://localhost:5173')
  expect(switches().length).toBe(before)
  lockNetwork()
  expect(switches().at(-1)?.args).toEqual([NO_NETWORK.name, NO_NETWORK.value])
})

test('a download is prevented', () => {
  const event = preventable()
  session.defaultSession.emit('will-download', event)
  expect(event.prevented).toBe(true)
})

test('every page, however it came about, stays where it is and opens nothing', () => {
  lockNavigation()
  const { webContents } = new BrowserWindow({})
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const event = preventable('https://example.com/')
    webContents.emit(name, event)
    expect(event.prevented, name).toBe(true)
  }
  expect(webContents.windowOpenHandler({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
  expect(standIn.calls.at(-1)).toEqual({ api: 'contents.setWebRTCIPHandlingPolicy', args: [NO_DATAGRAMS] })
  app.removeAllListeners('web-contents-created')
})

test.each([
  ['http://localhost:5173/index.html', false],
  ['http://localhost:5174/index.html', true],
  ['data:text/html,<script>alert(1)</script>', true],
  ['blob:http://localhost:5173/5f0c', true],
  ['javascript:alert(1)', true],
])('in development, going to %s is prevented: %s', (address, prevented) => {
  lockNavigation('http://localhost:5173')
  const event = preventable(address)
  new BrowserWindow({}).webContents.emit('will-navigate', event)
  expect(event.prevented).toBe(prevented)
  app.removeAllListeners('web-contents-created')
})
