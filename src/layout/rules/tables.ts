/** Tables of values that follow temperature: conductivities and powers. */
import { jsonPath, type PathPart } from '../json-path.ts'
import type { Problem } from '../schema.ts'
import { field, fieldsOf, finiteOf, listOf } from '../tolerant.ts'
import type { DraftPackage } from './draft.ts'

interface WrittenTable {
  readonly holder: unknown
  readonly path: readonly PathPart[]
  /** Fields of the other form, which must not stand beside a table. */
  readonly others: readonly [string, string]
  readonly reason: string
}

export function tableProblems({ document }: DraftPackage): Problem[] {
  return [...conductivityTables(document), ...powerTables(document)].flatMap(problemsOf)
}

function conductivityTables(document: unknown): WrittenTable[] {
  const materials = field(document, 'materials')
  return Object.keys(fieldsOf(materials)).map((id) => ({
    holder: field(field(materials, id), 'conductivity'),
    path: ['materials', id, 'conductivity'],
    others: ['inPlane', 'throughPlane'],
    reason: 'a table is for an isotropic material only',
  }))
}

function powerTables(document: unknown): WrittenTable[] {
  return listOf(field(document, 'components')).flatMap((component, i) =>
    listOf(field(component, 'sources')).map((source, j) => ({
      holder: field(source, 'powerTemperature'),
      path: ['components', i, 'sources', j, 'powerTemperature'],
      others: ['reference', 'coefficient'] as const,
      reason: 'exactly one of the two forms is allowed',
    })),
  )
}

function problemsOf({ holder, path, others, reason }: WrittenTable): Problem[] {
  const table = field(holder, 'table')
  if (table === undefined) return []
  if (others.some((name) => field(holder, name) !== undefined)) {
    const message = `Found a "table" beside "${others[0]}" or "${others[1]}"; ${reason}.`
    return [{ path: jsonPath(...path, 'table'), message }]
  }
  const temperatures = listOf(table).map((point) => finiteOf(listOf(point)[0]))
  return temperatures.flatMap((temperature, i) => {
    const before = temperatures[i - 1]
    if (temperature === null || before === null || before === undefined || temperature > before) return []
    return [
      {
        path: jsonPath(...path, 'table', i, 0),
        message: `Found ${temperature} °C after ${before} °C; temperatures in a table must ascend.`,
      },
    ]
  })
}
