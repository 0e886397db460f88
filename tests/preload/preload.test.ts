import { expect, test } from 'vitest'
import { CHANNELS, type ShorelineApi } from '../../src/preload/contract.ts'
import '../../src/preload/index.ts'
import { BRIDGE } from '../support/bridge.ts'
import { ipcRenderer, standIn } from '../support/electron-stand-in/electron.ts'

const api = standIn.exposed.shoreline as ShorelineApi
const lastCall = () => standIn.calls.at(-1)

test('the page gets one object with the documented interface and nothing of Electron', () => {
  expect(Object.keys(standIn.exposed)).toEqual(['shoreline'])
  expect(Object.keys(api).sort()).toEqual([...BRIDGE].sort())
  expect(Object.keys(api.documents).length).toBe(10)
  expect(Object.keys(api.recovery).sort()).toEqual(['discard', 'end', 'journal', 'list', 'recover'])
})

test('each call goes out on its own channel with its arguments', async () => {
  await api.documents.save('token', 'text', false)
  expect(lastCall()).toEqual({ api: 'ipcRenderer.invoke', args: [CHANNELS.save, 'token', 'text', false] })
  await api.documents.saveAs('name', 'text')
  expect(lastCall()?.args).toEqual([CHANNELS.saveAs, 'name', 'text'])
  api.setWindowState({ title: 'design', token: null, edited: true })
  expect(lastCall()).toEqual({
    api: 'ipcRenderer.send',
    args: [CHANNELS.setState, { title: 'design', token: null, edited: true }],
  })
})

test('a command arrives as its id alone, until the subscription ends', () => {
  const received: unknown[][] = []
  const end = api.onCommand((...args) => received.push(args))
  ipcRenderer.emit(CHANNELS.command, { sender: 'secret' }, 'file.save')
  end()
  ipcRenderer.emit(CHANNELS.command, { sender: 'secret' }, 'file.open')
  expect(received).toEqual([['file.save']])
})
