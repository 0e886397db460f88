/** The sections of the report below its first sentence, each from the layout and its solution. */
import { resolveFilms } from '../../layout/films.ts'
import { type ResolvedComponent, resolvePackage } from '../../layout/geometry.ts'
import type { Layout } from '../../layout/schema.ts'
import {
  formatFixed as fixed,
  formatPower,
  formatScientific,
  formatShort as short,
  formatSigned as signed,
} from '../../layout/units.ts'
import type { Influence } from '../../solver/results/sensitivities/influence.ts'
import type { ComponentResult, Solution } from '../../solver/results/solution.ts'
import { byMargin, isFlagged, statusOf, VERDICT_WORDS, type VerdictStatus } from '../../solver/results/verdicts.ts'
import { figureOf } from '../figures.ts'
import { heatedBy, remediesOf } from '../heated-by.ts'
import { KIND_NAMES } from '../kinds.ts'
import { inSentence } from '../words.ts'
import {
  type Cell,
  element,
  facts,
  list,
  type Markup,
  number,
  quiet,
  section,
  strong,
  table,
  word,
} from './elements.ts'
import { followsTemperature, materialsUsed } from './materials-used.ts'

/** Of one component's heaters and remedies. */
const HEATERS_SHOWN = 3
/** Components that are told what would help, worst first. */
const HELPED = 8

export function verdictSection({ components }: Solution): Markup {
  return section(
    'Verdict',
    table(
      'Highest temperatures against limits, smallest margin first. ± is the estimated error, of the grid and of the iteration.',
      ['Status', 'Component', 'Kind', '#Power, W', '#Highest, °C', '#Mean, °C', '#Limit, °C', '#Margin, K'],
      byMargin(components).map((result) => {
        const highest = figureOf(result.maxTemperature, result.uncertainty)
        const mean = figureOf(result.meanTemperature, result.meanUncertainty)
        return [
          { content: statusMark(statusOf(result)) },
          result.name === result.id ? result.id : `${result.name} (${result.id})`,
          word(KIND_NAMES[result.kind]),
          number(formatPower(result.power)),
          withError(highest, 'strong'),
          withError(mean, 'number'),
          number(result.limit === null ? '–' : short(result.limit, 1)),
          strong(result.margin === null ? '' : signed(result.margin, highest.decimals)),
        ]
      }),
    ),
  )
}

function withError({ value, plusMinus }: { value: string; plusMinus: string }, kind: 'strong' | 'number'): Cell {
  const error = element('span', 'error', plusMinus)
  return { content: { markup: `${value} ${error.markup}` }, kind }
}

const STATUS_STYLES: Readonly<Record<VerdictStatus, readonly [kind: string, shape: string]>> = {
  over: ['over', '<path d="M3 0h4l3 3v4l-3 3H3L0 7V3z"/>'],
  close: ['close', '<path d="M5 .5l5 9H0z"/>'],
  undecided: ['open', '<path d="M5 1.5L8.8 8.5H1.2z" fill="none" stroke="currentColor" stroke-width="1.4"/>'],
  within: ['within', '<circle cx="5" cy="5" r="5"/>'],
  none: ['limitless', '<path d="M1 5h8" stroke="currentColor" stroke-width="1.4"/>'],
}

/** Shape, word and colour together. */
function statusMark(status: VerdictStatus): Markup {
  const [kind, shape] = STATUS_STYLES[status]
  const mark = { markup: `<svg viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">${shape}</svg>` }
  return element('span', `status ${kind}`, mark, VERDICT_WORDS[status])
}

export function packageSection(layout: Layout): Markup {
  const pkg = resolvePackage(layout)
  const kinds = [...new Set(pkg.components.map(({ component }) => component.kind))]
  const counted = kinds.map((kind) => {
    const of = pkg.components.filter(({ component }) => component.kind === kind)
    const watts = of.reduce((sum, { power }) => sum + power, 0)
    return `${of.length} × ${KIND_NAMES[kind]}${watts > 0 ? `, ${formatPower(watts)}\u00a0W` : ''}`
  })
  const { lid } = pkg
  return section(
    'Package',
    facts([
      ['Substrate', `${short(pkg.width)} × ${short(pkg.height)} mm, ${fixed(pkg.substrateTop, 2)} mm thick`],
      ['Height in all', `${fixed(pkg.topPlane, 2)} mm`],
      [
        'Lid',
        lid
          ? `${short(lid.thickness)} mm, ${lid.segments.length === 1 ? 'one piece' : `${lid.segments.length} pieces`}`
          : 'None',
      ],
      ['Components', counted.length > 0 ? counted.join('; ') : 'None'],
    ]),
    table(
      'Stack, from below; heights from the underside of the substrate, mm.',
      ['Where', 'Layer', 'Material', '#Thickness, mm', '#From', '#To'],
      stackRows(layout),
    ),
  )
}

function stackRows(layout: Layout): (string | Cell)[][] {
  const pkg = resolvePackage(layout)
  const names = new Map(materialsUsed(layout).map(({ id, name }) => [id, name]))
  const layer = (where: string, what: string, material: string, z0: number, z1: number) => [
    where,
    what,
    quiet(names.get(material) ?? material),
    number(short(z1 - z0, 4)),
    number(fixed(z0, 3)),
    number(fixed(z1, 3)),
  ]
  return [
    ...pkg.substrate.map(({ name, material, z0, z1 }) => layer('Substrate', name, material, z0, z1)),
    ...alike(pkg.components).flatMap((bodies) =>
      bodies[0]!.layers.map(({ name, material, z0, z1 }, n) =>
        layer(n === 0 ? namesOf(bodies) : '', name, material, z0, z1),
      ),
    ),
    ...(pkg.lid ? [layer('Lid', 'lid', pkg.lid.material, pkg.lid.underside, pkg.lid.top)] : []),
  ]
}

/** Components of the same kind with the same layers at the same height, together. */
function alike(components: readonly ResolvedComponent[]): ResolvedComponent[][] {
  const groups = new Map<string, ResolvedComponent[]>()
  for (const body of components) {
    const key = JSON.stringify([body.component.kind, body.layers])
    groups.set(key, [...(groups.get(key) ?? []), body])
  }
  return [...groups.values()]
}

function namesOf(bodies: readonly ResolvedComponent[]): string {
  const [first] = bodies
  if (bodies.length === 1) return first!.component.name ?? first!.component.id
  return `${bodies.length} × ${KIND_NAMES[first!.component.kind]} (${first!.component.id} to ${bodies.at(-1)!.component.id})`
}

export function coolingSection(layout: Layout, { heat }: Solution): Markup {
  const films = resolveFilms(layout, resolvePackage(layout))
  const row = (face: string, h: number, celsius: number, watts: string) => [
    face,
    number(h === 0 ? 'adiabatic' : short(h, 1)),
    number(h === 0 ? '' : short(celsius, 1)),
    number(watts),
  ]
  return section(
    'Cooling',
    table(
      `Ambient ${short(layout.cooling.ambient, 1)} °C. Heat leaving through the top counts its zones.`,
      ['Face', '#h, W/(m²·K)', '#Fluid, °C', '#Heat out, W'],
      [
        row('Top', films.top.h, films.top.temperature, fixed(heat.top, 2)),
        ...films.top.zones.map(({ name, outline: { x0, x1, y0, y1 }, h, temperature }) =>
          row(
            `Top, ${name}: ${short(x1 - x0)} × ${short(y1 - y0)} mm at ${short((x0 + x1) / 2)}, ${short((y0 + y1) / 2)}`,
            h,
            temperature,
            '',
          ),
        ),
        row('Bottom', films.bottom.h, films.bottom.temperature, fixed(heat.bottom, 2)),
        row('Sides', films.sides.h, films.sides.temperature, fixed(heat.sides, 2)),
      ],
    ),
  )
}

export function materialsSection(layout: Layout): Markup {
  return section(
    'Materials',
    table(
      'Conductivities, W/(m·K), and where they come from.',
      ['Material', 'Conductivity', 'Used in', 'Source'],
      materialsUsed(layout).map(({ id, name, conductivity, usedIn, source }) => [
        name === id ? id : `${name} (${id})`,
        conductivity,
        quiet(usedIn.join('; ')),
        quiet(source),
      ]),
    ),
  )
}

export function assumptionsSection(layout: Layout): Markup {
  const following = layout.components.some(({ sources }) => sources?.some((source) => source.powerTemperature))
  return section(
    'Assumptions',
    list([
      'Steady state: every power has been on for as long as it takes.',
      followsTemperature(layout)
        ? 'Conductivities with a table follow temperature; the others are constant.'
        : 'Conductivities are constant.',
      following
        ? 'Some powers follow the local temperature, as their sources say; the table gives the watts at the solution.'
        : 'Powers are constant.',
      'Touching bodies are in perfect contact; a contact resistance is a layer or a TIM of its own.',
      'Bumps, vias, balls and copper planes are smeared into effective materials; bodies are boxes.',
      'Air and gaps conduct and neither convect nor radiate; film coefficients do not depend on temperature or flow.',
    ]),
  )
}

export function helpSection(influence: Influence, { components }: Solution): Markup | null {
  const helped = byMargin(components).filter((result) => isFlagged(statusOf(result)))
  const rows = helped.slice(0, HELPED).flatMap((result) => helpRow(influence, components, result) ?? [])
  if (rows.length === 0) return null
  const most = helped.length > HELPED ? ` The worst ${HELPED} of ${helped.length}.` : ''
  const what = influence.highest
    ? 'Heat and powers: what they do to the highest temperature; moves: to the mean.'
    : 'What small changes do to the mean temperature.'
  const law = influence.linear ? '' : ' Conductivities or powers follow temperature: for small changes only.'
  return section(
    'What heats, and what would help',
    table(`${what}${most}${law}`, ['Component', 'Heated most by', 'What would help'], rows),
  )
}

function helpRow(influence: Influence, components: readonly ComponentResult[], { id, name }: ComponentResult) {
  const heated = heatedBy(influence, components, id)
  if (!heated) return null
  const remedies = remediesOf(influence, heated, id)
  const kelvin = (what: string, change: number, decimals: number) => `${what} ${signed(change, decimals)}\u00a0K`
  const heaters = heated.contributions.slice(0, HEATERS_SHOWN)
  return [
    [
      name === id ? id : `${name} (${id})`,
      heaters.map((each) => kelvin(each.itself ? 'itself' : each.name, each.kelvin, 1)).join(', '),
      [...remedies.moves, ...remedies.powers]
        .map(({ words, change }) => kelvin(inSentence(words), change, 2))
        .join('; '),
    ],
  ]
}

export function solverSection({ quality, field, solver, heat }: Solution): Markup {
  const cells = [field.x, field.y, field.z].map((axis) => axis.length - 1)
  const total = cells.reduce((product, count) => product * count, 1)
  return section(
    'Solver',
    facts([
      ['Method', solver.method],
      ['Quality', quality.replace('-', ' ')],
      ['Grid', `${cells.join(' × ')} = ${total.toLocaleString('en-US').replaceAll(',', ' ')} cells`],
      [
        'Iteration',
        `${solver.converged ? 'converged' : 'not converged'}, ${solver.cycles} cycles in ${Math.round(solver.milliseconds)} ms`,
      ],
      ['Error of iteration', `${formatScientific(solver.errorEstimate)} K`],
      ['Kernel', solver.kernel],
      ['Heat in', `${formatPower(heat.power)} W`],
      ['Heat out', `${fixed(heat.top, 2)} W top, ${fixed(heat.bottom, 2)} W bottom, ${fixed(heat.sides, 2)} W sides`],
      ['Imbalance', `${formatScientific(heat.imbalance)} W`],
    ]),
  )
}
