/** Where the last window stood, so that the next one stands there again. */
import { dirname } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'
import { writeWhole } from './atomic-write.ts'
import { ignoreFileError, isFileError } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'

export interface WindowPlace {
  /** Device-independent px; absent where nothing is known, or the screen it stood on is gone. */
  readonly bounds?: Rectangle | undefined
  readonly maximized: boolean
  readonly fullScreen: boolean
}

export interface WindowPlaces {
  next(): WindowPlace
  /** Remembers where a window stands from now on. */
  follow(window: BrowserWindow): void
}

const FIRST: WindowPlace = { maximized: false, fullScreen: false }
/** A burst of moves is written once, ms after it. */
const REST_MS = 400
/** So much of a window must lie on a screen for its title bar to be caught, px. */
const VISIBLE_PX = 64

const coordinate = z.number().int().min(-100_000).max(100_000)
const saved = z.strictObject({
  bounds: z.strictObject({
    x: coordinate,
    y: coordinate,
    width: coordinate.positive(),
    height: coordinate.positive(),
  }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
})

/**
 * Reads the place that was kept; a missing, broken or foreign file counts as none.
 *
 * @param file absolute path in the app's data folder
 */
export async function readWindowPlaces(fs: FileSystem, file: string): Promise<WindowPlaces> {
  let place = await read(fs, file)
  let writing = Promise.resolve()
  const keep = async () => {
    await fs.mkdir(dirname(file))
    await writeWhole(fs, file, JSON.stringify(place))
  }
  return {
    next() {
      const { bounds } = place
      return bounds && isVisible(bounds) ? place : { ...place, bounds: undefined }
    },
    follow(window) {
      let timer: NodeJS.Timeout | undefined
      const remember = () => {
        if (window.isDestroyed()) return
        place = {
          bounds: window.getNormalBounds(),
          maximized: window.isMaximized(),
          fullScreen: window.isFullScreen(),
        }
        // a place that could not be kept is no loss worth a word
        writing = writing.then(() => keep().catch((error) => void ignoreFileError(error)))
      }
      const soon = () => {
        clearTimeout(timer)
        timer = setTimeout(remember, REST_MS)
      }
      window.on('move', soon)
      window.on('resize', soon)
      window.on('maximize', soon)
      window.on('unmaximize', soon)
      window.on('enter-full-screen', soon)
      window.on('leave-full-screen', soon)
      window.on('closed', () => clearTimeout(timer))
    },
  }
}

async function read(fs: FileSystem, file: string): Promise<WindowPlace> {
  try {
    return saved.parse(JSON.parse(new TextDecoder().decode(await fs.readFile(file))))
  } catch (error) {
    if (isFileError(error) || error instanceof SyntaxError || error instanceof z.ZodError) return FIRST
    throw error
  }
}

function isVisible({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    return across >= VISIBLE_PX && y >= workArea.y && y <= workArea.y + workArea.height - VISIBLE_PX
  })
}
