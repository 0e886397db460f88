/** The command line as it is built: words in, text and an exit code out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layoutJsonSchema } from '../../src/layout/json-schema.ts'
import type { Layout } from '../../src/layout/schema.ts'
import type { InfluenceSummary } from '../../src/report/influence.ts'
import type { SolveSummary } from '../../src/report/summary.ts'
import { solveLayout } from '../../src/solver/results/solve-layout.ts'
import { ensureCli, type Run, shoreline } from '../support/cli.ts'
import { readFixture } from '../support/fixtures.ts'
import { layoutFrom } from '../support/reference.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const EIGHT = 'examples/cpo-8-engines.cpo.json'
const INVALID = 'tests/fixtures/verification/invalid'
const folder = mkdtempSync(join(tmpdir(), 'shoreline-cli-'))

beforeAll(ensureCli, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a document to a file of its own. */
function fileOf(name: string, content: Layout | string): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const part = (power: number) => componentWith({ name: 'Engine one', sources: [{ layer: 'die', power }] })
const within = () => fileOf('within.cpo.json', layoutWith({ name: 'Small', components: [part(0.2)] }))
const over = () => fileOf('over.cpo.json', layoutWith({ components: [part(20)] }))

describe('shoreline solve --json', () => {
  let run: Run
  let summary: SolveSummary
  beforeAll(async () => {
    const probes = ['--probe', '45,45,3.5', '--probe=-1,0,0']
    run = await shoreline('solve', EIGHT, '--json', '--quality', 'preview', ...probes)
    summary = JSON.parse(run.stdout)
  })

  test('prints the summary with exactly the documented fields', () => {
    expect(Object.keys(summary)).toEqual(['name', 'components', 'heat', 'probes', 'grid', 'solver'])
    const [first] = summary.components
    expect(Object.keys(first!).sort()).toEqual([
      'id',
      'kind',
      'limit',
      'margin',
      'maxTemperature',
      'meanTemperature',
      'meanUncertainty',
      'name',
      'power',
      'uncertainty',
      'violates',
    ])
    expect(Object.keys(summary.heat!)).toEqual(['power', 'top', 'bottom', 'sides', 'imbalance'])
    expect(Object.keys(summary.grid)).toEqual(['cells'])
    expect(Object.keys(summary.solver)).toEqual(['method', 'kernel', 'cycles', 'milliseconds', 'errorEstimate'])
    expect(summary.name).not.toBe('')
    expect(summary.heat!.power).toBe(548)
    expect(summary.grid.cells.every((count) => Number.isInteger(count) && count > 1)).toBe(true)
    for (const component of summary.components) {
      expect(component.margin).toBeCloseTo(component.limit! - component.maxTemperature, 9)
      expect(component.violates).toBe(component.maxTemperature > component.limit!)
    }
  })

  test('says nothing on stderr where that is no terminal', () => {
    expect(run.stderr).toBe('')
  })

  test('lists the probes in their order, null outside the package', () => {
    expect(summary.probes).toEqual([
      { x: 45, y: 45, z: 3.5, temperature: expect.any(Number), uncertainty: expect.any(Number) },
      { x: -1, y: 0, z: 0, temperature: null, uncertainty: null },
    ])
  })

  test('has the temperatures that the solver gives, to the last digit', () => {
    const layout = layoutFrom(readFixture('verification/public/cpo-8-engines.json'))
    const solution = solveLayout(layout, { quality: 'preview' })
    expect(summary.components.map(({ maxTemperature }) => maxTemperature)).toEqual(
      solution.components.map(({ maxTemperature }) => maxTemperature),
    )
  })
})

describe('shoreline solve', () => {
  test('prints a table, worst margin first, and what became of the heat', async () => {
    const { stdout, stderr, code } = await shoreline('solve', EIGHT, '--quality', 'preview')
    expect(stderr).toBe('')
    const lines = stdout.split('\n')
    const head = lines.findIndex((line) => line.startsWith('Status'))
    expect(lines[head]).toMatch(
      /^Status +Component +Name +Kind +Power, W +Highest, °C +±, K +Mean, °C +±, K +Limit, °C +Margin, K$/,
    )
    const rows = lines.slice(head + 1, lines.indexOf('', head))
    const margins = rows.map((row) => Number(row.trim().split(/\s+/).at(-1)!.replace('−', '-')))
    expect(margins).toHaveLength(10)
    expect(margins).toEqual([...margins].sort((a, b) => a - b))
    expect(code).toBe(margins[0]! < 0 ? 1 : 0)
    expect(stdout).toMatch(/Heat: 548 W in; out .* W top, .* W bottom, .* W sides; imbalance/)
    expect(stdout).toMatch(/Converged in \d+ ms, \d+ cycles, .*quality preview/)
  })

  test('shows probes in the table, and that one lies outside', async () => {
    const { stdout } = await shoreline('solve', within(), '--quality=preview', '--probe=10,10,2.2', '--probe', '0,0,99')
    expect(stdout).toMatch(/10\s+10\s+2\.2\s+\d+\.\d\d/)
    expect(stdout).toMatch(/0\s+0\s+99\s+outside the package/)
  })

  test('mentions unknown fields on stderr, and keeps them out of the JSON', async () => {
    const file = fileOf('odd.cpo.json', { ...layoutWith({ components: [part(0.2)] }), colour: 'blue' } as Layout)
    const human = await shoreline('solve', file, '--quality', 'preview')
    expect(human.stderr).toMatch(/^Notice: .*colour/)
    expect(human.code).toBe(0)
    expect((await shoreline('solve', file, '--quality', 'preview', '--json')).stderr).toBe('')
  })
})

describe('the exit code', () => {
  const solve = async (file: string) => (await shoreline('solve', file, '--quality', 'preview')).code

  test('is 0 within all limits and 1 over one', async () => {
    expect(await solve(within())).toBe(0)
    expect(await solve(over())).toBe(1)
  })

  test('is 3 where the solution has not converged, which the table says too', async () => {
    // a film so weak that ambient is 10¹⁶ K away: no 64-bit temperature resolves 1e-4 K there
    const file = fileOf(
      'weak.cpo.json',
      layoutWith({ components: [part(10)], cooling: { ambient: 35, top: { h: 1e-12 } } }),
    )
    const { code, stdout } = await shoreline('solve', file, '--quality', 'preview')
    expect(stdout).toContain('Not converged')
    expect(stdout).toContain('no way out for its heat')
    expect(code).toBe(3)
  })

  test('is 3 for a thermal runaway, which is named, without any temperature', async () => {
    const powerTemperature = { reference: 25, coefficient: 0.2 }
    const leaky = componentWith({ name: 'Engine one', sources: [{ layer: 'die', power: 10, powerTemperature }] })
    const file = fileOf('leaky.cpo.json', layoutWith({ components: [leaky] }))
    const table = await shoreline('solve', file, '--quality', 'preview')
    expect(table).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('Thermal runaway: the power of Engine one'),
    })
    expect(table.stdout).not.toContain('°C')
    expect(await shoreline('influence', file, '--quality', 'preview', '--json')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('did not converge: Thermal runaway: the power of Engine one'),
    })
    const json = await shoreline('solve', file, '--quality', 'preview', '--json')
    expect(json.code).toBe(3)
    expect(JSON.parse(json.stdout)).toMatchObject({
      components: [],
      solver: { failure: { kind: 'runaway', components: ['oe-1'] } },
    })
  })

  test.each([
    [[], 'shoreline solve <file>'],
    [['melt', 'a'], 'unknown command "melt"'],
    [['solve'], 'a file is missing'],
    [['solve', 'a', 'b'], 'one file at a time'],
    [['solve', EIGHT, '--quality', 'superb'], 'unknown quality "superb"; use preview, normal, fine, extra-fine'],
    [['solve', EIGHT, '--probe', '1,2'], 'a probe is three numbers in mm'],
    [['solve', EIGHT, '--probe', '1,2,'], 'a probe is three numbers in mm'],
    [['solve', EIGHT, '--probe', '1,2,x'], 'a probe is three numbers in mm'],
    [['solve', EIGHT, '--fast'], "Unknown option '--fast'"],
    [['schema', 'more'], 'schema takes no arguments'],
    [['constructor'], 'unknown command "constructor"'],
  ])('is 2 for the words %j, with the reason and the usage', async (words, reason) => {
    const { code, stdout, stderr } = await shoreline(...words)
    expect(code).toBe(2)
    expect(stdout + stderr).toContain(reason)
    expect(stdout + stderr).toContain('Exit codes: 0 within limits')
  })

  test('is 0 for help', async () => {
    const { code, stdout, stderr } = await shoreline('--help')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('shoreline check <file> [--json]')
  })

  test.each(['check', 'solve'])('is 2 where %s finds no file, a folder, or no JSON', async (command) => {
    const problems = async (file: string) => {
      const { code, stdout } = await shoreline(command, file, '--json')
      expect(code).toBe(2)
      return JSON.parse(stdout)
        .problems.map(({ message }: { message: string }) => message)
        .join()
    }
    expect(await problems(join(folder, 'nowhere.json'))).toMatch(/^There is no file .*nowhere\.json\.$/)
    expect(await problems(folder)).toMatch(/is a folder, not a file\.$/)
    const latin = join(folder, 'latin-1.json')
    writeFileSync(latin, Buffer.from('{"name": "Gerät"}', 'latin1'))
    expect(await problems(latin)).toMatch(/latin-1\.json is not a UTF-8 text file\.$/)
    expect(await problems(fileOf('torn.json', '{"format": "cpo-lay'))).not.toBe('')
  })
})

describe('a refused document', () => {
  const { cases } = JSON.parse(readFixture('verification/invalid/expected.json')) as {
    cases: { file: string; problems: { anyOf: string[] }[] }[]
  }
  const isAtOrBelow = (path: string, place: string) =>
    path === place || (/^[.[]/.test(path.slice(place.length)) && path.startsWith(place))

  test.each(cases)('$file exits with 2 and names every place', async ({ file, problems }) => {
    const { code, stdout, stderr } = await shoreline('check', `${INVALID}/${file}`, '--json')
    expect([code, stderr]).toEqual([2, ''])
    const answer = JSON.parse(stdout) as { problems: { path: string; message: string }[] }
    expect(Object.keys(answer)).toEqual(['problems'])
    for (const problem of answer.problems) expect(Object.keys(problem)).toEqual(['path', 'message'])
    for (const { anyOf } of problems) {
      expect(answer.problems.filter(({ path }) => anyOf.some((place) => isAtOrBelow(path, place)))).not.toEqual([])
    }
  })

  test('is refused by solve in the same words, and in lines for people without --json', async () => {
    const file = `${INVALID}/24-four-mixed.json`
    const checked = await shoreline('check', file, '--json')
    const solved = await shoreline('solve', file, '--json')
    expect(solved).toEqual(checked)
    const human = await shoreline('check', file)
    expect([human.code, human.stdout]).toEqual([2, ''])
    const { problems } = JSON.parse(checked.stdout) as { problems: { path: string; message: string }[] }
    expect(problems.length).toBeGreaterThanOrEqual(4)
    expect(human.stderr).toBe(problems.map(({ path, message }) => `${path}: ${message}\n`).join(''))
  })
})

describe('shoreline check and schema', () => {
  test('a good document passes, in words and in JSON', async () => {
    expect(await shoreline('check', EIGHT)).toEqual({ code: 0, stdout: `No problems in ${EIGHT}.\n`, stderr: '' })
    const { stdout, code } = await shoreline('check', EIGHT, '--json')
    expect([code, JSON.parse(stdout)]).toEqual([0, { problems: [], notices: [] }])
  })

  test('the schema is the one generated from the definitions', async () => {
    const { code, stdout, stderr } = await shoreline('schema')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(layoutJsonSchema())))
  })
})

describe('shoreline influence', () => {
  const pair = () => {
    const sources = [{ layer: 'die', power: 2 }]
    const components = [componentWith({ id: 'a', x: 5, sources }), componentWith({ id: 'b', x: 14, y: 2, sources })]
    return fileOf('pair.cpo.json', layoutWith({ components }))
  }

  test('prints the documented fields as JSON, null where a part is not free to move', async () => {
    const run = await shoreline('influence', pair(), '--json', '--quality', 'preview')
    expect([run.code, run.stderr]).toEqual([0, ''])
    const summary = JSON.parse(run.stdout) as InfluenceSummary
    expect(Object.keys(summary)).toEqual(['components', 'matrix', 'position'])
    expect(summary.components).toEqual(['a', 'b'])
    // a part heats itself more than its neighbour
    expect(summary.matrix.map((row) => row.length)).toEqual([2, 2])
    expect(summary.matrix[0]![0]).toBeGreaterThan(summary.matrix[0]![1]!)
    expect(summary.matrix[0]![1]).toBeGreaterThan(0)
    expect(summary.position).toEqual({
      a: { dx: expect.any(Number), dy: expect.any(Number) },
      b: { dx: null, dy: null },
    })
  })

  test('prints tables and the reason for a missing figure', async () => {
    const run = await shoreline('influence', pair(), '--quality', 'preview')
    expect(run.stdout).toContain('a, K/W')
    expect(run.stdout).toContain(
      "b has no derivative along x and y: it is not free to move: the substrate's edge is in the way.",
    )
    expect(run.stdout).not.toContain('small changes')
  })

  test('says that the figures hold for small changes where conductivities follow temperature', async () => {
    const components = [
      componentWith({
        sources: [{ layer: 'die', power: 2 }],
        layers: [{ name: 'die', material: 'own', thickness: 0.5 }],
      }),
    ]
    const materials = {
      own: {
        conductivity: {
          table: [
            [0, 168],
            [125, 99],
          ] as [number, number][],
        },
      },
    }
    const file = fileOf('table.cpo.json', layoutWith({ components, materials }))
    expect((await shoreline('influence', file, '--quality', 'preview')).stdout).toContain('small changes')
    expect((await shoreline('influence', file, '--quality', 'preview', '--json')).stderr).toContain('small changes')
  })

  test('refuses a bad document', async () => {
    const run = await shoreline('influence', 'no-such-file.json')
    expect([run.code, run.stderr]).toEqual([2, 'There is no file no-such-file.json.\n'])
  })
})
