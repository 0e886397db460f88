import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../../src/layout/parse.ts'
import { serialiseLayout } from '../../../src/layout/serialise.ts'
import {
  documentRange,
  fittedRange,
  storedRange,
  withoutStoredRange,
  withStoredRange,
} from '../../../src/renderer/state/temperature-range.ts'
import { readPackage } from '../support/test-app.ts'

describe('the temperature range', () => {
  it('goes from the coolest fluid to 5 K above the highest limit', () => {
    expect(documentRange(readPackage())).toEqual({ low: 35, high: 110 })
  })

  it('is kept in the document through saving and opening', () => {
    const layout = withStoredRange(readPackage(), { low: 50, high: 95 })
    const opened = parseLayout(serialiseLayout(layout))
    expect(opened.ok && documentRange(opened.layout)).toEqual({ low: 50, high: 95 })
  })

  it('can be taken out again without a trace', () => {
    const layout = readPackage()
    expect(withoutStoredRange(withStoredRange(layout, { low: 50, high: 95 }))).toEqual(layout)
  })

  it('leaves what another program keeps under view alone', () => {
    const layout = { ...readPackage(), view: { camera: 3, range: [50, 95] } }
    expect(withoutStoredRange(layout).view).toEqual({ camera: 3 })
  })

  it.each([[[95, 50]], ['50 to 95'], [[50]], [[50, null]], [[50, Number.POSITIVE_INFINITY]]])(
    'ignores a range such as %j',
    (range) => {
      expect(storedRange({ ...readPackage(), view: { range } })).toBeNull()
    },
  )

  it('fits a field rounded outwards to 5 K', () => {
    expect(fittedRange(58.1, 92.3)).toEqual({ low: 55, high: 95 })
    expect(fittedRange(60, 60)).toEqual({ low: 60, high: 65 })
  })
})
