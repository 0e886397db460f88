/** The section through the stack along the cut, one band per level: heights are not to scale, or thin layers would vanish. */
import { useLayoutEffect, useRef } from 'react'
import { mapColour } from '../../report/map/colour-map.ts'
import type { TemperatureField } from '../../solver/results/solution.ts'
import { shownRange } from '../canvas/frame-of.ts'
import { shareOf } from '../canvas/scale.ts'
import { levelAt, levelsOf } from '../state/derived.ts'
import { sectionAlong } from '../state/line-cut.ts'
import type { Stretch } from '../state/tool-store.ts'
import { useApp, usePanelLayout, useView } from '../ui/app-context.tsx'

/** Columns of the picture. */
const ACROSS = 240

export function LineCutSection({ field, cut }: { field: TemperatureField; cut: Stretch }) {
  const app = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const layout = usePanelLayout((layout) => layout)
  const levels = levelsOf(layout)
  const levelZ = useView((state) => state.levelZ)
  useView((state) => state.autoRange)
  const shown = levelAt(layout, levelZ).index
  const map = useView((state) => state.colourMap)
  const { low, high } = shownRange(app)

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, ACROSS, levels.length)
    for (const [row, temperatures] of sectionAlong(field, cut, levels, ACROSS).entries()) {
      for (const [column, temperature] of temperatures.entries()) {
        if (temperature === null) continue
        context.fillStyle = mapColour(shareOf(temperature, { low, high }), map)
        context.fillRect(column, row, 1, 1)
      }
    }
  }, [field, cut, levels, low, high, map])

  return (
    <div className="line-cut-section">
      <canvas
        ref={canvas}
        width={ACROSS}
        height={levels.length}
        role="img"
        aria-label="Temperatures in the section along the cut, from the lid down"
      />
      <span
        className="layer-frame"
        style={{ top: `${(100 * shown) / levels.length}%`, height: `${100 / levels.length}%` }}
      />
    </div>
  )
}
