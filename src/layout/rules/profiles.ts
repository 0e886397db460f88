/** Powers that follow time. */
import { jsonPath } from '../json-path.ts'
import type { Problem } from '../schema.ts'
import { field, finiteOf, listOf } from '../tolerant.ts'
import type { DraftPackage } from './draft.ts'

export function profileProblems({ components }: DraftPackage): Problem[] {
  return components.flatMap(({ index, fields }) =>
    listOf(field(fields, 'sources')).flatMap((source, j) => {
      const times = listOf(field(source, 'profile')).map((pair) => finiteOf(listOf(pair)[0]))
      return times.flatMap((time, i) => {
        const before = times[i - 1]
        if (time === null || before === null || before === undefined || time > before) return []
        return [
          {
            path: jsonPath('components', index, 'sources', j, 'profile', i, 0),
            message: `Found ${time} s after ${before} s; times in a profile must ascend.`,
          },
        ]
      })
    }),
  )
}
