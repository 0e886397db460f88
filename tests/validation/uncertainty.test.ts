/**
 * The ± of every temperature, held against all references: it covers the error in at least 95 % of the figures, at every
 * quality that is solved here. A bar that is always far too wide would say nothing either: half of them are within the
 * accuracy that is promised.
 */
import { expect, test } from 'vitest'
import { compare, hardCases, isCovered, referenceCases, solveCase } from '../support/reference.ts'

const COVERED = 0.95

test.each(['preview', 'normal', 'fine'] as const)('covers the error at %s quality', (quality) => {
  const temperatures = [...referenceCases(), ...hardCases()]
    .flatMap((known) => compare(known, solveCase(known, quality)))
    .filter(({ quantity }) => quantity !== 'heat')
  expect(temperatures.length).toBeGreaterThan(150)
  expect(temperatures.every(({ bar }) => bar !== null && bar >= 0 && Number.isFinite(bar))).toBe(true)
  const covered = temperatures.filter(isCovered).length / temperatures.length
  expect(covered).toBeGreaterThanOrEqual(COVERED)
  if (quality === 'preview') return
  const tight = temperatures.filter(({ bar, tolerance }) => (bar ?? 0) <= tolerance).length / temperatures.length
  expect(tight).toBeGreaterThan(0.5)
})
