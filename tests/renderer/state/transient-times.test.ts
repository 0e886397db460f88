import { describe, expect, test } from 'vitest'
import { between, formatTime, placeOf, snapshotTimes, timeAt } from '../../../src/renderer/state/transient-times.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'

describe('times of a warm-up', () => {
  test('start at 0, are spaced evenly in the logarithm, and end at the end', () => {
    const times = snapshotTimes(layoutWith(), 100)
    expect(times[0]).toBe(0)
    expect(times[1]).toBe(1e-3)
    expect(times.at(-1)).toBe(100)
    const ratios = times.slice(2).map((time, n) => time / times[n + 1]!)
    for (const ratio of ratios) expect(ratio).toBeCloseTo(10 ** (5 / 39), 9)
  })

  test('take in the kinks of power profiles before the end', () => {
    const profile: [number, number][] = [
      [0, 1],
      [3, 0],
      [500, 1],
    ]
    const pulsed = layoutWith({ components: [componentWith({ sources: [{ layer: 'die', power: 1, profile }] })] })
    const times = snapshotTimes(pulsed, 100)
    expect(times).toContain(3)
    expect(times.at(-1)).toBe(100)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test.each(['logarithmic', 'linear'] as const)('lie where they are found again on a %s axis', (axis) => {
    for (const time of [0, 0.01, 1, 33, 100]) expect(timeAt(placeOf(time, 100, axis), 100, axis)).toBeCloseTo(time, 9)
  })

  test('lie between two others by the logarithm, after 0 by the time itself', () => {
    expect(between([0, 1, 100], 10)).toEqual({ before: 1, share: 0.5 })
    expect(between([0, 1, 100], 0.25)).toEqual({ before: 0, share: 0.25 })
    expect(between([0, 1, 100], 100)).toEqual({ before: 2, share: 0 })
    expect(between([1, 2], 0.5)).toEqual({ before: 0, share: 0 })
  })

  test('are said in the unit that fits', () => {
    const said = [0, 0.0032, 0.1, 0.456, 12.34, 100, 200, 3599.6, 7200].map(formatTime)
    expect(said).toEqual(['0 s', '3.2 ms', '0.1 s', '0.46 s', '12.3 s', '100 s', '3 min 20 s', '60 min', '2 h'])
  })
})
