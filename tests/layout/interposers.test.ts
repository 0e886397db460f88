import { describe, expect, it } from 'vitest'
import { moveComponents } from '../../src/layout/edits.ts'
import { settleOnInterposers } from '../../src/layout/interposers.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

/** An interposer of 8 × 8 mm in the south-west, a part of 2 × 2 mm beside it, and one on it that carries another. */
const layout = layoutWith({
  components: [
    componentWith({ id: 'interposer', kind: 'interposer', x: 5, y: 5, width: 8, height: 8 }),
    componentWith({ id: 'free', x: 15, y: 15, width: 2, height: 2 }),
    componentWith({ id: 'rider', on: 'interposer', x: 4, y: 4, width: 4, height: 4 }),
    componentWith({ id: 'top', on: 'rider', x: 4, y: 4, width: 2, height: 2 }),
  ],
})
const settled = (id: string, dx: number, dy: number) =>
  settleOnInterposers(moveComponents(layout, [id], dx, dy), [id]).components.find((component) => component.id === id)

describe('what is moved by hand', () => {
  it('stands on the interposer that it lies on wholly', () => {
    expect(settled('free', -8, -8)?.on).toBe('interposer')
  })

  it('stands on the substrate once it has left its interposer altogether', () => {
    expect(settled('rider', 10, 10)).not.toHaveProperty('on')
  })

  it('across an edge stays as it was, for the problems list to name', () => {
    expect(settled('rider', 4, 0)?.on).toBe('interposer')
    expect(settled('free', -6, -6)).not.toHaveProperty('on')
  })

  it('stays on what is no interposer, and an interposer never stands on itself', () => {
    expect(settled('top', 10, 10)?.on).toBe('rider')
    expect(settled('interposer', 1, 1)).not.toHaveProperty('on')
  })

  it('is left alone, as the same object, in a package without interposers', () => {
    const bare = layoutWith()
    expect(settleOnInterposers(bare, ['oe-1'])).toBe(bare)
  })
})
