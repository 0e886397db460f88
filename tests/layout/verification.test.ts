import { describe, expect, test } from 'vitest'
import { parseLayout } from '../../src/layout/parse.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { publicDocuments, readFixture } from '../support/fixtures.ts'

interface ExpectedCase {
  file: string
  rule: string
  problems: { anyOf: string[] }[]
}

const invalid = (file: string) => readFixture(`verification/invalid/${file}`)
const { cases } = JSON.parse(invalid('expected.json')) as { cases: ExpectedCase[] }

const isAtOrBelow = (path: string, place: string) =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)

describe('a broken document is refused with every place that is wrong, and no other', () => {
  test.each(cases)('$file: $rule', ({ file, problems }) => {
    const result = parseLayout(invalid(file))
    if (result.ok) throw new Error('it was accepted')
    const reported = result.problems.map(({ path }) => path)
    for (const { anyOf } of problems) {
      expect(reported.filter((path) => anyOf.some((place) => isAtOrBelow(path, place)))).not.toEqual([])
    }
    const places = problems.flatMap(({ anyOf }) => anyOf)
    expect(reported.filter((path) => !places.some((place) => isAtOrBelow(path, place)))).toEqual([])
    for (const { message } of result.problems) expect(message).toMatch(/\w.*\.$|\?$/)
  })

  test('the unbroken base of these files opens', () => {
    expect(parseLayout(invalid('valid-base.json'))).toMatchObject({ ok: true, notices: [] })
  })

  test('an unknown version is the only report, and says which versions are read', () => {
    const result = parseLayout(invalid('01-version-unknown.json').replace('"thickness": 1', '"thickness": -1'))
    expect(result).toEqual({
      ok: false,
      problems: [{ path: 'version', message: expect.stringContaining('reads version 1') }],
    })
  })
})

describe('the public verification documents', () => {
  test.each(publicDocuments())(
    '$file opens without problem or notice and comes back unchanged from a save',
    ({ text }) => {
      const result = parseLayout(text)
      if (!result.ok) throw new Error(JSON.stringify(result.problems))
      expect(result.notices).toEqual([])
      expect(parseLayout(serialiseLayout(result.layout))).toEqual(result)
    },
  )
})
