/** A temperature map as SVG in millimetres: the field as an embedded image, everything else as lines and words. */

import { displayName } from '../../layout/component-name.ts'
import type { ResolvedPackage } from '../../layout/geometry.ts'
import type { StackLevel } from '../../layout/levels.ts'
import type { Outline } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'
import { statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'
import { figureOf } from '../figures.ts'
import { MAP_COLOURS } from '../kinds.ts'
import { escaped } from '../markup.ts'
import type { ColourRange } from './colour-map.ts'
import { extremesOf, type FieldSlice } from './field-slice.ts'
import { type Contour, contourGrid, contoursAt, isothermLevels } from './isotherms.ts'

const CONTOUR_SAMPLES = 240
const MARGIN_MM = 4

export interface DrawnMap {
  readonly layout: Layout
  /** What is outlined. */
  readonly pkg: ResolvedPackage
  readonly results: ReadonlyMap<string, ComponentResult>
  readonly level: StackLevel
  readonly isotherms: boolean
  readonly limitLine: boolean
  readonly range: ColourRange
}

/** @param image data URL of the map over the whole substrate, north up */
export function mapSvg(map: DrawnMap, slice: FieldSlice, image: string): string {
  const { pkg, layout } = map
  const width = pkg.width + 2 * MARGIN_MM
  const height = pkg.height + 2 * MARGIN_MM
  const caption = `${layout.name ?? 'Package'}: ${map.level.name}, ${map.range.low.toFixed(0)} to ${map.range.high.toFixed(0)} °C`
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height + 4}mm" viewBox="${-MARGIN_MM} ${-MARGIN_MM} ${width} ${height + 4}" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escaped(caption)}</title>`,
    ...mapElements(map, slice, image),
    ...labelElements(map),
    `<text x="0" y="${mm(pkg.height + 5)}" font-size="2.4" fill="#15171a">${escaped(caption)}</text>`,
    '</svg>',
  ].join('\n')}\n`
}

/** Field, lines and bodies, in the package's own millimetres, y down from its north edge. */
export function mapElements(map: DrawnMap, slice: FieldSlice, image: string): string[] {
  const { pkg } = map
  const { low, high } = extremesOf(slice)
  const grid = contourGrid(slice, CONTOUR_SAMPLES)
  const isotherms = map.isotherms ? contoursAt(grid, isothermLevels(low, high)) : []
  const limits = map.limitLine ? contoursAt(grid, limitsOf(pkg)) : []
  return [
    `<image href="${image}" width="${pkg.width}" height="${pkg.height}" preserveAspectRatio="none"/>`,
    '<g fill="none" stroke-linejoin="round">',
    ...isotherms.map((contour) => path(contour, pkg.height, 'stroke="#fff" stroke-opacity=".45" stroke-width=".15"')),
    ...limits.flatMap((contour) => [
      path(contour, pkg.height, 'stroke="#0b0c0e" stroke-width=".8"'),
      path(contour, pkg.height, 'stroke="#fff" stroke-width=".3"'),
    ]),
    ...pkg.components.map(({ outline, component }) =>
      rectangle(outline, pkg.height, `stroke="${MAP_COLOURS[component.kind]}" stroke-width=".3"`),
    ),
    '</g>',
  ]
}

/** Every component's name above it, and its highest temperature below. */
function labelElements({ pkg, results }: DrawnMap): string[] {
  return [
    '<g font-size="1.9" font-weight="600" fill="#fff" stroke="#0b0c0e" stroke-width=".5" paint-order="stroke">',
    ...pkg.components.flatMap(({ outline, component }) => {
      const result = results.get(component.id)
      const status = result && statusOf(result)
      const name = displayName(component)
      return [
        `<text x="${mm(outline.x0)}" y="${mm(pkg.height - outline.y1 - 0.7)}">${escaped(name)}</text>`,
        ...(result
          ? [
              `<text x="${mm((outline.x0 + outline.x1) / 2)}" y="${mm(pkg.height - outline.y0 + 2.3)}" text-anchor="middle">${withError(result)}${status === 'over' || status === 'undecided' ? `, ${VERDICT_WORDS[status].toLowerCase()}` : ''}</text>`,
            ]
          : []),
      ]
    }),
    '</g>',
  ]
}

/** Distinct limits of the components, °C. */
export function limitsOf({ components }: Pick<ResolvedPackage, 'components'>): number[] {
  return [...new Set(components.flatMap(({ limit }) => limit ?? []))].sort((a, b) => a - b)
}

/** `71.00 ±0.04 °C` */
function withError({ maxTemperature, uncertainty }: ComponentResult): string {
  const { value, plusMinus } = figureOf(maxTemperature, uncertainty)
  return `${value} ${plusMinus} °C`
}

function path({ lines }: Contour, height: number, style: string): string {
  const d = lines.map((line) => `M${line.map(([x, y]) => `${mm(x)} ${mm(height - y)}`).join('L')}`).join('')
  return `<path d="${d}" ${style}/>`
}

function rectangle({ x0, x1, y0, y1 }: Outline, height: number, style: string): string {
  return `<rect x="${mm(x0)}" y="${mm(height - y1)}" width="${mm(x1 - x0)}" height="${mm(y1 - y0)}" ${style}/>`
}

function mm(value: number): string {
  return String(Number(value.toFixed(3)))
}
