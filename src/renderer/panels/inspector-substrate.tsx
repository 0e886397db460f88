/** The substrate: its size, its layers, and what fills the room above it. */
import { Square } from 'lucide-react'
import { setSubstrateSize } from '../../layout/package-edits.ts'
import { editSubstrateLayers } from '../../layout/stack-edits.ts'
import { formatShort } from '../../layout/units.ts'
import { useDocument } from '../ui/app-context.tsx'
import { FillField } from './fill-field.tsx'
import { LayerStack } from './layer-stack.tsx'
import { LiveField, useFieldEdit } from './live-field.tsx'

const LEAST_SIZE_MM = 0.1

export function SubstrateInspector() {
  // The layers follow every step of a drag, so that the drawing does not lag behind the hand.
  const layers = useDocument(({ layout }) => layout.substrate.layers)
  const materials = useDocument(({ layout }) => layout.materials)
  const thickness = layers.reduce((sum, layer) => sum + layer.thickness, 0)
  return (
    <>
      <div className="inspector-block">
        <p className="inspector-title">
          <Square size={14} strokeWidth={2} aria-hidden="true" /> Substrate
        </p>
        <div className="field-grid">
          <SizeField side="width" />
          <SizeField side="height" />
        </div>
      </div>
      <div className="inspector-block">
        <h3 className="section-head">
          Layers <span className="dim number">{formatShort(thickness)} mm together, not to scale</span>
        </h3>
        <LayerStack owner="the substrate" layers={layers} materials={materials} apply={editSubstrateLayers} wide />
      </div>
      <div className="inspector-block">
        <h3 className="section-head">
          Above it <span className="dim">between bodies, under the lid</span>
        </h3>
        <FillField />
      </div>
    </>
  )
}

function SizeField({ side }: { side: 'width' | 'height' }) {
  const edit = useFieldEdit('resize the substrate', (layout, value) => setSubstrateSize(layout, { [side]: value }))
  return (
    <LiveField
      read={(layout) => layout.substrate[side]}
      testId={`substrate-${side}`}
      label={side === 'width' ? 'W' : 'H'}
      name={side === 'width' ? 'Width of the substrate' : 'Height of the substrate'}
      unit="mm"
      step={0.05}
      least={LEAST_SIZE_MM}
      {...edit}
    />
  )
}
