/** Which sheets of the canvas are out of date, and when they are painted again. */

export const SHEETS = ['field', 'parts', 'moving'] as const
export type Sheet = (typeof SHEETS)[number]

export interface PaintSchedule {
  /** Asks for sheets to be painted with the next frame of the display. */
  invalidate(...sheets: readonly Sheet[]): void
  /** Asks for sheets to be painted as soon as there is time, each in a task of its own, so that no frame is long. */
  invalidateSoon(...sheets: readonly Sheet[]): void
  /** Paints at once what is out of date: a move of the pointer is taken in a frame and must not wait for the next. */
  flush(): void
  stop(): void
}

export function createPaintSchedule(paint: (sheet: Sheet) => void): PaintSchedule {
  const outdated = new Set<Sheet>()
  const tasks = new Map<Sheet, ReturnType<typeof setTimeout>>()
  let frame = 0
  const paintNow = (sheet: Sheet) => {
    clearTimeout(tasks.get(sheet))
    tasks.delete(sheet)
    outdated.delete(sheet)
    paint(sheet)
  }
  const flush = () => {
    cancelAnimationFrame(frame)
    frame = 0
    for (const sheet of SHEETS) if (outdated.has(sheet)) paintNow(sheet)
  }
  return {
    invalidate: (...sheets) => {
      for (const sheet of sheets) outdated.add(sheet)
      frame ||= requestAnimationFrame(flush)
    },
    invalidateSoon: (...sheets) => {
      for (const sheet of sheets)
        if (!tasks.has(sheet))
          tasks.set(
            sheet,
            setTimeout(() => paintNow(sheet)),
          )
    },
    flush,
    stop: () => {
      cancelAnimationFrame(frame)
      frame = 0
      for (const task of tasks.values()) clearTimeout(task)
      tasks.clear()
    },
  }
}
