/** Heat out of every face, from the same links that were solved with. */
import type { BoundaryLinks } from '../model/conductances.ts'
import { dissipated } from '../model/following-power.ts'
import type { ThermalModel } from '../model/thermal-model.ts'
import type { HeatBalance } from './solution.ts'

/** W, leaving positive; the imbalance is what the iteration has left. */
export function heatBalance(model: ThermalModel): HeatBalance {
  const { top, bottom, west, east, south, north } = model.boundaries
  const through = (face: BoundaryLinks) => {
    let watts = 0
    for (let n = 0; n < face.cells.length; n++) {
      watts += face.conductance[n] * model.system.temperature[face.cells[n]] - face.driving[n]
    }
    return watts
  }
  const power = componentPowers(model).reduce((sum, each) => sum + each, 0)
  const out = {
    top: through(top),
    bottom: through(bottom),
    sides: through(west) + through(east) + through(south) + through(north),
  }
  return { power, ...out, imbalance: power - out.top - out.bottom - out.sides }
}

/** What every component dissipates at the model's temperature, W, in the order of the document. */
export function componentPowers({ pkg, following, system }: ThermalModel): number[] {
  const powers = pkg.components.map((component) => component.power)
  for (const source of following) {
    const written = source.watts.reduce((sum, watts) => sum + watts, 0)
    powers[source.component]! += dissipated(source, system.temperature) - written
  }
  return powers
}
