import { expect, test } from 'vitest'
import { isOwnAddress, lockNavigation, lockSession } from '../../src/main/security.ts'
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
  app.removeAllListeners('web-contents-created')
})
