/** The measured tables of docs/validation.md as Markdown. */
import type { Quality, Solution } from '../../src/solver/results/solution.ts'
import { solveLayout } from '../../src/solver/results/solve-layout.ts'
import { readFixture } from './fixtures.ts'
import { differencesAlongX, limitOf, limitOfReference, sensitivityReference } from './place-derivative.ts'
import {
  type Comparison,
  compare,
  hardCases,
  isCovered,
  layoutFrom,
  type Quantity,
  type ReferenceCase,
  referenceCase,
  referenceCases,
  solveCase,
} from './reference.ts'

interface Measured {
  readonly known: ReferenceCase
  readonly solution: Solution
  readonly comparisons: readonly Comparison[]
}

/**
 * Tables by the name of their marker: `summary`, `summary-fine`, `summary-hard`, `uncertainty`, `common-box`,
 * `place-derivative`, and one per case with every figure at normal quality. Solves every case three times; `onCase` hears which.
 */
export function validationTables(onCase: (name: string, quality: Quality) => void): Map<string, string> {
  const measure = (quality: Quality, cases = referenceCases()): Measured[] =>
    cases.map((known) => {
      onCase(known.name, quality)
      const solution = solveCase(known, quality)
      return { known, solution, comparisons: compare(known, solution) }
    })
  const normal = measure('normal')
  const fine = measure('fine')
  const hard = measure('normal', hardCases())
  const tables = new Map([
    ['summary', summary(normal)],
    ['summary-fine', summary(fine)],
    ['summary-hard', summary(hard)],
    [
      'uncertainty',
      uncertainty([
        ['preview', [...measure('preview'), ...measure('preview', hardCases())]],
        ['normal', [...normal, ...hard]],
        ['fine', [...fine, ...measure('fine', hardCases())]],
      ]),
    ],
  ])
  onCase('common box', 'normal')
  tables.set('common-box', commonBox())
  tables.set(
    'place-derivative',
    placeDerivative((level) => onCase(`cpo-8-engines displaced, level ${level}`, 'normal')),
  )
  for (const { known, comparisons } of normal) tables.set(known.name, figures(comparisons))
  return tables
}

/**
 * Replaces what stands between `<!-- table:name -->` and `<!-- /table:name -->`. Throws where the document lacks a table
 * or has one that nobody measures, so that neither can go stale unnoticed.
 */
export function fillTables(markdown: string, tables: ReadonlyMap<string, string>): string {
  const wanted = [...markdown.matchAll(/<!-- table:(\S+) -->/g)].map((match) => match[1]!)
  const missing = [...tables.keys()].filter((name) => !wanted.includes(name))
  if (missing.length > 0) throw new Error(`the document has no marker for ${missing.join(', ')}`)
  return markdown.replace(
    /(<!-- table:(\S+) -->\n)[\s\S]*?(<!-- \/table:\2 -->)/g,
    (_all, open: string, name: string, close: string) => {
      const table = tables.get(name)
      if (table === undefined) throw new Error(`there is no table "${name}"`)
      return `${open}\n${table}\n\n${close}`
    },
  )
}

function summary(measured: readonly Measured[]): string {
  const worst = (comparisons: readonly Comparison[], quantity: Quantity) => {
    const shares = comparisons.filter((one) => one.quantity === quantity).map(({ share }) => share)
    return shares.length > 0 ? percent(Math.max(...shares)) : 'none'
  }
  return table(
    ['Case', 'Cells', 'Figures', 'Means', 'Highest', 'Probes', 'Heat', 'Imbalance / power'],
    measured.map(({ known, solution, comparisons }) => [
      known.name,
      [solution.field.x, solution.field.y, solution.field.z].map((lines) => lines.length - 1).join(' × '),
      String(comparisons.length),
      ...(['mean', 'highest', 'probe', 'heat'] as const).map((quantity) => worst(comparisons, quantity)),
      Math.abs(solution.heat.imbalance / solution.heat.power).toExponential(0),
    ]),
  )
}

/** How many temperatures the ± covers, and how wide it is beside the error. */
function uncertainty(qualities: readonly (readonly [Quality, readonly Measured[]])[]): string {
  return table(
    ['Quality', 'Temperatures', 'Covered', 'Median ±', 'Median error', 'Largest ±'],
    qualities.map(([quality, measured]) => {
      const temperatures = measured.flatMap(({ comparisons }) => comparisons).filter(({ bar }) => bar !== null)
      const ascending = (of: (one: Comparison) => number) => temperatures.map(of).sort((a, b) => a - b)
      const bars = ascending(({ bar }) => bar ?? 0)
      const errors = ascending(({ ours, reference }) =>
        Math.max(Math.abs(ours - reference.value) - reference.uncertainty, 0),
      )
      const kelvin = (value: number | undefined) => `${(value ?? 0).toFixed(3)} K`
      return [
        quality,
        String(temperatures.length),
        percent(temperatures.filter(isCovered).length / temperatures.length),
        kelvin(bars[bars.length >> 1]),
        kelvin(errors[errors.length >> 1]),
        kelvin(bars.at(-1)),
      ]
    }),
  )
}

function figures(comparisons: readonly Comparison[]): string {
  return table(
    ['Figure', 'Reference', 'Ours', 'Difference', 'Share of tolerance', '±, K'],
    comparisons.map(({ quantity, subject, reference, ours, share, bar }) => {
      const unit = quantity === 'heat' ? 'W' : '°C'
      return [
        `${subject}, ${quantity}`,
        `${reference.value.toFixed(3)} ± ${reference.uncertainty.toFixed(3)} ${unit}`,
        `${ours.toFixed(3)} ${unit}`,
        signed(ours - reference.value),
        percent(share),
        bar === null ? '' : bar.toFixed(3),
      ]
    }),
  )
}

/** The box of the peer comparison: its exact highest temperature, ours, and the other programs' finest grids. */
function commonBox(): string {
  const exact = JSON.parse(readFixture('verification/peers/exact_steady.json')).Tmax_C as number
  const { components, field } = solveLayout(layoutFrom(readFixture('peers-box.cpo.json')), { quality: 'normal' })
  const cells = [field.x, field.y, field.z].map((lines) => lines.length - 1).join(' × ')
  const row = (program: string, grid: string, highest: number) => [
    program,
    grid,
    `${highest.toFixed(3)} °C`,
    signed(highest - exact),
  ]
  const [head, ...lines] = readFixture('verification/peers/results_steady.csv').trim().split('\n')
  const columns = head!.split(',')
  // the file lists each program's grids from coarse to fine: the last one of each stays
  const finest = new Map<string, string[]>()
  for (const line of lines) {
    const values = line.split(',')
    const of = (name: string) => values[columns.indexOf(name)]!
    const program = `${of('tool')}, ${of('formulation')}`
    if (!program.startsWith('FV reference')) {
      finest.set(program, row(program, `${of('N')} × ${of('N')}`, Number(of('Tmax_C'))))
    }
  }
  const ours = row('Shoreline, normal quality', cells, components[0]!.maxTemperature)
  return table(
    ['Program', 'Cells', 'Highest', 'Difference'],
    [row('Exact series', '', exact), ours, ...finest.values()],
  )
}

/** How oe-6 of cpo-8-engines follows its place, by differences of solutions on grids refined in step. */
function placeDerivative(onLevel: (level: number) => void): string {
  const reference = sensitivityReference()
  const { engine, differences } = reference.position
  const { layout } = referenceCase('cpo-8-engines')
  const measured = [1, 2, 3, 4].map((level) => {
    onLevel(level)
    return differencesAlongX(layout, engine, level)
  })
  const figure = (kPerMm: number | undefined) => kPerMm?.toFixed(4) ?? ''
  const [last, finest] = measured.slice(-2) as [(typeof measured)[0], (typeof measured)[0]]
  const limit = (of: (one: typeof last) => number) => limitOf([of(last), of(finest)], [last.level, finest.level])
  return table(
    ['Level', 'Cells', 'Mean of cell values', 'Mean as shown', 'Reference'],
    [
      ...measured.map(({ level, cells, plain, shown }) => [
        String(level),
        cells.join(' × '),
        figure(plain),
        figure(shown),
        figure(differences.find(({ L, delta_mm }) => L === level && delta_mm === 0.2)?.x),
      ]),
      ['limit of the last two', '', figure(limit(({ plain }) => plain)), figure(limit(({ shown }) => shown))].concat(
        figure(limitOfReference(reference, 'x')),
      ),
    ],
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
