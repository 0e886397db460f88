import { materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatShort } from '../../layout/units.ts'
import { packageOf } from '../state/derived.ts'

/** What is not a component but decides the temperatures as much: lid, cooling, substrate. */
export function PackageParts({ layout }: { layout: Layout }) {
  const { lid } = packageOf(layout)
  const { cooling, substrate } = layout
  const thickness = substrate.layers.reduce((sum, layer) => sum + layer.thickness, 0)
  return (
    <>
      {lid && <h3 className="list-head">Lid</h3>}
      {lid?.segments.map(({ id, outline }) => (
        <PackageRow
          key={id}
          name={
            lid.segments.length > 1
              ? id
              : `Lid, ${materialOf(layout, lid.material)?.name?.toLowerCase() ?? lid.material}`
          }
          value={`${formatShort(outline.x1 - outline.x0, 1)} × ${formatShort(outline.y1 - outline.y0, 1)} × ${formatShort(lid.thickness)}`}
        />
      ))}
      <h3 className="list-head">Cooling</h3>
      {cooling.top?.zones?.map((zone, index) => (
        <PackageRow
          key={`${zone.name} ${zone.x} ${zone.y}`}
          name={capitalised(zone.name ?? `zone ${index + 1}`)}
          value={`${formatShort(zone.temperature ?? cooling.ambient, 1)} °C`}
        />
      ))}
      <PackageRow name="Ambient" value={`${formatShort(cooling.ambient, 1)} °C`} />
      <h3 className="list-head">Substrate</h3>
      <PackageRow
        name={`${substrate.layers.length} ${substrate.layers.length === 1 ? 'layer' : 'layers'}`}
        value={`${formatShort(substrate.width, 1)} × ${formatShort(substrate.height, 1)} × ${formatShort(thickness)}`}
      />
    </>
  )
}

function PackageRow({ name, value }: { name: string; value: string }) {
  return (
    <p className="row plain">
      <span className="row-name">{name}</span>
      <span className="dim number">{value}</span>
    </p>
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
