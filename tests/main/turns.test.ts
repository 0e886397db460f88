import { expect, test } from 'vitest'
import { createNewestWins, createTurns } from '../../src/main/turns.ts'

test('work begins when the work before it has ended, well or badly', async () => {
  const inTurn = createTurns()
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} begins`)
    await Promise.resolve()
    seen.push(`${name} ends`)
    if (name === 'b') throw new Error('b')
    return name
  }
  const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => inTurn(work(name))))
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('the newest value takes the place of those that wait, and their answer is its own', async () => {
  const runs: number[] = []
  const bring = createNewestWins(async (value: number) => {
    runs.push(value)
    await Promise.resolve()
    return value * 10
  })
  const first = bring(1)
  await Promise.resolve()
  const answers = await Promise.all([first, bring(2), bring(3), bring(4)])
  expect(runs).toEqual([1, 4])
  expect(answers).toEqual([10, 40, 40, 40])
  expect(await bring(5)).toBe(50)
})

test('a run that fails stops none of those after it', async () => {
  const bring = createNewestWins(async (value: number) => {
    if (value === 1) throw new Error('one')
    return value
  })
  await expect(bring(1)).rejects.toThrow('one')
  expect(await bring(2)).toBe(2)
})
