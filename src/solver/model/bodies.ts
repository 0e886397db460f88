/** A resolved package as a list of boxes of one material each, in painting order: a later box replaces an earlier one. */
import type { ResolvedComponent, ResolvedLid, ResolvedPackage } from '../../layout/geometry.ts'
import { intersection, type Outline, outlineFromOrigin } from '../../layout/outline.ts'

export interface Body {
  readonly outline: Outline
  /** mm */
  readonly z0: number
  readonly z1: number
  readonly material: string
}

/** Everything in the box [0, width] × [0, height] × [0, top plane], the fill first. */
export function bodiesOf(pkg: ResolvedPackage): Body[] {
  const whole = outlineFromOrigin(pkg.width, pkg.height)
  const bodies: Body[] = [{ outline: whole, z0: pkg.substrateTop, z1: pkg.topPlane, material: pkg.fill }]
  for (const layer of pkg.substrate)
    bodies.push({ outline: whole, z0: layer.z0, z1: layer.z1, material: layer.material })
  const { lid } = pkg
  for (const segment of lid?.segments ?? []) {
    bodies.push({ outline: segment.outline, z0: lid!.underside, z1: lid!.top, material: lid!.material })
  }
  // parents before what stands on them: a child replaces its parent's joint to the lid where it covers the parent
  for (const component of [...pkg.components].sort((a, b) => a.depth - b.depth)) {
    for (const layer of component.layers) {
      bodies.push({ outline: component.outline, z0: layer.z0, z1: layer.z1, material: layer.material })
    }
    if (lid) bodies.push(...jointToLid(component, lid, pkg.fill))
  }
  return bodies.filter((body) => body.z1 > body.z0)
}

/** What lies between a component's top and the lid's underside, segment by segment. */
function jointToLid(component: ResolvedComponent, lid: ResolvedLid, fill: string): Body[] {
  const { top, tim, contact } = component
  const bodies: Body[] = []
  for (const segment of lid.segments) {
    const outline = intersection(component.outline, segment.outline)
    if (!outline || top >= lid.underside) continue
    if (contact === 'none' || !tim) {
      bodies.push({ outline, z0: top, z1: lid.underside, material: fill })
    } else if (contact === 'gap-filler') {
      bodies.push({ outline, z0: top, z1: lid.underside, material: tim.material })
    } else {
      const bond = Math.min(top + tim.thickness, lid.underside)
      bodies.push({ outline, z0: top, z1: bond, material: tim.material })
      bodies.push({ outline, z0: bond, z1: lid.underside, material: lid.material })
    }
  }
  return bodies
}
