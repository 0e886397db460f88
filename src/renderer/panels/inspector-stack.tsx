/** The layers from substrate to lid as a drawn section, not to scale, with materials and thicknesses. */

import { isUnderLid, type ResolvedComponent } from '../../layout/geometry.ts'
import { materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatShort } from '../../layout/units.ts'
import { packageOf } from '../state/derived.ts'
import { usePanelLayout } from '../ui/app-context.tsx'

interface Band {
  readonly name: string
  readonly material: string
  readonly thickness: number
  /** W */
  readonly power: number
  readonly role: 'lid' | 'pedestal' | 'joint' | 'die' | 'substrate'
}

const ROW = 16

export function InspectorStack({ body }: { body: ResolvedComponent }) {
  const layout = usePanelLayout((layout) => layout)
  const bands = bandsOf(layout, body)
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Stack <span className="dim">mm, not to scale</span>
      </h3>
      <div className="stack">
        <svg width={84} height={bands.length * ROW} aria-hidden="true">
          {bands.map(({ role, name, power }, index) => {
            const wide = role === 'lid' || role === 'substrate'
            return (
              <g key={`${role} ${name}`}>
                <rect
                  className={`band-${role}`}
                  x={wide ? 0 : 12}
                  y={index * ROW}
                  width={wide ? 72 : 48}
                  height={ROW - 1}
                />
                {power > 0 &&
                  [26, 36, 46].map((x) => <circle key={x} cx={x} cy={index * ROW + 7.5} r={1.6} fill="#fff" />)}
                <path className="band-lead" d={`M${wide ? 72 : 60} ${index * ROW + 7.5}H84`} />
              </g>
            )
          })}
        </svg>
        <ol className="stack-words">
          {bands.map(({ role, name, material, thickness, power }) => (
            <li key={`${role} ${name}`}>
              <span className="stack-name">{name}</span>
              <span className="stack-material" title={material}>
                {material}
                {power > 0 && `, ${formatShort(power, 1)} W`}
              </span>
              <span className="number">{formatShort(thickness, 3)}</span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

/** Top to bottom. */
function bandsOf(layout: Layout, body: ResolvedComponent): Band[] {
  const { lid, substrate } = packageOf(layout)
  const material = (id: string) => (materialOf(layout, id)?.name ?? id).replace(/ \(.*\)$/, '').toLowerCase()
  const bands: Band[] = []
  const underLid = lid && isUnderLid(body.outline, lid.segments)
  if (lid && underLid) {
    bands.push({ name: 'Lid', material: material(lid.material), thickness: lid.thickness, power: 0, role: 'lid' })
    const gap = lid.underside - body.top
    if (!body.carries && body.tim && body.contact !== 'none' && gap > 0) {
      const joint = body.contact === 'gap-filler' ? gap : Math.min(gap, body.tim.thickness)
      if (gap - joint > 1e-6) {
        bands.push({
          name: 'Pedestal',
          material: material(lid.material),
          thickness: gap - joint,
          power: 0,
          role: 'pedestal',
        })
      }
      bands.push({ name: 'TIM', material: material(body.tim.material), thickness: joint, power: 0, role: 'joint' })
    }
  }
  for (const layer of body.layers.toReversed()) {
    const power = body.sources
      .filter((source) => source.layer === layer)
      .reduce((sum, source) => sum + source.power + source.blocks.reduce((blocks, block) => blocks + block.power, 0), 0)
    const role = power > 0 || /silicon|inp|die/.test(layer.material) ? 'die' : 'joint'
    bands.push({
      name: spelled(layer.name),
      material: material(layer.material),
      thickness: layer.z1 - layer.z0,
      power,
      role,
    })
  }
  const top = substrate.at(-1)
  if (body.depth === 0 && top) {
    bands.push({
      name: spelled(top.name),
      material: material(top.material),
      thickness: top.z1 - top.z0,
      power: 0,
      role: 'substrate',
    })
  }
  return bands
}

function spelled(name: string): string {
  return name.length <= 3 ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1)
}
