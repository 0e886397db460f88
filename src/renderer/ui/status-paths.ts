/** The status icons as paths in a box of 24 × 24, for the canvas; the panels use the same ones from lucide (ISC). */
import type { VerdictStatus } from '../../solver/results/verdicts.ts'

const TRIANGLE_ALERT = 'M21.7 18L13.7 4a2 2 0 0 0-3.4 0L2.3 18A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3 M12 9v4 M12 17h.01'

export const STATUS_PATHS: Readonly<Record<VerdictStatus, string>> = {
  over: 'M12 16h.01 M12 8v4 M15.3 2H8.7L2 8.7v6.6L8.7 22h6.6L22 15.3V8.7z',
  close: TRIANGLE_ALERT,
  undecided: TRIANGLE_ALERT,
  within: 'M12 2a10 10 0 1 0 .01 0z M9 12l2 2 4-4',
  none: 'M5 12h14',
}
