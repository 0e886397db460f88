import { describe, expect, it } from 'vitest'
import { levelAt, packageOf } from '../../../src/renderer/state/derived.ts'
import { mapSvg } from '../../../src/report/map/map-svg.ts'
import { readPackage, solutionOf } from '../../renderer/support/test-app.ts'

const SLICE = { x: Float64Array.of(0, 45, 90), y: Float64Array.of(0, 45, 90), values: Float32Array.of(60, 80, 60, 80) }

function svgOf(layout = readPackage()): string {
  const results = new Map(
    solutionOf([{ id: 'oe-1', margin: -1, maxTemperature: 71 }]).components.map((result) => [result.id, result]),
  )
  const frame = {
    layout,
    pkg: packageOf(layout),
    results,
    level: levelAt(layout, null).level,
    isotherms: true,
    limitLine: true,
    range: { low: 35, high: 110 },
  }
  return mapSvg(frame, SLICE, 'data:image/png;base64,AAAA')
}

describe('the map as SVG', () => {
  it('draws every component to scale in millimetres with y upwards', () => {
    const svg = svgOf()
    expect(svg.match(/<rect /g)).toHaveLength(10)
    // oe-1: 8 × 12 mm about (15.5, 33) on a substrate 90 mm high.
    expect(svg).toContain('<rect x="11.5" y="51" width="8" height="12"')
  })

  it('carries limit line, isotherms and verdicts', () => {
    const svg = svgOf()
    expect(svg.match(/<path d="M/g)?.length).toBeGreaterThanOrEqual(4)
    expect(svg).toContain('71.00 ±0.04 °C, over limit')
  })

  it('lets no name become markup', () => {
    const layout = readPackage()
    const components = layout.components.map((component) => ({ ...component, name: '<script>alert("x")</script>' }))
    expect(svgOf({ ...layout, components })).not.toContain('<script')
  })

  it('stays XML whatever a name holds', () => {
    const layout = readPackage()
    const components = layout.components.map((part) => ({ ...part, name: 'a\0b\x1b\ud800\uffff]]>&<"' }))
    const svg = svgOf({ ...layout, components })
    expect(
      [...svg].every((character) => /[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(character)),
    ).toBe(true)
    expect(svg).toContain(']]&gt;&amp;&lt;&quot;')
  })
})
