/**
 * A solved design as one self-contained page for print: no script, nothing loaded from anywhere, and every text of the
 * document escaped. The page's own policy forbids both once more, to whatever program opens it.
 */
import type { Layout } from '../../layout/schema.ts'
import { formatPower } from '../../layout/units.ts'
import type { Influence } from '../../solver/results/sensitivities/influence.ts'
import type { Solution } from '../../solver/results/solution.ts'
import { byMargin, statusOf } from '../../solver/results/verdicts.ts'
import { figureOf } from '../figures.ts'
import { escaped } from '../markup.ts'
import { verdictSentence } from '../verdict-sentence.ts'
import { element, facts, type Markup, markupOf } from './elements.ts'
import { reportMap } from './report-map.ts'
import {
  assumptionsSection,
  coolingSection,
  helpSection,
  materialsSection,
  packageSection,
  solverSection,
  verdictSection,
} from './sections.ts'
import { REPORT_STYLE } from './style.ts'

export interface ReportInput {
  readonly layout: Layout
  readonly solution: Solution
  /** For what heats and what would help; null leaves that out. */
  readonly influence: Influence | null
  readonly document: {
    readonly fileName: string
    /** SHA-256 of the document as this program writes it, in hexadecimal. */
    readonly digest: string
  }
  readonly date: Date
  /** Of Shoreline. */
  readonly version: string
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

export function htmlReport(input: ReportInput): string {
  const title = titleOf(input.layout)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}: thermal report</title>
<style>
body { margin: 0; background: #fff; }
${REPORT_STYLE}
</style>
</head>
<body>
${reportBody(input)}
</body>
</html>
`
}

function reportBody({ layout, solution, influence, document, date, version }: ReportInput): string {
  const { verdict, words } = verdictSentence(solution)
  const { converged } = solution.solver
  const about = layout.description ? [element('p', 'about', layout.description)] : []
  const contents: (Markup | null)[] = [
    {
      markup: `<header class="head"><div>${markupOf(element('h1', '', titleOf(layout)))}</div><div class="maker"><strong>Thermal report</strong><br>Shoreline ${escaped(version)}<br>${escaped(dateWords(date))}</div></header>`,
    },
    ...about,
    element('p', `sentence ${verdict}`, words),
    ...(converged
      ? [
          keyFigures(solution),
          { markup: `<section>${markupOf(reportMap(layout, solution))}</section>` },
          verdictSection(solution),
          influence && helpSection(influence, solution),
        ]
      : []),
    packageSection(layout),
    ...(converged ? [coolingSection(layout, solution)] : []),
    materialsSection(layout),
    assumptionsSection(layout),
    solverSection(solution),
    element(
      'section',
      '',
      element('h2', '', 'Document'),
      facts([
        ['File', document.fileName],
        ['SHA-256', element('code', '', document.digest)],
      ]),
    ),
  ]
  return `<article class="report">\n${contents.flatMap((content) => (content ? [content.markup] : [])).join('\n')}\n</article>`
}

function titleOf({ name }: Layout): string {
  return name && name.trim() !== '' ? name : 'Untitled package'
}

/** The four figures that are asked for first. */
function keyFigures({ components, heat }: Solution): Markup {
  const [worst] = byMargin(components)
  const hottest = [...components].sort((a, b) => b.maxTemperature - a.maxTemperature)[0]
  const over = components.filter((result) => statusOf(result) === 'over').length
  const judged = components.filter(({ margin }) => margin !== null).length
  const figures: [string, string][] = [
    ['Heat', `${formatPower(heat.power, 1)} W`],
    ...(hottest
      ? ([[`Highest, ${hottest.id}`, withUnit(hottest.maxTemperature, hottest.uncertainty, '°C')]] as [
          string,
          string,
        ][])
      : []),
    ...(worst?.margin != null
      ? ([
          [`Least margin, ${worst.id}`, withUnit(worst.margin, worst.uncertainty, 'K')],
          ['Over limit', `${over} of ${judged}`],
        ] as [string, string][])
      : []),
  ]
  const pairs = facts(figures)
  return { markup: pairs.markup.replace('<dl>', '<dl class="key">') }
}

function withUnit(value: number, uncertainty: number, unit: string): string {
  const figure = figureOf(value, uncertainty)
  return `${figure.value} ${figure.plusMinus} ${unit}`
}

const dateWords = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
