/** What the selected part is made of, from what it stands on to the lid, and how it meets the lid. */
import { componentOf } from '../../layout/edits.ts'
import { isUnderLid, type ResolvedComponent } from '../../layout/geometry.ts'
import type { Layout } from '../../layout/schema.ts'
import { sourcePowerOf } from '../../layout/source-edits.ts'
import { editComponentLayers, sourcesOnLayer } from '../../layout/stack-edits.ts'
import { formatPower } from '../../layout/units.ts'
import { bodyOf, packageOf } from '../state/derived.ts'
import { useDocument, usePanelFacts } from '../ui/app-context.tsx'
import { materialName } from '../ui/material-words.ts'
import { useComponentPart } from '../ui/use-component-part.ts'
import { LidContactFields } from './inspector-contact.tsx'
import { type FixedBand, LayerStack } from './layer-stack.tsx'

export function InspectorStack({ id, name }: { id: string; name: string }) {
  const around = usePanelFacts((layout) => {
    const body = bodyOf(layout, id)
    return body ? { above: bandsAbove(layout, body), below: bandsBelow(layout, body) } : null
  })
  // The layers themselves follow every step of a drag, so that the drawing does not lag behind the hand.
  const layers = useComponentPart(id, 'layers')
  const sources = useComponentPart(id, 'sources') ?? []
  const materials = useDocument((state) => state.layout.materials)
  if (!layers || !around) return null
  const powerOn = (index: number) =>
    sourcesOnLayer({ layers, sources }, index).reduce((sum, source) => sum + sourcePowerOf(source), 0)
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Stack <span className="dim">mm, not to scale</span>
      </h3>
      <LayerStack
        owner={name}
        layers={layers}
        materials={materials}
        apply={(before, edit) => editComponentLayers(before, id, edit)}
        powerOf={powerOn}
        takesAlong={(index) => {
          const count = sourcesOnLayer({ layers, sources }, index).length
          if (count === 0) return ''
          return ` with its ${count === 1 ? 'source' : `${count} sources`} of ${formatPower(powerOn(index), 2)} W`
        }}
        above={around.above}
        below={around.below}
      />
      <LidContactFields id={id} name={name} />
    </div>
  )
}

/** Lid, pedestal and joint over the part, top to bottom. */
function bandsAbove(layout: Layout, body: ResolvedComponent): FixedBand[] {
  const { lid } = packageOf(layout)
  if (!lid || !isUnderLid(body.outline, lid.segments)) return []
  const material = materialName(layout, lid.material)
  const bands: FixedBand[] = [{ name: 'Lid', material, thickness: lid.thickness, role: 'lid' }]
  const gap = lid.underside - body.top
  if (body.carries || !body.tim || body.contact === 'none' || gap <= 0) return bands
  const joint = body.contact === 'gap-filler' ? gap : Math.min(gap, body.tim.thickness)
  if (gap - joint > 1e-6) bands.push({ name: 'Pedestal', material, thickness: gap - joint, role: 'pedestal' })
  bands.push({ name: 'TIM', material: materialName(layout, body.tim.material), thickness: joint, role: 'joint' })
  return bands
}

/** The uppermost layer of what the part stands on. */
function bandsBelow(layout: Layout, body: ResolvedComponent): FixedBand[] {
  const { on } = body.component
  const layers = on === undefined ? layout.substrate.layers : componentOf(layout, on).layers
  const top = layers.at(-1)
  if (!top) return []
  const { name, material, thickness } = top
  return [{ name, material: materialName(layout, material), thickness, role: 'substrate' }]
}
