/** What temperatures mean against limits, as status and word; tables, the canvas and the command line share it. */
import type { ComponentResult } from './solution.ts'

export type VerdictStatus = 'over' | 'close' | 'within' | 'none'

/** Margins under this count as close, K. */
const CLOSE_MARGIN_K = 1

export const VERDICT_WORDS: Readonly<Record<VerdictStatus, string>> = {
  over: 'Over limit',
  close: 'Close',
  within: 'Within',
  none: 'No limit',
}

export function statusOf({ margin }: Pick<ComponentResult, 'margin'>): VerdictStatus {
  if (margin === null) return 'none'
  if (margin < 0) return 'over'
  return margin < CLOSE_MARGIN_K ? 'close' : 'within'
}

/** Worst margin first; parts without a limit last, hottest first. */
export function byMargin<Result extends Pick<ComponentResult, 'margin' | 'maxTemperature'>>(
  results: readonly Result[],
): Result[] {
  return [...results].sort((a, b) => {
    if (a.margin === null || b.margin === null) {
      if (a.margin === b.margin) return b.maxTemperature - a.maxTemperature
      return a.margin === null ? 1 : -1
    }
    return a.margin - b.margin
  })
}
