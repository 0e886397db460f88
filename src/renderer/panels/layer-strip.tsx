/** The stack from lid to board, from which the shown layer is picked; a real section through the selected part. */
import { Menu } from '@base-ui/react/menu'
import { ChevronDown, Layers } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { StackLevel } from '../../layout/levels.ts'
import { mapColour } from '../../report/map/colour-map.ts'
import { sample, sliceAt } from '../../report/map/field-slice.ts'
import { shownField, shownRange } from '../canvas/frame-of.ts'
import { shareOf } from '../canvas/scale.ts'
import { levelAt, levelsOf, packageOf, problemsOf } from '../state/derived.ts'
import { stripFits } from '../state/zooming.ts'
import { useApp, usePanelLayout, useSelection, useSolve, useView } from '../ui/app-context.tsx'
import { useShownTime } from '../ui/shown-time.ts'
import { useRailWindow } from '../ui/window-size.ts'
import './layer-strip.css'

const SECTION_WIDTH = 52
const ROW = 24

const middleOf = ({ z0, z1 }: StackLevel) => (z0 + z1) / 2

export function LayerStrip() {
  const crowded = useView(({ canvasSize }) => canvasSize.width > 0 && !stripFits(canvasSize))
  return useRailWindow() || crowded ? <LayerChip /> : <LayerPanel />
}

function useLevels() {
  const layout = usePanelLayout((layout) => layout)
  const levelZ = useView((state) => state.levelZ)
  return { levels: levelsOf(layout), shown: levelAt(layout, levelZ).index }
}

function LayerPanel() {
  const { view } = useApp()
  const { levels, shown } = useLevels()
  const sectionY = useSectionY()
  return (
    <section className="floating layer-strip" data-testid="layer-strip" aria-label="Layer">
      <header className="section-head">
        <h2>Layer</h2>
        <span className="kbd">
          <kbd>[</kbd>
          <kbd>]</kbd>
        </span>
      </header>
      <div className="layer-rows">
        <Section levels={levels} y={sectionY} />
        <div className="layer-names">
          {levels.map((level, index) => (
            <button
              key={`${level.z0}`}
              type="button"
              aria-pressed={index === shown}
              className="layer-name"
              title={level.name}
              onClick={() => view.getState().set({ levelZ: middleOf(level) })}
            >
              {level.name}
            </button>
          ))}
        </div>
      </div>
      <p className="dim layer-caption">Section at y = {sectionY.toFixed(0)} mm</p>
    </section>
  )
}

function LayerChip() {
  const { view } = useApp()
  const { levels, shown } = useLevels()
  return (
    <Menu.Root>
      <Menu.Trigger
        className="floating layer-chip"
        data-testid="layer-strip"
        aria-label={`Layer: ${levels[shown]?.name}`}
      >
        <Layers size={14} strokeWidth={2} aria-hidden="true" />
        {levels[shown]?.name}
        <ChevronDown size={14} strokeWidth={2} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {levels.map((level, index) => (
              <Menu.Item
                key={`${level.z0}`}
                className="menu-item"
                onClick={() => view.getState().set({ levelZ: middleOf(level) })}
              >
                <span className="mark">{index === shown ? '✓' : ''}</span>
                {level.name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** Through the first selected part, else through the middle of the package, mm. */
function useSectionY(): number {
  const layout = usePanelLayout((layout) => layout)
  const selected = useSelection((state) => state.ids[0])
  const body = packageOf(layout).components.find(({ component }) => component.id === selected)
  return body ? body.component.y : layout.substrate.height / 2
}

/** x–z section, one band per level: heights are not to scale, or thin layers would vanish. */
function Section({ levels, y }: { levels: readonly StackLevel[]; y: number }) {
  const app = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  useSolve((state) => state.solved)
  useShownTime()
  const field = shownField(app)?.field
  const faded = useSolve((state) => state.status === 'failed')
  const unsolvable = usePanelLayout((layout) => problemsOf(layout).length > 0)
  const width = usePanelLayout((layout) => layout.substrate.width)
  useView((state) => state.autoRange)
  const { shown } = useLevels()
  const map = useView((state) => state.colourMap)
  const { low, high } = shownRange(app)

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, SECTION_WIDTH, levels.length)
    if (!field) return
    const across = Float64Array.from({ length: SECTION_WIDTH }, (_, column) => ((column + 0.5) / SECTION_WIDTH) * width)
    for (const [row, level] of levels.entries()) {
      const temperatures = sample(sliceAt(field, middleOf(level)), across, Float64Array.of(y), true)
      for (const [column, temperature] of temperatures.entries()) {
        context.fillStyle = mapColour(shareOf(temperature, { low, high }), map)
        context.fillRect(column, row, 1, 1)
      }
    }
  }, [levels, field, y, width, low, high, map])

  return (
    <div
      className="layer-section"
      data-faded={faded || unsolvable || undefined}
      style={{ height: levels.length * ROW }}
    >
      <canvas
        ref={canvas}
        width={SECTION_WIDTH}
        height={levels.length}
        role="img"
        aria-label="Temperatures in a section through the stack"
      />
      <span className="layer-frame" style={{ top: shown * ROW, height: ROW }} />
    </div>
  )
}
