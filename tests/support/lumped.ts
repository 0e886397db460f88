/** A package that is one lump: so well-conducting a block behind so poor a film that it has one temperature. */
import type { Layout, Source } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from './small-layout.ts'

const SIDE_MM = 10
const LAYER_MM = 1
const FILM = 1000
const PER_VOLUME = 2e6

export const LUMP = {
  ambient: 35,
  power: 4,
  /** K/W of the film over the top; the block's own resistance is a ten-millionth of it. */
  resistance: 1 / (FILM * (SIDE_MM * 1e-3) ** 2),
  /** J/K of both layers. */
  capacity: PER_VOLUME * 2 * LAYER_MM * 1e-3 * (SIDE_MM * 1e-3) ** 2,
}
/** Time constant, s. */
export const TAU = LUMP.resistance * LUMP.capacity
/** K */
export const RISE = LUMP.power * LUMP.resistance

export function lump(source: Partial<Source> = {}, overrides: Partial<Layout> = {}): Layout {
  const layer = (name: string) => [{ name, material: 'block', thickness: LAYER_MM }]
  return layoutWith({
    substrate: { width: SIDE_MM, height: SIDE_MM, layers: layer('base') },
    components: [
      componentWith({
        x: SIDE_MM / 2,
        y: SIDE_MM / 2,
        width: SIDE_MM,
        height: SIDE_MM,
        layers: layer('heated'),
        sources: [{ layer: 'heated', power: LUMP.power, ...source }],
      }),
    ],
    cooling: { ambient: LUMP.ambient, top: { h: FILM } },
    materials: { block: { conductivity: 1e7, density: 2000, specificHeat: PER_VOLUME / 2000 } },
    ...overrides,
  })
}

export const LUMP_GRID = { lateralCells: 4, cellsPerInterval: 1, mergeMm: 0.02, verticalCells: 4 }
