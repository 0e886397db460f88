/** The substrate: its size, its layers, and what fills the room above it. */
import { Square } from 'lucide-react'
import { setFill, setSubstrateLayers, setSubstrateSize } from '../../layout/package-edits.ts'
import { formatShort } from '../../layout/units.ts'
import { useApp, usePanelLayout } from '../ui/app-context.tsx'
import { LayerList } from './layer-list.tsx'
import { LiveField, useFieldEdit } from './live-field.tsx'
import { MaterialChoice } from './material-choice.tsx'
import { Line } from './small-controls.tsx'

const LEAST_SIZE_MM = 0.1

export function SubstrateInspector() {
  const { document } = useApp()
  const { substrate, fill } = usePanelLayout((layout) => layout)
  const onWidth = useFieldEdit('resize the substrate', (layout, width) => setSubstrateSize(layout, { width }))
  const onHeight = useFieldEdit('resize the substrate', (layout, height) => setSubstrateSize(layout, { height }))
  const thickness = substrate.layers.reduce((sum, layer) => sum + layer.thickness, 0)
  return (
    <>
      <div className="inspector-block">
        <p className="inspector-title">
          <Square size={14} strokeWidth={2} aria-hidden="true" /> Substrate
        </p>
        <div className="field-grid">
          <LiveField
            read={(layout) => layout.substrate.width}
            testId="substrate-width"
            label="W"
            name="Width of the substrate"
            unit="mm"
            step={0.05}
            least={LEAST_SIZE_MM}
            {...onWidth}
          />
          <LiveField
            read={(layout) => layout.substrate.height}
            testId="substrate-height"
            label="H"
            name="Height of the substrate"
            unit="mm"
            step={0.05}
            least={LEAST_SIZE_MM}
            {...onHeight}
          />
        </div>
      </div>
      <div className="inspector-block">
        <h3 className="section-head">
          Layers <span className="dim number">{formatShort(thickness)} mm together</span>
        </h3>
        <LayerList
          layers={substrate.layers}
          of="the substrate"
          onChange={(label, layers) => document.getState().edit(label, (layout) => setSubstrateLayers(layout, layers))}
        />
      </div>
      <div className="inspector-block">
        <h3 className="section-head">
          Fill <span className="dim">between bodies, under the lid</span>
        </h3>
        <Line label="Material">
          <MaterialChoice
            name="Fill material"
            testId="fill-material"
            value={fill}
            onChange={(material) => document.getState().edit('set the fill', (layout) => setFill(layout, material))}
          />
        </Line>
      </div>
    </>
  )
}
