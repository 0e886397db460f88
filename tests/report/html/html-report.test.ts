import { beforeAll, describe, expect, it } from 'vitest'
import { parseLayout } from '../../../src/layout/parse.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import { htmlReport, type ReportInput } from '../../../src/report/html/html-report.ts'
import { materialsUsed } from '../../../src/report/html/materials-used.ts'
import { type Influence, influenceOf } from '../../../src/solver/results/sensitivities/influence.ts'
import type { Solution } from '../../../src/solver/results/solution.ts'
import { readPackage } from '../../renderer/support/test-app.ts'
import { hostileDocument } from '../../support/hostile-document.ts'
import { SMALL_GRID, solveSmall } from '../../support/solve-small.ts'

const layout = readPackage()
let solution: Solution
let influence: Influence
beforeAll(() => {
  solution = solveSmall(layout)
  const steps = influenceOf(layout, { quality: 'preview', grid: SMALL_GRID })
  let step = steps.next()
  while (!step.done) step = steps.next()
  influence = step.value
})

const reportOn = (changes: Partial<ReportInput> = {}): string =>
  htmlReport({
    layout,
    solution,
    influence,
    document: { fileName: 'switch.cpo.json', digest: 'ab'.repeat(32) },
    date: new Date(Date.UTC(2026, 10, 21, 20, 24)),
    version: '1.2.3',
    ...changes,
  })

/** Words as a reader sees them. */
const wordsOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')

describe('the report', () => {
  it('opens with one sentence before any table', () => {
    const html = reportOn()
    expect(html).toMatch(/<p class="sentence fails">Fails: \d of 10 components are over their limits, most of all /)
    expect(html.indexOf('class="sentence')).toBeLessThan(html.indexOf('<table'))
  })

  it('lists every component with its ±, the worst margin first', () => {
    const words = wordsOf(reportOn())
    for (const { id } of layout.components) expect(words).toContain(id)
    const worst = [...solution.components].sort((a, b) => (a.margin ?? 99) - (b.margin ?? 99))[0]!
    expect(words).toMatch(
      new RegExp(`Over limit ${worst.name} \\(${worst.id}\\) Optical engine 24 \\d+\\.\\d+ ±0\\.\\d+`),
    )
  })

  it('tells where the figures come from, and what was solved', () => {
    const words = wordsOf(reportOn())
    expect(words).toContain('Own material of this document.')
    expect(words).toContain('548 W')
    expect(words).toMatch(/Imbalance −?\d\.\d × 10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+ W/)
    expect(words).toContain('2026-11-21 20:24 UTC')
    expect(words).toContain('Shoreline 1.2.3')
    expect(words).toContain('ab'.repeat(32))
  })

  it('says what would help where that is known, and leaves it out where not', () => {
    expect(wordsOf(reportOn())).toMatch(/What heats, and what would help .* 1 W less here −\d\.\d\d K/)
    expect(wordsOf(reportOn({ influence: null }))).not.toContain('What heats')
  })

  it('draws the map of the level with the most heat, its image in the page', () => {
    const html = reportOn()
    expect(html).toContain('<svg viewBox=')
    expect(html.match(/href="data:image\/png;base64,/g)).toHaveLength(2)
    // A hot spot that is over the limit is written in the colour of the limit.
    expect(html).toMatch(/fill="#9d1119" stroke="#fff">7\d\.\d</)
  })

  it('gives no temperature of a solve that has none', () => {
    const html = reportOn({
      solution: { ...solution, solver: { ...solution.solver, converged: false } },
      influence: null,
    })
    expect(wordsOf(html)).toContain('No verdict: the solve did not converge.')
    expect(html).not.toContain('<image')
    expect(wordsOf(html)).not.toContain('Highest, °C')
  })

  it('needs nothing but itself', () => {
    const html = reportOn()
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`)
    expect(html).not.toMatch(/<script|<link|@import|url\(|https?:\/\/(?!www\.w3\.org)[^<]*"/)
  })
})

describe('a document that is out for harm', () => {
  const TAGS = new Set(
    'html head meta title style body article header div h1 h2 p section dl dt dd table caption thead tbody tr th td span strong br ul li code figure figcaption svg image g path rect circle text'.split(
      ' ',
    ),
  )

  it('adds no element and no attribute to the page', () => {
    const parsed = parseLayout(JSON.stringify(hostileDocument('example.com')))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    const hostile: Layout = parsed.layout
    const results = hostile.components.map((component, n) => ({
      ...solution.components[n]!,
      id: component.id,
      name: component.name ?? component.id,
    }))
    const html = reportOn({
      layout: hostile,
      solution: { ...solution, components: results },
      influence: { ...influence, components: hostile.components.map(({ id }) => id) },
      document: { fileName: '<script>window.ran=1</script>', digest: '"><img>' },
      version: '<b>',
    })
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^<>]*)>/gi)]
    expect(tags.length).toBeGreaterThan(300)
    expect([...new Set(tags.map(([, name]) => name!))].filter((name) => !TAGS.has(name))).toEqual([])
    expect(tags.filter(([, , attributes]) => /\bon\w+=|javascript:|srcdoc|style=/i.test(attributes!))).toEqual([])
    // Every bracket is one of ours.
    expect(html.replaceAll(/<!doctype html>|<\/?[a-z0-9]+[^<>]*>/gi, '')).not.toContain('<')
  })
})

describe('the materials of a package', () => {
  it('are each named once with all their places', () => {
    const used = materialsUsed(layout)
    expect(new Set(used.map(({ id }) => id)).size).toBe(used.length)
    expect(used.find(({ id }) => id === layout.fill)?.usedIn).toContain('fill')
  })

  it('quote the library where it is used', () => {
    const { materials: _, ...bare } = { ...layout, fill: 'air' }
    const air = materialsUsed({ ...bare }).find(({ id }) => id === 'air')!
    expect(air.source).not.toContain('Own material')
    expect(air.source.length).toBeGreaterThan(10)
  })
})
