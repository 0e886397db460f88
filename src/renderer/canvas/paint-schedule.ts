/** Which sheets of the canvas are out of date, and when they are painted again. */

export const SHEETS = ['field', 'parts', 'moving'] as const
export type Sheet = (typeof SHEETS)[number]

export interface PaintSchedule {
  /** Asks for sheets to be painted with the next frame of the display. */
  invalidate(...sheets: readonly Sheet[]): void
  /** Asks for a sheet to be painted after the next frame, in a task of its own, so that the frame stays short. */
  invalidateLater(sheet: Sheet): void
  /** Paints at once what is out of date: a move of the pointer is taken in a frame and must not wait for the next. */
  flush(): void
  stop(): void
}

export function createPaintSchedule(paint: (sheet: Sheet) => void): PaintSchedule {
  const outdated = new Set<Sheet>()
  let frame = 0
  let laterFrame = 0
  let laterTask: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    cancelAnimationFrame(frame)
    frame = 0
    for (const sheet of SHEETS) if (outdated.delete(sheet)) paint(sheet)
  }
  const invalidate = (...sheets: readonly Sheet[]) => {
    for (const sheet of sheets) outdated.add(sheet)
    frame ||= requestAnimationFrame(flush)
  }
  return {
    invalidate,
    invalidateLater: (sheet) => {
      laterFrame ||= requestAnimationFrame(() => {
        laterFrame = 0
        laterTask = setTimeout(() => {
          outdated.delete(sheet)
          paint(sheet)
        })
      })
    },
    flush,
    stop: () => {
      cancelAnimationFrame(frame)
      cancelAnimationFrame(laterFrame)
      clearTimeout(laterTask)
    },
  }
}
