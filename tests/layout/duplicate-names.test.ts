/** Names that a JSON text gives twice in one object. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duplicateNames } from '../../src/layout/duplicate-names.ts'
import { parseLayout } from '../../src/layout/parse.ts'

test.each([
  ['at the top', '{"a":1,"b":2,"a":3}', ['a']],
  ['in an object of a list', '{"list":[{"x":1},{"x":1,"y":2,"x":3}]}', ['list[1].x']],
  ['spelled with an escape', '{"a":1,"\\u0061":2}', ['a']],
  ['after a nested object', '{"a":{"b":[1,{"c":2}]},"a":1}', ['a']],
  ['__proto__', '{"__proto__":1,"__proto__":2}', ['__proto__']],
])('%s', (_case, json, paths) => expect(duplicateNames(json).map(({ path }) => path)).toEqual(paths))

test('braces, commas and quotes inside strings count for nothing', () => {
  expect(duplicateNames('{"a":"{\\"a\\":1,\\"a\\":2}","b":["a","a"],"c":{"a":1}}')).toEqual([])
})

test('no text that JSON.stringify writes has any', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(duplicateNames(JSON.stringify(value))).toEqual([])
    }),
  )
})

test('a layout with one is refused with its place', () => {
  const parsed = parseLayout('{\n"format": "cpo-layout",\n"version": 1,\n"version": 1\n}')
  expect(parsed).toEqual({
    ok: false,
    problems: [
      { path: 'version', message: 'Found the field "version" a second time, in line 4; allowed is once in an object.' },
    ],
  })
})
