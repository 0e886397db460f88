import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../src/layout/geometry.ts'
import { stackLevels } from '../../src/layout/levels.ts'
import { parseLayout } from '../../src/layout/parse.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { readFixture } from '../support/fixtures.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)
const files = readdirSync(EXAMPLES).filter((file) => file.endsWith('.cpo.json'))
const open = (file: string) => {
  const text = readFileSync(new URL(file, EXAMPLES), 'utf8')
  const result = parseLayout(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return { ...result, text }
}
const engines = (file: string) => open(file).layout.components.filter(({ kind }) => kind === 'optical-engine').length

describe('the examples', () => {
  test.each(files)('%s opens without problem or notice and is written as the program writes it', (file) => {
    const { layout, notices, text } = open(file)
    expect(notices).toEqual([])
    expect(serialiseLayout(layout)).toBe(text)
    expect(resolvePackage(layout).components.length).toBeGreaterThan(8)
    expect(stackLevels(layout).length).toBeLessThanOrEqual(14)
  })

  test('the first one that the app shows is the public verification case', () => {
    const verified = parseLayout(readFixture('verification/public/cpo-8-engines.json'))
    expect(open('cpo-8-engines.cpo.json').layout).toEqual(verified.ok && verified.layout)
  })

  test('have the engines that their names promise, and say where their figures come from', () => {
    expect(engines('broadcom-51t2-8-engines.cpo.json')).toBe(8)
    expect(engines('oif-51t2-16-engines.cpo.json')).toBe(16)
    expect(engines('nvidia-110mm-36-engines.cpo.json')).toBe(36)
    for (const file of files.filter((name) => name !== 'cpo-8-engines.cpo.json')) {
      expect(open(file).layout.description).toMatch(/Sourced: .*Derived: .*Estimates: /)
    }
  })
})
