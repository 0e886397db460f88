/** Over the canvas while two designs are compared: which of them it shows, and the way back. */
import { GitCompareArrows, X } from 'lucide-react'
import { useStore } from 'zustand'
import { reaches } from '../state/comparison-shown.ts'
import { COMPARED_SIDES, type ComparedSide } from '../state/comparison-store.ts'
import { levelAt } from '../state/derived.ts'
import { useApp, useFollowing, usePanelLayout, useView } from '../ui/app-context.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { Segments } from '../ui/segments.tsx'
import { useShownTime } from '../ui/shown-time.ts'
import './compare.css'

const WORDS: Readonly<Record<ComparedSide, string>> = { a: 'A', b: 'B', difference: 'B − A' }

export function CanvasCompare() {
  const app = useApp()
  const { other, shown } = useStore(app.comparison)
  const inTime = useShownTime() !== null
  const following = useFollowing()
  const level = useView((state) => state.levelZ)
  const middle = usePanelLayout((layout) => {
    const { z0, z1 } = levelAt(layout, level).level
    return (z0 + z1) / 2
  })
  if (!other || inTime) return null
  const beyond = shown !== 'b' && !reaches(other, middle)
  return (
    <section className="floating canvas-compare" data-testid="canvas-compare" aria-label="Comparison on the map">
      <GitCompareArrows size={14} strokeWidth={2} aria-hidden="true" />
      <Segments
        name="Shown on the map"
        value={following ? 'b' : shown}
        options={COMPARED_SIDES.map((side) => [side, WORDS[side]] as const)}
        onChoose={(side) => app.comparison.setState({ shown: side })}
      />
      {beyond && <span className="dim">A ends below this layer</span>}
      <IconAction icon={X} name="End the comparison" keys="Esc" onAct={() => app.comparisons.end()} />
    </section>
  )
}
