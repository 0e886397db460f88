import { formatFixed } from '../../layout/units.ts'
import type { App } from '../state/app.ts'
import { lengthOf } from '../state/tool-store.ts'
import type { Tool } from './pointer-input.ts'
import { createStretchTool } from './stretch-tool.ts'

/** The line along which temperatures are plotted; it stays when another tool is taken, until Escape. */
export function createLineCutTool(app: App): Tool {
  return createStretchTool(app, {
    show: (cut) => app.tools.setState({ cut }),
    shown: () => app.tools.getState().cut,
    hint: (stretch) => ({
      words: `Line cut of ${formatFixed(lengthOf(stretch), 2)} mm`,
      keys: ['Esc takes it back', 'Shift keeps it level', 'Ctrl inverts snapping'],
    }),
    // Not before: a panel that opens moves the canvas under the hand.
    done: () => {
      const { panels, set } = app.view.getState()
      set({ resultsTab: 'cut', panels: { ...panels, results: true } })
    },
  })
}
