import { expect, test } from 'vitest'
import { documentsNamedIn } from '../../src/main/arguments.ts'

test('names are resolved in their folder; the program itself and switches are no documents', () => {
  const argv = ['/usr/bin/shoreline', '--no-sandbox', 'a.cpo.json', '', '/abs/b c.cpo.json', '--', '-x']
  expect(documentsNamedIn(argv, 1, '/work')).toEqual(['/work/a.cpo.json', '/abs/b c.cpo.json'])
  expect(documentsNamedIn(['electron', '.', 'a.cpo.json'], 2, '/work')).toEqual(['/work/a.cpo.json'])
})

test('a slip of the shell opens no hundred windows', () => {
  const names = Array.from({ length: 100 }, (_, n) => `${n}.cpo.json`)
  expect(documentsNamedIn(['shoreline', ...names], 1, '/').length).toBe(8)
})
