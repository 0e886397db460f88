/** From a power map that was read to the blocks of a source: laid on the die, merged, cut, scaled. */
import { COINCIDENT_MM, outlineOf } from './outline.ts'
import type { MapEntry, PowerMap } from './power-map.ts'
import type { Block, Component } from './schema.ts'

type Die = Pick<Component, 'width' | 'height'>

/** Blocks that one map may make: the solver resolves each of them, and nobody edits more. */
export const MOST_BLOCKS = 2500

export interface MapOptions {
  /** What the cells of a grid are. */
  readonly cells: 'W' | 'W/mm²'
  /** Cut what reaches outside at the die's edge, its power in proportion. */
  readonly cut: boolean
  /** W of all blocks together; null leaves them as they are. */
  readonly total: number | null
}

export interface OutsideBlock {
  readonly name: string
  readonly line: number
  /** mm */
  readonly by: number
}

export interface LaidMap {
  readonly blocks: readonly Block[]
  /** W */
  readonly power: number
  /** W as read, before cutting and scaling. */
  readonly readPower: number
  /** Blocks that reach outside the die, or did before they were cut. */
  readonly outside: readonly OutsideBlock[]
  /** Why these blocks cannot be used as they are; null where they can. */
  readonly problem: string | null
}

export function layPowerMap(map: PowerMap, die: Die, { cells, cut, total }: MapOptions): LaidMap {
  const entries = map.form === 'grid' ? mergedCells(map.rows, die, cells) : map.entries
  const readPower = sumOf(entries)
  const outside = entries.flatMap((entry, n) => {
    const by = excessOf(entry, die)
    return by > COINCIDENT_MM ? [{ name: entry.name ?? `block ${n + 1}`, line: entry.line, by }] : []
  })
  const kept = cut ? entries.flatMap((entry) => cutAtEdge(entry, die)) : entries
  const keptPower = sumOf(kept)
  const scale = total === null || keptPower === 0 ? 1 : total / keptPower
  const blocks = kept.map(
    ({ name, x, y, width, height, power }): Block => ({
      ...(name !== undefined && { name }),
      x,
      y,
      width,
      height,
      power: tidy(power * scale),
    }),
  )
  return { blocks, power: tidy(keptPower * scale), readPower: tidy(readPower), outside, problem: problemOf() }

  function problemOf(): string | null {
    if (kept.length === 0) return 'The map has no power anywhere on the die.'
    if (kept.length > MOST_BLOCKS) {
      const merged = map.form === 'grid' ? ' after equal neighbours are merged' : ''
      return `The map makes ${kept.length.toLocaleString('en')} blocks${merged}; at most ${MOST_BLOCKS.toLocaleString('en')} can be used. Average it to a coarser grid.`
    }
    if (outside.length > 0 && !cut) {
      const [first] = outside
      const rest = outside.length > 1 ? ` and ${outside.length - 1} more reach` : ' reaches'
      return `${first!.name} (line ${first!.line})${rest} outside the die, by ${spellMm(Math.max(...outside.map(({ by }) => by)))} mm at most.`
    }
    if (total !== null && keptPower === 0) return 'A map of 0 W cannot be scaled.'
    return null
  }
}

/**
 * The cells with power as rectangles: runs of equal cells in a row, then equal runs one below the other. A rectangle has
 * the power of its cells together.
 */
function mergedCells(rows: readonly (readonly number[])[], die: Die, unit: MapOptions['cells']): MapEntry[] {
  const columns = rows[0]?.length ?? 0
  const [cellWidth, cellHeight] = [die.width / columns, die.height / rows.length]
  const watts = unit === 'W' ? 1 : cellWidth * cellHeight
  interface Run {
    readonly from: number
    readonly to: number
    readonly value: number
    readonly north: number
    south: number
  }
  const done: Run[] = []
  let open = new Map<string, Run>()
  for (const [row, cells] of rows.entries()) {
    const next = new Map<string, Run>()
    for (let from = 0; from < columns; ) {
      const value = cells[from]!
      let to = from + 1
      while (to < columns && cells[to] === value) to++
      if (value > 0) {
        const key = `${from} ${to} ${value}`
        const run = open.get(key) ?? { from, to, value, north: row, south: row }
        run.south = row + 1
        next.set(key, run)
      }
      from = to
    }
    for (const [key, run] of open) if (next.get(key) !== run) done.push(run)
    open = next
  }
  done.push(...open.values())
  return done
    .sort((a, b) => a.north - b.north || a.from - b.from)
    .map(({ from, to, value, north, south }) => ({
      x: tidy(((from + to) / 2) * cellWidth),
      y: tidy(die.height - ((north + south) / 2) * cellHeight),
      width: tidy((to - from) * cellWidth),
      height: tidy((south - north) * cellHeight),
      power: tidy(value * watts * (to - from) * (south - north)),
      line: north + 1,
    }))
}

/** mm by which a block reaches outside; at most 0 for one inside. */
function excessOf(entry: MapEntry, { width, height }: Die): number {
  const { x0, x1, y0, y1 } = outlineOf(entry)
  return Math.max(-x0, -y0, x1 - width, y1 - height)
}

function cutAtEdge(entry: MapEntry, die: Die): MapEntry[] {
  if (excessOf(entry, die) <= COINCIDENT_MM) return [entry]
  const outline = outlineOf(entry)
  const [x0, x1] = [Math.max(outline.x0, 0), Math.min(outline.x1, die.width)]
  const [y0, y1] = [Math.max(outline.y0, 0), Math.min(outline.y1, die.height)]
  if (x1 - x0 <= COINCIDENT_MM || y1 - y0 <= COINCIDENT_MM) return []
  const share = ((x1 - x0) * (y1 - y0)) / (entry.width * entry.height)
  const place = { x: tidy((x0 + x1) / 2), y: tidy((y0 + y1) / 2), width: tidy(x1 - x0), height: tidy(y1 - y0) }
  return [{ ...entry, ...place, power: tidy(entry.power * share) }]
}

const sumOf = (entries: readonly Pick<MapEntry, 'power'>[]) => entries.reduce((sum, { power }) => sum + power, 0)
const tidy = (value: number): number => Number(value.toFixed(9))
const spellMm = (mm: number): string => (mm < 0.01 ? String(Number(mm.toPrecision(2))) : mm.toFixed(2))
