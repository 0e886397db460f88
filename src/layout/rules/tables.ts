/** Conductivities that follow temperature. */
import { jsonPath } from '../json-path.ts'
import type { Problem } from '../schema.ts'
import { field, fieldsOf, finiteOf, listOf } from '../tolerant.ts'
import type { DraftPackage } from './draft.ts'

export function tableProblems({ document }: DraftPackage): Problem[] {
  return Object.keys(fieldsOf(field(document, 'materials'))).flatMap((id) => {
    const conductivity = field(field(field(document, 'materials'), id), 'conductivity')
    const table = field(conductivity, 'table')
    if (table === undefined) return []
    const path = ['materials', id, 'conductivity'] as const
    if (field(conductivity, 'inPlane') !== undefined || field(conductivity, 'throughPlane') !== undefined) {
      const message = 'Found a "table" beside "inPlane" or "throughPlane"; a table is for an isotropic material only.'
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
  })
}
