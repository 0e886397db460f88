import { formatFixed, formatSigned } from '../../layout/units.ts'
import type { App } from '../state/app.ts'
import { lengthOf } from '../state/tool-store.ts'
import type { Tool } from './pointer-input.ts'
import { createStretchTool } from './stretch-tool.ts'

/** Distances between any two points; the last one stays on the canvas until Escape or another tool. */
export function createMeasureTool(app: App): Tool {
  const show = (measured: ReturnType<typeof shown>) => app.tools.setState({ measured })
  const shown = () => app.tools.getState().measured
  return createStretchTool(app, {
    show,
    shown,
    hint: (stretch) => {
      const { from, to } = stretch
      const [dx, dy] = [formatSigned(to.x - from.x, 2), formatSigned(to.y - from.y, 2)]
      return {
        words: `${formatFixed(lengthOf(stretch), 2)} mm: dx ${dx}, dy ${dy} mm`,
        keys: ['Shift keeps it level', 'Ctrl inverts snapping'],
      }
    },
    putAway: () => show(null),
  })
}
