import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { nodeFileSystem } from '../../src/main/file-system.ts'
import { readWindowPlaces } from '../../src/main/window-places.ts'
import { BrowserWindow } from '../support/electron-stand-in/electron.ts'

let file: string
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'shoreline-places-')), 'window.json')
})
const places = () => readWindowPlaces(nodeFileSystem, file)
const written = async () => JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))

test('a window stands again where the last one stood', async () => {
  const first = await places()
  expect(first.next()).toEqual({ maximized: false, fullScreen: false, bounds: undefined })
  const window = new BrowserWindow({})
  first.follow(window as never)
  const bounds = { x: 40, y: 50, width: 1000, height: 700 }
  window.setBounds(bounds)
  window.maximize()
  await expect.poll(written, { timeout: 5000 }).toEqual({ bounds, maximized: true, fullScreen: false })
  expect((await places()).next()).toEqual({ bounds, maximized: true, fullScreen: false })
})

test('a place on a screen that is gone is forgotten, its size with it', async () => {
  const place = { bounds: { x: 5000, y: 50, width: 1000, height: 700 }, maximized: false, fullScreen: false }
  await writeFile(file, JSON.stringify(place))
  expect((await places()).next().bounds).toBe(undefined)
})

test.each(['', '{', '[]', '{"bounds":{"x":"left"}}', `{"bounds":{"x":1e99,"y":0,"width":1,"height":1}}`])(
  'a file that holds %s counts as none',
  async (text) => {
    await writeFile(file, text)
    expect((await places()).next()).toEqual({ maximized: false, fullScreen: false, bounds: undefined })
  },
)
