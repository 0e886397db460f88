/** The edge-aligned tensor grid: lines on every edge and interface, graded in between. Lengths in mm. */
import type { ResolvedFilms } from '../../layout/films.ts'
import type { ResolvedPackage } from '../../layout/geometry.ts'
import { areaOf, intersection, type Outline } from '../../layout/outline.ts'
import {
  fillSizedSpans,
  type GridName,
  type LineTopology,
  type Mark,
  mergePlaces,
  type NestedLines,
  placeLines,
  type SpanSizes,
} from './lines.ts'
import { type CellInterval, moveLines } from './moved-lines.ts'

export interface Grid {
  /** Lines, ascending; n + 1 lines bound n cells. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
}

export interface GridParameters {
  /** Cells wanted per lateral axis, */
  readonly lateralCells: number
  /** instead of them where a heated die has no joint to a lid, */
  readonly bareLateralCells?: number
  /** and at least so many per interval between two edges, on average: a crowded package needs more. */
  readonly cellsPerInterval: number
  /** Lateral lines nearer than this become one; coverage then decides what a cell holds. */
  readonly mergeMm: number
  /** Cells wanted along z. */
  readonly verticalCells: number
}

/** A grid and those of about twice and four times its cell size, each with a line on every edge. */
export interface NestedGrids extends Readonly<Record<GridName, Grid>> {
  /** What `moveGrids` needs to move them with the package's edges. */
  readonly topology: Readonly<Record<Axis, LineTopology>>
  /** What they are graded towards besides edges. */
  readonly layers: BoundaryLayers
}

/** The outer faces under which the field bends: a poor conductor there is cooled beside a good one that is not, or less. */
interface BoundaryLayers {
  /** Under the top plane, where fill reaches it. */
  readonly top: boolean
  readonly sides: boolean
}

export type Axis = 'x' | 'y' | 'z'
/** Cells per axis; a cell is meant whose index lies in the interval of at least one axis, with the links to its neighbours. */
export type ChangedCells = Readonly<Record<Axis, CellInterval>>

/** Grids moved, and which of their cells need their coefficients and their power again. */
export interface MovedGrids {
  readonly grids: NestedGrids
  readonly changed: Readonly<Record<GridName, ChangedCells>>
}

const eachGrid = <T>(of: (name: GridName) => T): Record<GridName, T> => ({
  fine: of('fine'),
  coarse: of('coarse'),
  coarsest: of('coarsest'),
})

export const cellCounts = (grid: Grid): [number, number, number] => [
  grid.x.length - 1,
  grid.y.length - 1,
  grid.z.length - 1,
]

export const cellWidths = (lines: Float64Array): Float64Array =>
  Float64Array.from({ length: lines.length - 1 }, (_, i) => lines[i + 1] - lines[i])

/**
 * Lateral cells wanted at scale 1, mm: beside a die's edge, where its heat crowds into a poor conductor; beside a power
 * block's edge, inside a good conductor; beside the edge of a lid segment or a cooling zone.
 */
const BESIDE_DIE_MM = 0.05
const BESIDE_BLOCK_MM = 0.15
const BESIDE_SEGMENT_MM = 0.2
/** None of them more than this share of the rectangle's own width. */
const BESIDE_EDGE_SHARE = 1 / 24
/** A source or die is cut into about this many cells or more along each axis, as far as merging allows. */
const CELLS_ACROSS = 6
const LATERAL_GROWTH = 0.3
/** Vertical cell wanted at the substrate's top at scale 1, mm before anisotropy, and its growth downwards. */
const BESIDE_SUBSTRATE_MM = 0.1
const SUBSTRATE_GROWTH = 0.3
/** Vertical cell wanted between the substrate's top and the lid, mm before anisotropy, and its growth above. */
const BETWEEN_MM = 0.2
const LID_GROWTH = 0.5
const HEATED_CELLS_ACROSS = 2
/**
 * From this film on, W/(m²·K), a cooled face asks for such a cell at scale 1, mm: k / h is 10 mm in a laminate then, and
 * over that length from the edge of a good conductor the heat crowds into the poor one beside it.
 */
const COOLED_FROM_H = 30
const BESIDE_COOLED_MM = 0.1
/** Heights closer than this are one, mm. */
const MERGE_HEIGHTS_MM = 1e-6

/**
 * Grids of a package. `anisotropyOf` gives √(k through-plane / k in-plane) of a material: where a layer conducts better
 * along than across, the field under a die's edge is that much flatter, and the cells must be too.
 */
export function buildGrids(
  pkg: ResolvedPackage,
  films: ResolvedFilms,
  anisotropyOf: (material: string) => number,
  parameters: GridParameters,
): NestedGrids {
  const layers = boundaryLayers(pkg, films)
  const lateral = (axis: 'x' | 'y', extent: number): NestedLines =>
    placeLines(extent, lateralMarks(pkg, films, axis, parameters.mergeMm), {
      cells: hasBareDie(pkg) ? (parameters.bareLateralCells ?? parameters.lateralCells) : parameters.lateralCells,
      cellsPerSpan: parameters.cellsPerInterval,
      growth: LATERAL_GROWTH,
      mergeWithin: parameters.mergeMm,
      ...(layers.sides ? { besideEnds: BESIDE_COOLED_MM } : {}),
    })
  const x = lateral('x', pkg.width)
  const y = lateral('y', pkg.height)
  const z = verticalLines(pkg, layers, anisotropyOf, parameters.verticalCells)
  return nestedGrids({ x, y, z }, layers)
}

function boundaryLayers(pkg: ResolvedPackage, { top, sides }: ResolvedFilms): BoundaryLayers {
  const covered = (pkg.lid?.segments ?? []).reduce((sum, { outline }) => sum + areaOf(outline), 0)
  const exposesFill = covered < pkg.width * pkg.height * (1 - 1e-9)
  return {
    top: exposesFill && [top, ...top.zones].some(({ h }) => h >= COOLED_FROM_H),
    sides: sides.h >= COOLED_FROM_H,
  }
}

/**
 * Whether some heated die has no way up: all of its heat crowds into the substrate under its edges, and there coarse cells
 * cost most (0.05 mm stripes on bare 150 mm: 1.8 K off at 128 lines where a joint leaves 0.03 K; docs/validation.md).
 */
const hasBareDie = ({ components, lid }: ResolvedPackage): boolean =>
  components.some(({ power, contact, outline }) => {
    const joined =
      contact !== 'none' && lid?.segments.some((segment) => intersection(outline, segment.outline) !== null)
    return power > 0 && !joined
  })

const nestedGrids = ({ x, y, z }: Record<Axis, NestedLines>, layers: BoundaryLayers): NestedGrids => ({
  ...eachGrid((name) => ({ x: x[name], y: y[name], z: z[name] })),
  topology: { x: x.topology, y: y.topology, z: z.topology },
  layers,
})

/**
 * Grids of a package that was edited, with as many lines as before: every line moves with the edges it stands on. The
 * cells stay as they were graded when the grids were built. Null where the grids must be built again: edges crossed, met
 * or parted, there are more or fewer of them, or cells would become too wide or too narrow (see `moveLines`); or a face has
 * begun or ceased to be cooled.
 */
export function moveGrids(
  { topology, layers }: NestedGrids,
  pkg: ResolvedPackage,
  films: ResolvedFilms,
): MovedGrids | null {
  const now = boundaryLayers(pkg, films)
  if (now.top !== layers.top || now.sides !== layers.sides) return null
  const x = moveLines(topology.x, [0, pkg.width, ...lateralEdges(pkg, films, 'x').flatMap(endsOf)])
  const y = x && moveLines(topology.y, [0, pkg.height, ...lateralEdges(pkg, films, 'y').flatMap(endsOf)])
  const z = y && moveLines(topology.z, interfaces(pkg, gridLayers(pkg)))
  if (!z) return null
  return {
    grids: nestedGrids({ x: x.lines, y: y.lines, z: z.lines }, layers),
    changed: eachGrid((name) => ({ x: x.changed[name], y: y.changed[name], z: z.changed[name] })),
  }
}

/** An interval between two edges along an axis, and the cell wanted beside them at scale 1. mm */
interface Edges {
  readonly from: number
  readonly to: number
  readonly besideMm: number
}

const endsOf = ({ from, to }: Edges): [number, number] => [from, to]

/** Every edge of a component, a power block, a lid segment and a cooling zone. */
function lateralEdges(pkg: ResolvedPackage, films: ResolvedFilms, axis: 'x' | 'y'): Edges[] {
  const edges: Edges[] = []
  const add = ({ x0, x1, y0, y1 }: Outline, besideMm: number) =>
    edges.push(axis === 'x' ? { from: x0, to: x1, besideMm } : { from: y0, to: y1, besideMm })
  for (const component of pkg.components) {
    add(component.outline, BESIDE_DIE_MM)
    for (const source of component.sources) for (const block of source.blocks) add(block.outline, BESIDE_BLOCK_MM)
  }
  for (const segment of pkg.lid?.segments ?? []) add(segment.outline, BESIDE_SEGMENT_MM)
  for (const zone of films.top.zones) add(zone.outline, BESIDE_SEGMENT_MM)
  return edges
}

function lateralMarks(pkg: ResolvedPackage, films: ResolvedFilms, axis: 'x' | 'y', mergeMm: number): Mark[] {
  return lateralEdges(pkg, films, axis).flatMap((edges) => {
    const width = edges.to - edges.from
    const beside = Math.min(edges.besideMm, width * BESIDE_EDGE_SHARE)
    const largest = Math.max(width / CELLS_ACROSS, mergeMm)
    return endsOf(edges).map((at) => ({ at, beside, largest }))
  })
}

interface GridLayer {
  readonly z0: number
  readonly z1: number
  readonly material: string
  readonly heated: boolean
}

/**
 * Lines on every layer interface, and the sizes wanted in between. The field bends at the edges of dies, between the
 * substrate's top and the lid: there the cells are fine, and they grow with the distance from there. A thin layer gets a
 * thin cell but asks nothing of its neighbours: heat crosses it straight, and links in series are exact for that.
 */
function verticalLines(
  pkg: ResolvedPackage,
  { top }: BoundaryLayers,
  anisotropyOf: (material: string) => number,
  cells: number,
): NestedLines {
  const layers = gridLayers(pkg)
  const underside = pkg.lid?.underside ?? pkg.topPlane
  const smallestDie = Math.min(...pkg.components.map(({ component }) => Math.min(component.width, component.height)))
  const besideSubstrate = Math.min(BESIDE_SUBSTRATE_MM, smallestDie * BESIDE_EDGE_SHARE)
  const sizesBetween = (from: number, to: number): SpanSizes => {
    const here = layers.filter((layer) => layer.z0 < to - MERGE_HEIGHTS_MM && layer.z1 > from + MERGE_HEIGHTS_MM)
    const flatness = Math.min(1, ...here.map((layer) => anisotropyOf(layer.material)))
    const inSubstrate = to <= pkg.substrateTop + MERGE_HEIGHTS_MM
    const underTop = (z: number) =>
      top ? BESIDE_COOLED_MM + LID_GROWTH * (pkg.topPlane - z) : Number.POSITIVE_INFINITY
    const size = (z: number) =>
      inSubstrate
        ? besideSubstrate * flatness + SUBSTRATE_GROWTH * (pkg.substrateTop - z)
        : Math.min(BETWEEN_MM * flatness + LID_GROWTH * Math.max(z - underside, 0), underTop(z))
    const heated = here.filter((layer) => layer.heated).map(({ z0, z1 }) => (z1 - z0) / HEATED_CELLS_ACROSS)
    return {
      a: size(from),
      b: size(to),
      largest: Math.min(pkg.topPlane, ...heated),
      ...(top && from >= underside - MERGE_HEIGHTS_MM ? { growth: LID_GROWTH } : {}),
    }
  }
  return fillSizedSpans(mergePlaces(interfaces(pkg, layers), MERGE_HEIGHTS_MM), sizesBetween, cells)
}

/** Heights of the bottom, the top plane, and both faces of every layer. */
const interfaces = (pkg: ResolvedPackage, layers: readonly GridLayer[]): number[] => [
  0,
  pkg.topPlane,
  ...layers.flatMap(({ z0, z1 }) => [z0, z1]),
]

/** Every layer of the substrate, the components, their TIMs and the lid. */
function gridLayers(pkg: ResolvedPackage): GridLayer[] {
  const layers: GridLayer[] = pkg.substrate.map((layer) => ({ ...layer, heated: false }))
  for (const { layers: own, sources, contact, top, tim } of pkg.components) {
    for (const layer of own) layers.push({ ...layer, heated: sources.some((source) => source.layer === layer) })
    if (pkg.lid && tim && contact === 'tim' && top + tim.thickness < pkg.lid.underside) {
      layers.push({ z0: top, z1: top + tim.thickness, material: tim.material, heated: false })
    }
  }
  if (pkg.lid) layers.push({ z0: pkg.lid.underside, z1: pkg.lid.top, material: pkg.lid.material, heated: false })
  return layers
}
