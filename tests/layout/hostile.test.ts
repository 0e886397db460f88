/** Documents that are made to harm the reader: each is refused or read, nothing throws, and none takes long. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseLayout } from '../../src/layout/parse.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'

const sound = JSON.parse(readFileSync('examples/cpo-8-engines.cpo.json', 'utf8'))
const text = (changes: object) => JSON.stringify({ ...sound, ...changes })
const engine = sound.components.find(({ id }: { id: string }) => id === 'oe-1')
const many = (count: number, item: unknown) => `[${Array(count).fill(JSON.stringify(item)).join(',')}]`

/** ms; ten times what this takes on a slow machine, and far below what a bomb takes. */
const LONGEST_MS = 15_000

function refusal(json: string): string {
  const start = performance.now()
  const outcome = parseLayout(json)
  expect(performance.now() - start).toBeLessThan(LONGEST_MS)
  return outcome.ok ? 'read' : `${outcome.problems[0]?.path}: ${outcome.problems[0]?.message}`
}

test.each([
  ['lists nested 100 000 deep', '['.repeat(1e5) + ']'.repeat(1e5), 'nested more than 100 deep'],
  ['lists nested and never closed', '['.repeat(1e6), 'nested more than 100 deep'],
  [
    'objects nested in an unknown field',
    text({ x: 0 }).replace('"x":0', `"x":${'{"x":'.repeat(5000)}0${'}'.repeat(5000)}`),
    'nested more than 100 deep',
  ],
  ['100 million characters', ' '.repeat(1e8), '100 million characters'],
  [
    'a list of 16 million numbers',
    text({ components: 0 }).replace('"components":0', `"components":[${'1,'.repeat(16e6)}1]`),
    'components: Found a list of 16000001 entries',
  ],
  [
    '300 000 empty components',
    text({ components: 0 }).replace('"components":0', `"components":${many(300_000, {})}`),
    'components: Found a list of 300000 entries',
  ],
  [
    'a million unknown fields',
    text({ x: 0 }).replace('"x":0', Array.from({ length: 1e6 }, (_, n) => `"x${n}":0`).join(',')),
    'Found an object of 10000',
  ],
  [
    'many lists of many values',
    text({ x: 0 }).replace('"x":0', `"x":${many(200, Array(10_000).fill(0))}`),
    'more than 1000000 values',
  ],
  [
    '10 000 components on one place',
    text({ components: Array.from({ length: 10_000 }, (_, n) => ({ ...engine, id: `c${n}` })) }),
    'overlaps',
  ],
  ['a name given five million times', `{${'"a":1,'.repeat(5e6)}"a":1}`, 'a second time'],
  [
    '500 000 fields named __proto__',
    `{"format":"cpo-layout","version":1,"x":${many(1000, 0).replaceAll('0', '{"__proto__":1}')}}`,
    '__proto__',
  ],
  ['an unclosed string of 40 million characters', `{"a":"${'x'.repeat(4e7)}`, 'closing double quote'],
  [
    'sizes of 1e308',
    text({
      substrate: { ...sound.substrate, width: 1e308, height: 1e308 },
      components: [{ ...engine, x: 1e308, y: 1e308, width: 1e308, height: 1e308 }],
    }),
    'components[0]',
  ],
  ['a size beyond the largest number', text({ fill: 'air' }).replace(/"width":[\d.]+/, '"width":1e999'), 'not finite'],
  ['NaN', text({ version: 0 }).replace('"version":0', '"version":NaN'), 'not JSON'],
  ['Infinity', text({ version: 0 }).replace('"version":0', '"version":-Infinity'), 'not JSON'],
  ['a number in words', text({ fill: 'air' }).replace(/"width":[\d.]+/, '"width":"NaN"'), 'Found "NaN"'],
  ['two byte order marks', `\ufeff\ufeff${text({})}`, 'not JSON'],
  ['a material called constructor', text({ fill: 'constructor' }), 'unknown material "constructor"'],
  ['a material called __proto__', text({ fill: '__proto__' }), 'unknown material "__proto__"'],
])('%s: refused', (_case, json, words) => expect(refusal(json)).toContain(words))

test.each([
  ['a string of 40 million characters', text({ description: 'x'.repeat(4e7) })],
  ['20 million escaped backslashes', text({ description: '\\'.repeat(2e7) })],
  ['a byte order mark', `\ufeff${text({})}`],
  ['lone surrogates', text({ description: '\ud800', name: '\udfff\ud800' })],
  ['control characters', text({ description: '\0\x1b[31m\u2028' })],
  [
    'fields called constructor and prototype',
    text({ constructor: { prototype: { polluted: 1 } }, prototype: 1, toString: 1, hasOwnProperty: 1 }),
  ],
  [
    'components called like what every object has',
    text({})
      .replaceAll('"oe-1"', '"constructor"')
      .replaceAll('"oe-2"', '"__proto__"')
      .replaceAll('"oe-3"', '"hasOwnProperty"'),
  ],
])('%s: read, and written as it was', (_case, json) => {
  const start = performance.now()
  const outcome = parseLayout(json)
  expect(performance.now() - start).toBeLessThan(LONGEST_MS)
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
  expect(JSON.parse(serialiseLayout(outcome.layout))).toEqual(JSON.parse(json.replace(/^\ufeff/, '')))
})

test('nothing that is read reaches what every object has', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    const deep = `{"${name}":{"polluted":true,"prototype":{"polluted":true}}}`
    parseLayout(text({ x: 0 }).replace('"x":0', `"${name}":${deep},"x":${deep}`))
    parseLayout(text({ materials: 0 }).replace('"materials":0', `"materials":${deep}`))
    parseLayout(text({ limits: 0 }).replace('"limits":0', `"limits":${deep}`))
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(Reflect.get(Object, 'polluted')).toBeUndefined()
})
