/**
 * `npm run bench`: how fast the solver is, as one table; `npm run bench -- --json` the same for machines. Machines differ and
 * are busy: compare ratios within one run. `-- --app` adds the built app in Chromium, `-- --largest` 1024 × 1024 × 16.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { appBench } from './bench/app-bench.ts'
import { type BenchRow, kernelName, largestBench, solverBench } from './bench/solver-bench.ts'
import type { Timing } from './bench/timing.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    app: { type: 'boolean', default: false },
    largest: { type: 'boolean', default: false },
  },
})

const rows: BenchRow[] = []
const note = (text: string) => process.stderr.write(`${text}\n`)
for (const row of solverBench()) {
  note(`measured ${row.case}`)
  rows.push(row)
}
const largest = values.largest ? largestBench() : null
const app = values.app ? await appBench(note) : null

if (values.json) {
  console.log(
    JSON.stringify(
      {
        rows: rows.map((row) => ({
          case: row.case,
          cells: row.cells,
          warmMs: row.warm.median,
          coldMs: row.cold.median,
          setupMs: row.setup.median,
          cycleMs: row.cycle.median,
          twinCycleMs: row.twinCycle?.median ?? null,
          bytesPerCell: row.bytesPerCell,
          editMs: row.edit.median,
          min: {
            warmMs: row.warm.min,
            coldMs: row.cold.min,
            setupMs: row.setup.min,
            cycleMs: row.cycle.min,
            twinCycleMs: row.twinCycle?.min ?? null,
            editMs: row.edit.min,
          },
        })),
        ...(largest ? { largest } : {}),
        ...(app ? { app } : {}),
      },
      null,
      2,
    ),
  )
} else {
  console.log(`${kernelName()} kernel, one thread, ${cpus()[0]?.model ?? 'unknown processor'}. ms: least / median.\n`)
  printTable()
  if (largest) {
    const { cells, seconds, bytes } = largest
    console.log(`\n${cells.join(' × ')}: ${seconds.toFixed(1)} s to 0.01 K, ${(bytes / 2 ** 20).toFixed(0)} MB`)
  }
  for (const { example, openMs, drafts, medianMs, p95Ms, longTasks, longestMs, moves, frameMs } of app ?? []) {
    console.log(
      `\n${example} in Chromium: pointer to painted map ${medianMs.toFixed(0)} ms median, ${p95Ms.toFixed(0)} ms 95th percentile of ${drafts} drafts; ${longTasks} main-thread tasks over 16 ms (longest ${longestMs.toFixed(0)} ms) in ${moves} moves; ${frameMs.toFixed(1)} ms of the main thread per frame, median${openMs === null ? '' : `; ${openMs.toFixed(0)} ms from the file to its first verdict`}`,
    )
  }
}

function printTable(): void {
  const pair = ({ min, median }: Timing) => `${digits(min)} / ${digits(median)}`
  const perCell = ({ cycle, cells: [nx, ny, nz] }: BenchRow) => (1e6 * cycle.min) / (nx * ny * nz)
  const head = [
    'case',
    'cells',
    'warm',
    'cold',
    'set-up',
    'edit',
    'V-cycle',
    'ns/cell',
    'twin ÷',
    'cold ÷ warm',
    'B/cell',
  ]
  const lines = rows.map((row) => [
    row.case,
    row.cells.join('×'),
    pair(row.warm),
    pair(row.cold),
    pair(row.setup),
    pair(row.edit),
    pair(row.cycle),
    perCell(row).toFixed(2),
    row.twinCycle ? (row.twinCycle.min / row.cycle.min).toFixed(1) : '',
    (row.cold.min / row.warm.min).toFixed(1),
    row.bytesPerCell.toFixed(0),
  ])
  const widths = head.map((title, n) => Math.max(title.length, ...lines.map((line) => line[n]!.length)))
  for (const line of [head, ...lines]) {
    console.log(line.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join('  '))
  }
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
