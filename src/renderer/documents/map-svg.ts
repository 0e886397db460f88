/** The shown map as an SVG in millimetres: the field as an embedded image, everything else as lines and words. */

import type { Outline } from '../../layout/outline.ts'
import { figureOf } from '../../report/figures.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'
import { statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'
import { extremesOf, type FieldSlice } from '../canvas/field-slice.ts'
import { type Contour, contourGrid, contoursAt, isothermLevels } from '../canvas/isotherms.ts'
import type { Frame } from '../canvas/painters/frame.ts'
import { limitsInUse } from '../state/temperature-range.ts'
import { displayName, KINDS } from '../ui/kinds.ts'

const CONTOUR_SAMPLES = 240
const MARGIN_MM = 4

type SvgFrame = Pick<Frame, 'layout' | 'pkg' | 'results' | 'level' | 'isotherms' | 'limitLine' | 'range'>

/** @param image data URL of the map over the whole substrate, north up */
export function mapSvg(frame: SvgFrame, slice: FieldSlice, image: string): string {
  const { pkg, layout } = frame
  const { low, high } = extremesOf(slice)
  const grid = contourGrid(slice, CONTOUR_SAMPLES)
  const isotherms = frame.isotherms ? contoursAt(grid, isothermLevels(low, high)) : []
  const limits = frame.limitLine ? contoursAt(grid, limitsInUse(layout)) : []
  const width = pkg.width + 2 * MARGIN_MM
  const height = pkg.height + 2 * MARGIN_MM
  const caption = `${layout.name ?? 'Package'}: ${frame.level.name}, ${frame.range.low.toFixed(0)} to ${frame.range.high.toFixed(0)} °C`
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height + 4}mm" viewBox="${-MARGIN_MM} ${-MARGIN_MM} ${width} ${height + 4}" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escaped(caption)}</title>`,
    `<image href="${image}" width="${pkg.width}" height="${pkg.height}" preserveAspectRatio="none"/>`,
    '<g fill="none" stroke-linejoin="round">',
    ...isotherms.map((contour) => path(contour, pkg.height, 'stroke="#fff" stroke-opacity=".45" stroke-width=".15"')),
    ...limits.flatMap((contour) => [
      path(contour, pkg.height, 'stroke="#0b0c0e" stroke-width=".8"'),
      path(contour, pkg.height, 'stroke="#fff" stroke-width=".3"'),
    ]),
    ...pkg.components.map(({ outline, component }) =>
      rectangle(outline, pkg.height, `stroke="${KINDS[component.kind].mapColour}" stroke-width=".3"`),
    ),
    '</g>',
    '<g font-size="1.9" font-weight="600" fill="#fff" stroke="#0b0c0e" stroke-width=".5" paint-order="stroke">',
    ...pkg.components.flatMap(({ outline, component }) => {
      const result = frame.results.get(component.id)
      const status = result && statusOf(result)
      return [
        `<text x="${mm(outline.x0)}" y="${mm(pkg.height - outline.y1 - 0.7)}">${escaped(displayName(component))}</text>`,
        ...(result
          ? [
              `<text x="${mm((outline.x0 + outline.x1) / 2)}" y="${mm(pkg.height - outline.y0 + 2.3)}" text-anchor="middle">${withError(result)}${status === 'over' || status === 'undecided' ? `, ${VERDICT_WORDS[status].toLowerCase()}` : ''}</text>`,
            ]
          : []),
      ]
    }),
    '</g>',
    `<text x="0" y="${mm(pkg.height + 5)}" font-size="2.4" fill="#15171a">${escaped(caption)}</text>`,
    '</svg>',
  ].join('\n')}\n`
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

/** As the content of an element. What XML has no way to write at all becomes the replacement character. */
function escaped(text: string): string {
  const writable = text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
  return writable.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
