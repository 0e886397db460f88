/** What temperatures mean against limits, as status and word; tables, the canvas and the command line share it. */
import type { ComponentResult } from './solution.ts'

export type VerdictStatus = 'over' | 'close' | 'within' | 'undecided' | 'none'

/** Margins under this count as close, K. */
const CLOSE_MARGIN_K = 1

export const VERDICT_WORDS: Readonly<Record<VerdictStatus, string>> = {
  over: 'Over limit',
  close: 'Close',
  within: 'Within',
  undecided: 'Undecided',
  none: 'No limit',
}

/** What a verdict is given on: a margin, K, and the ± of the temperature that it comes from, where that is known. */
type Judged = Pick<ComponentResult, 'margin'> & Partial<Pick<ComponentResult, 'uncertainty'>>

/** A margin that is smaller than its ± decides nothing. */
export function statusOf({ margin, uncertainty = 0 }: Judged): VerdictStatus {
  if (margin === null) return 'none'
  if (Math.abs(margin) < uncertainty) return 'undecided'
  if (margin < 0) return 'over'
  return margin < CLOSE_MARGIN_K ? 'close' : 'within'
}

/** Whether a part deserves a look: an icon and a colour beside its temperature. */
export const isFlagged = (status: VerdictStatus | undefined): status is 'over' | 'close' | 'undecided' =>
  status === 'over' || status === 'close' || status === 'undecided'

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
