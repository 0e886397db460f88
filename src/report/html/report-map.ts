/** The temperature map of the report: the level where most heat is made, with its legend. */
import { type ResolvedPackage, resolvePackage } from '../../layout/geometry.ts'
import { hottestLevel, stackLevels } from '../../layout/levels.ts'
import type { Outline } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatFixed, formatShort } from '../../layout/units.ts'
import type { ComponentResult, Solution } from '../../solver/results/solution.ts'
import { statusOf } from '../../solver/results/verdicts.ts'
import type { ColourRange } from '../map/colour-map.ts'
import { INFERNO_PIXELS, indexTemperatures } from '../map/colour-map.ts'
import { extremesOf, type FieldSlice, sample, sliceAt } from '../map/field-slice.ts'
import { pngAddress } from '../map/indexed-png.ts'
import { niceStep } from '../map/isotherms.ts'
import { limitsOf, mapElements } from '../map/map-svg.ts'
import { escaped } from '../markup.ts'
import { element, type Markup } from './elements.ts'

/** Pixels along the longer side. */
const RESOLUTION = 280
const ROUND_TO_K = 5
/** Shares of the package's width. */
const MARGIN = 0.025
const LEGEND = 0.2
/** Of the letters of the labels: their size, and a digit's width as a share of it. */
const LETTER_MM = 2
const DIGIT = 0.58
/** Height of two labels. */
const LABELS_MM = 2.6 * LETTER_MM

export function reportMap(layout: Layout, solution: Solution): Markup {
  const pkg = resolvePackage(layout)
  const levels = stackLevels(layout, pkg)
  const level = levels[hottestLevel(pkg, levels)]!
  const slice = sliceAt(solution.field, (level.z0 + level.z1) / 2)
  const range = roundedRange(extremesOf(slice))
  const results = new Map(solution.components.map((result) => [result.id, result]))
  const map = { layout, pkg, results, level, isotherms: true, limitLine: true, range }
  const margin = pkg.width * MARGIN
  const width = pkg.width * (1 + LEGEND) + 2 * margin
  const height = pkg.height + 2 * margin
  const drawing = [
    `<svg viewBox="${short(-margin)} ${short(-margin)} ${short(width)} ${short(height)}" role="img" aria-label="Temperature map" font-family="Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">`,
    ...mapElements(map, slice, fieldImage(slice, range)),
    ...labels(pkg, results),
    ...legend(pkg, range),
    '</svg>',
  ].join('\n')
  const z = `z = ${formatFixed(level.z0, 2)} to ${formatFixed(level.z1, 2)} mm`
  const limits = limitsOf(pkg).map((limit) => `${formatShort(limit, 1)} °C`)
  const double = limits.length > 0 ? ` The double line is the limit, ${limits.join(' and ')}.` : ''
  return element(
    'figure',
    'map',
    { markup: drawing },
    element(
      'figcaption',
      '',
      `Temperature through ${level.name}, ${z}, seen from above; thin lines are isotherms; temperatures are the highest of each component, °C, dark on white where over the limit.${double}`,
    ),
  )
}

function fieldImage(slice: FieldSlice, range: ColourRange): string {
  const width = slice.x.at(-1)! - slice.x[0]!
  const height = slice.y.at(-1)! - slice.y[0]!
  const perMm = RESOLUTION / Math.max(width, height)
  const columns = Math.max(1, Math.round(width * perMm))
  const rows = Math.max(1, Math.round(height * perMm))
  const at = (from: number, length: number, count: number) =>
    Float64Array.from({ length: count }, (_, n) => from + ((n + 0.5) * length) / count)
  const southFirst = indexTemperatures(
    sample(slice, at(slice.x[0]!, width, columns), at(slice.y[0]!, height, rows), true),
    range,
  )
  const pixels = new Uint8Array(southFirst.length)
  for (let row = 0; row < rows; row++) {
    pixels.set(southFirst.subarray((rows - 1 - row) * columns, (rows - row) * columns), row * columns)
  }
  return pngAddress({ columns, rows, pixels, palette: INFERNO_PIXELS })
}

/** Ids above the bodies and temperatures below them, where they fit; the table has them all. */
function labels({ components, height }: ResolvedPackage, results: ReadonlyMap<string, ComponentResult>): string[] {
  return [
    `<g font-size="${LETTER_MM}" font-weight="600" text-anchor="middle" stroke-width=".55" stroke-linejoin="round" paint-order="stroke">`,
    ...components.flatMap(({ component, outline }) => {
      const { x0, x1, y0, y1 } = outline
      const result = results.get(component.id)
      const status = result && statusOf(result)
      const middle = short((x0 + x1) / 2)
      const text = (y: number, words: string, colours: string) =>
        words.length * LETTER_MM * DIGIT > (x1 - x0) * 1.15
          ? []
          : [`<text x="${middle}" y="${short(height - y)}" ${colours}>${escaped(words)}</text>`]
      const inside = y1 - y0 > LABELS_MM && components.some((other) => isClose(outline, other.outline))
      return [
        ...text(inside ? y1 - LETTER_MM : y1 + 0.6, component.id, LIGHT),
        ...(result
          ? text(
              inside ? y0 + 0.6 : y0 - LETTER_MM,
              formatFixed(result.maxTemperature, 1),
              status === 'over' ? ALARMED : LIGHT,
            )
          : []),
      ]
    }),
    '</g>',
  ]
}

/** Whether another body stands so close to the north or south that labels between the two would meet. */
function isClose(outline: Outline, other: Outline): boolean {
  if (outline === other || outline.x1 <= other.x0 || other.x1 <= outline.x0) return false
  const gap = Math.max(other.y0 - outline.y1, outline.y0 - other.y1)
  return gap > 0 && gap < LABELS_MM
}

const LIGHT = 'fill="#fff" stroke="#0b0c0e"'
/** Dark on white, as over the limit on the screen. */
const ALARMED = 'fill="#9d1119" stroke="#fff"'

/** A bar beside the map with nice temperatures and the limits. */
function legend(pkg: ResolvedPackage, range: ColourRange): string[] {
  const unit = pkg.width / 90
  const x = pkg.width + 4 * unit
  const [barWidth, size] = [3 * unit, 2.3 * unit]
  const height = pkg.height * 0.6
  const top = pkg.height * 0.2
  const y = (value: number) => top + ((range.high - value) / (range.high - range.low)) * height
  const bar = pngAddress({
    columns: 1,
    rows: INFERNO_PIXELS.length,
    pixels: Uint8Array.from(INFERNO_PIXELS, (_, n) => INFERNO_PIXELS.length - 1 - n),
    palette: INFERNO_PIXELS,
  })
  const step = niceStep((range.high - range.low) / 8)
  const limits = limitsOf(pkg).filter((limit) => limit >= range.low && limit <= range.high)
  const ticks: number[] = []
  for (let value = Math.ceil(range.low / step) * step; value <= range.high; value += step) {
    if (limits.every((limit) => Math.abs(y(limit) - y(value)) > size)) ticks.push(value)
  }
  const word = (value: number, text: string, weight: number) =>
    `<text x="${short(x + barWidth + 1.6 * unit)}" y="${short(y(value) + size * 0.35)}" font-size="${short(size)}" font-weight="${weight}" fill="#15171a">${text}</text>`
  return [
    `<text x="${short(x)}" y="${short(top - 2 * unit)}" font-size="${short(size)}" font-weight="600" fill="#15171a">°C</text>`,
    `<image href="${bar}" x="${short(x)}" y="${short(top)}" width="${short(barWidth)}" height="${short(height)}" preserveAspectRatio="none"/>`,
    ...ticks.map((value) => word(value, formatShort(value, 1), 400)),
    ...limits.flatMap((limit) => [
      `<path d="M${short(x - unit)} ${short(y(limit))}h${short(barWidth + 2 * unit)}" stroke="#fff" stroke-width="${short(0.9 * unit)}"/>`,
      `<path d="M${short(x - unit)} ${short(y(limit))}h${short(barWidth + 2 * unit)}" stroke="#15171a" stroke-width="${short(0.35 * unit)}"/>`,
      word(limit, `${formatShort(limit, 1)} limit`, 600),
    ]),
  ]
}

function roundedRange({ low, high }: ColourRange): ColourRange {
  const from = Math.floor(low / ROUND_TO_K) * ROUND_TO_K
  const to = Math.ceil(high / ROUND_TO_K) * ROUND_TO_K
  return { low: from, high: to > from ? to : from + ROUND_TO_K }
}

const short = (value: number): string => String(Number(value.toFixed(3)))
