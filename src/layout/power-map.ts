/**
 * Reads a power map from text, as spreadsheets and power tools write it. Two forms, told apart by the first line:
 *
 * - A list of blocks under a header that names the columns in any order: `name` (optional), a place, a size and a
 *   `power` in W or a `density` in W/mm². `x`, `y` are centres; `left`, `bottom` (also `xmin`, `ymin`, `x0`, `y0`) are lower
 *   left corners; the size is `width` and `height`, or `right` and `top` (`xmax`, `ymax`, `x1`, `y1`). Lengths in mm, origin
 *   at the die's lower-left corner before rotation. Without a header, lines that begin with a word are
 *   `name, x, y, width, height, power`.
 * - A plain grid of numbers, northernmost row first, stretched over the die. Cells are W or W/mm², as the caller says.
 *
 * Columns are apart by tabs, semicolons, commas or blanks. Empty lines and lines that begin with `#` are skipped.
 */
export interface MapEntry {
  readonly name?: string
  /** Centre and size, mm. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** W */
  readonly power: number
  /** In the text, from 1. */
  readonly line: number
}

export type PowerMap =
  | { readonly form: 'blocks'; readonly entries: readonly MapEntry[] }
  /** Rows north first. */
  | { readonly form: 'grid'; readonly rows: readonly (readonly number[])[] }

export type ReadPowerMap =
  | { readonly ok: true; readonly map: PowerMap }
  | { readonly ok: false; readonly problem: string }

/** Cells of a grid. Merged they must still fit into a source. */
const MOST_CELLS = 250_000

export function readPowerMap(text: string): ReadPowerMap {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('−', '-')
    .split(/\r\n|\r|\n/)
    .map((raw, n) => ({ raw: raw.trim(), line: n + 1 }))
    .filter(({ raw }) => raw !== '' && !raw.startsWith('#'))
  const [first] = lines
  if (!first) return refused('Found no lines. Paste blocks or a grid of numbers, or choose a file.')
  const separator = separatorOf(first.raw)
  const rows = lines.map(({ raw, line }) => ({ cells: cellsOf(raw, separator), line }))
  if (rows.every(({ cells }) => cells.every(isNumber))) return readGrid(rows)
  return readBlocks(rows)
}

interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

function separatorOf(line: string): RegExp {
  for (const separator of ['\t', ';', ',']) if (line.includes(separator)) return new RegExp(separator)
  return /\s+/
}

function cellsOf(raw: string, separator: RegExp): string[] {
  const cells = raw.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  // spreadsheets close a line with a separator
  return cells.length > 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells
}

function readGrid(rows: readonly Row[]): ReadPowerMap {
  const columns = rows[0]!.cells.length
  if (rows.length * columns > MOST_CELLS) {
    return refused(
      `Found a grid of ${rows.length} × ${columns} cells; at most ${grouped(MOST_CELLS)} cells can be read.`,
    )
  }
  for (const { cells, line } of rows) {
    if (cells.length !== columns) {
      return refused(`Line ${line}: found ${counted(cells.length)}; the first row has ${columns}.`)
    }
    const negative = cells.find((cell) => Number(cell) < 0)
    if (negative !== undefined) return refused(`Line ${line}: found ${negative}; a power cannot be below 0.`)
  }
  if (rows.length * columns === 1) return refused('Found a single number; a grid has at least two cells.')
  return { ok: true, map: { form: 'grid', rows: rows.map(({ cells }) => cells.map(Number)) } }
}

type Column = 'name' | 'x' | 'y' | 'left' | 'bottom' | 'right' | 'top' | 'width' | 'height' | 'power' | 'density'

const COLUMN_NAMES: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'block', 'unit', 'unitname', 'id', 'instance'],
  x: ['x', 'cx', 'xc', 'centerx', 'centrex', 'xcenter', 'xcentre'],
  y: ['y', 'cy', 'yc', 'centery', 'centrey', 'ycenter', 'ycentre'],
  left: ['left', 'leftx', 'xleft', 'xmin', 'x0', 'llx', 'west'],
  bottom: ['bottom', 'bottomy', 'ybottom', 'ymin', 'y0', 'lly', 'south'],
  right: ['right', 'xright', 'xmax', 'x1', 'urx', 'east'],
  top: ['top', 'ytop', 'ymax', 'y1', 'ury', 'north'],
  width: ['width', 'w', 'dx'],
  height: ['height', 'h', 'dy'],
  power: ['power', 'p', 'watt', 'watts', 'total'],
  density: ['density', 'powerdensity', 'heatflux', 'flux'],
}

const BARE_ORDER: readonly Column[] = ['name', 'x', 'y', 'width', 'height', 'power']

function columnOf(cell: string): Column | null {
  const plain = cell
    .toLowerCase()
    .replace(/[([].*$/, '')
    .replace(/[\s_\-./]|mm\b/g, '')
  const found = Object.entries(COLUMN_NAMES).find(([, names]) => names.includes(plain))
  return found ? (found[0] as Column) : null
}

function readBlocks(rows: readonly Row[]): ReadPowerMap {
  const [head] = rows
  const named = head!.cells.map(columnOf)
  const hasHeader = !head!.cells.slice(1).some(isNumber) && named.filter((column) => column !== null).length >= 2
  if (hasHeader) {
    const problem = headerProblem(head!, named)
    if (problem) return refused(problem)
  } else if (!head!.cells.some(isNumber)) {
    return refused(
      `Line ${head!.line}: found ${quoted(head!.cells.join(', '))}; a header names x, y, width, height, power.`,
    )
  }
  const columns = hasHeader ? named : BARE_ORDER
  const entries: MapEntry[] = []
  for (const row of hasHeader ? rows.slice(1) : rows) {
    const entry = readEntry(row, columns, hasHeader)
    if (typeof entry === 'string') return refused(`Line ${row.line}: ${entry}`)
    entries.push(entry)
  }
  if (entries.length === 0) return refused('Found a header and no blocks below it.')
  return { ok: true, map: { form: 'blocks', entries } }
}

function headerProblem({ cells, line }: Row, columns: readonly (Column | null)[]): string | null {
  const has = (column: Column) => columns.includes(column)
  const twice = columns.find((column, n) => column !== null && columns.indexOf(column) !== n)
  if (twice) return `Line ${line}: the header names ${twice} twice.`
  const missing = [
    !has('x') && !has('left') && 'x or left',
    !has('y') && !has('bottom') && 'y or bottom',
    !has('width') && !(has('left') && has('right')) && 'width',
    !has('height') && !(has('bottom') && has('top')) && 'height',
    !has('power') && !has('density') && 'power',
  ].filter((column) => column !== false)
  if (missing.length === 0) return null
  return `Line ${line}: the header ${quoted(cells.join(', '))} lacks ${missing.join(', ')}.`
}

/** What is wrong with the line, or its block. */
function readEntry({ cells, line }: Row, columns: readonly (Column | null)[], hasHeader: boolean): MapEntry | string {
  if (cells.length !== columns.length) {
    const expected = hasHeader ? `the header names ${columns.length}` : 'name, x, y, width, height and power are needed'
    return `found ${counted(cells.length)}; ${expected}.`
  }
  const values = new Map<Column, number>()
  let name: string | undefined
  for (const [n, column] of columns.entries()) {
    const cell = cells[n]!
    if (column === null) continue
    if (column === 'name') name = cell === '' ? undefined : cell
    else if (!isNumber(cell)) return `found ${quoted(cell)} where a number for ${column} is needed.`
    else values.set(column, Number(cell))
  }
  const width = values.get('width') ?? values.get('right')! - values.get('left')!
  const height = values.get('height') ?? values.get('top')! - values.get('bottom')!
  if (!(width > 0)) return `found a width of ${tidy(width)} mm; it must be above 0.`
  if (!(height > 0)) return `found a height of ${tidy(height)} mm; it must be above 0.`
  const power = values.get('power') ?? values.get('density')! * width * height
  if (power < 0) return `found a power of ${tidy(power)} W; it cannot be below 0.`
  return {
    ...(name !== undefined && { name }),
    x: tidy(values.get('x') ?? values.get('left')! + width / 2),
    y: tidy(values.get('y') ?? values.get('bottom')! + height / 2),
    width: tidy(width),
    height: tidy(height),
    power: tidy(power),
    line,
  }
}

const isNumber = (cell: string): boolean => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell)
const tidy = (value: number): number => Number(value.toFixed(9))
const counted = (cells: number): string => (cells === 1 ? '1 cell' : `${cells} cells`)
const quoted = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text)
const grouped = (value: number): string => value.toLocaleString('en')

function refused(problem: string): ReadPowerMap {
  return { ok: false, problem }
}
