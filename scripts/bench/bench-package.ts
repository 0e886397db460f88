/**
 * The package on which the solver is timed on uniform lines: 75 × 75 mm, an ASIC of 700 W in uneven blocks, sixteen
 * engines with small laser spots around it, ten layers, copper beside air.
 */

import type { ResolvedPackage } from '../../src/layout/geometry.ts'
import type { Component, Layout } from '../../src/layout/schema.ts'
import type { Grid } from '../../src/solver/model/grid.ts'

const SIDE_MM = 75
/** Every edge is a multiple of this, and so a line of all four grids until a die is moved. */
const PITCH_MM = SIDE_MM / 64
const LID_GAP_MM = 0.9

const engine = (n: number): Component => {
  const near = 5.5 * PITCH_MM
  const along = (9.5 + (n % 4) * 14) * PITCH_MM
  const [x, y] = [
    [along, near],
    [SIDE_MM - near, along],
    [SIDE_MM - along, SIDE_MM - near],
    [near, SIDE_MM - along],
  ][Math.floor(n / 4)] as [number, number]
  return {
    id: `oe-${n + 1}`,
    kind: 'optical-engine',
    x,
    y,
    width: 7 * PITCH_MM,
    height: 7 * PITCH_MM,
    layers: [
      { name: 'bumps', material: 'c4-underfill', thickness: 0.08 },
      { name: 'pic', material: 'silicon', thickness: 0.2 },
      { name: 'eic', material: 'silicon', thickness: 0.3 },
    ],
    sources: [
      { layer: 'eic', power: 20 },
      { layer: 'pic', blocks: [1, 3, 5, 7].map((x) => ({ x, y: 4, width: 0.4, height: 0.4, power: 1 })) },
    ],
    tim: { material: 'tim-grease', thickness: 0.05 },
    lidContact: 'gap-filler',
  }
}

export function benchPackage(): Layout {
  const blocks = Array.from({ length: 16 }, (_, n) => ({
    x: (2.5 + (n % 4) * 5) * PITCH_MM,
    y: (2.5 + Math.floor(n / 4) * 5) * PITCH_MM,
    width: 5 * PITCH_MM,
    height: 5 * PITCH_MM,
    power: 20 + ((n * 7) % 11) * 4.75,
  }))
  return {
    format: 'cpo-layout',
    version: 1,
    name: 'bench',
    substrate: {
      width: SIDE_MM,
      height: SIDE_MM,
      layers: [
        { name: 'build-up, lower', material: 'organic-substrate', thickness: 0.5 },
        { name: 'core', material: 'organic-substrate', thickness: 0.8 },
        { name: 'build-up, upper', material: 'organic-substrate', thickness: 0.3 },
      ],
    },
    fill: 'air',
    components: [
      {
        id: 'asic',
        kind: 'asic',
        x: SIDE_MM / 2,
        y: SIDE_MM / 2,
        width: 20 * PITCH_MM,
        height: 20 * PITCH_MM,
        layers: [
          { name: 'bumps', material: 'c4-underfill', thickness: 0.08 },
          { name: 'die', material: 'silicon', thickness: 0.775 },
        ],
        sources: [{ layer: 'die', blocks }],
        tim: { material: 'tim-grease', thickness: LID_GAP_MM - 0.855 },
      },
      ...Array.from({ length: 16 }, (_, n) => engine(n)),
    ],
    lid: { material: 'copper', thickness: 2 },
    cooling: { ambient: 35, top: { h: 8000, temperature: 30 }, bottom: { h: 20 } },
  }
}

/** n × n equal columns over the substrate and nz layers, the given heights among their faces. */
export function benchGrid(n: number, nz: number, heights: readonly number[]): Grid {
  const lines = Float64Array.from({ length: n + 1 }, (_, i) => (i * SIDE_MM) / n)
  const z = [...new Set(heights.map((height) => Number(height.toFixed(6))))].sort((a, b) => a - b)
  while (z.length <= nz) {
    // the thickest layer is cut in two
    const widest = z.slice(1).reduce((best, top, k) => (top - z[k]! > z[best + 1]! - z[best]! ? k : best), 0)
    z.splice(widest + 1, 0, (z[widest]! + z[widest + 1]!) / 2)
  }
  return { x: lines, y: lines, z: Float64Array.from(z) }
}

/** The grid after a component has been moved: lines on its edges go with it, those between two edges at their shares. */
export function movedGrid(grid: Grid, from: ResolvedPackage, to: ResolvedPackage): Grid {
  const edges = ({ width, height, components }: ResolvedPackage) => ({
    x: [0, width, ...components.flatMap(({ outline }) => [outline.x0, outline.x1])],
    y: [0, height, ...components.flatMap(({ outline }) => [outline.y0, outline.y1])],
  })
  const [before, after] = [edges(from), edges(to)]
  const moved = (axis: 'x' | 'y') => {
    const knots = before[axis].map((at, n) => [at, after[axis][n]!] as const).sort(([a], [b]) => a - b)
    return grid[axis].map((at) => {
      const above = Math.max(
        knots.findIndex(([knot]) => knot >= at),
        1,
      )
      const [[low, lowTo], [high, highTo]] = [knots[above - 1]!, knots[above]!]
      return lowTo + ((at - low) * (highTo - lowTo)) / (high - low)
    })
  }
  return { x: moved('x'), y: moved('y'), z: grid.z }
}

/**
 * As many components as the editor must carry without effort: an ASIC, eight memories and engines in rows round them, with
 * decoupling capacitors between, on 120 × 120 mm.
 */
export function crowdedPackage(count = 200): Layout {
  const side = 120
  const centre = side / 2
  const asic = benchPackage().components[0]!
  const die: Component = {
    ...asic,
    x: centre,
    y: centre,
    width: 30,
    height: 30,
    sources: [{ layer: 'die', power: 500 }],
  }
  const places: { readonly x: number; readonly y: number }[] = []
  for (let y = 6; y < side - 4; y += 7) {
    for (let x = 6; x < side - 4; x += 7) {
      if (Math.abs(x - centre) > 20 || Math.abs(y - centre) > 20) places.push({ x, y })
    }
  }
  const others = places.slice(0, count - 1).map(({ x, y }, n): Component => {
    const isEngine = n % 3 === 0
    return {
      id: isEngine ? `oe-${n + 1}` : `cap-${n + 1}`,
      kind: isEngine ? 'optical-engine' : 'passive',
      x,
      y,
      width: isEngine ? 5 : 2,
      height: isEngine ? 6 : 1.2,
      layers: isEngine
        ? [
            { name: 'bumps', material: 'c4-underfill', thickness: 0.08 },
            { name: 'die', material: 'silicon', thickness: 0.5 },
          ]
        : [{ name: 'body', material: 'alumina', thickness: 0.5 }],
      sources: [{ layer: isEngine ? 'die' : 'body', power: isEngine ? 6 : 0.05 }],
    }
  })
  if (others.length !== count - 1) throw new Error(`only ${others.length + 1} components find a place`)
  return {
    ...benchPackage(),
    name: `${count} components`,
    substrate: { ...benchPackage().substrate, width: side, height: side },
    components: [die, ...others],
    lid: { material: 'copper', thickness: 2, tim: { material: 'tim-grease', thickness: 0.05 } },
  }
}
