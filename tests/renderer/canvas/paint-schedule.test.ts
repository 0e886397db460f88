import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPaintSchedule, type Sheet } from '../../../src/renderer/canvas/paint-schedule.ts'

let frames: Map<number, () => void>

beforeEach(() => {
  frames = new Map()
  let last = 0
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    frames.set(++last, callback)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id))
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function nextFrame(): void {
  const due = [...frames.values()]
  frames.clear()
  for (const callback of due) callback()
}

function schedule() {
  const painted: Sheet[] = []
  return { painted, ...createPaintSchedule((sheet) => painted.push(sheet)) }
}

describe('the sheets of the canvas', () => {
  it('are painted once per frame however often they are asked for, the lowest first', () => {
    const { painted, invalidate } = schedule()
    invalidate('moving')
    invalidate('field', 'moving')
    expect(painted).toEqual([])
    nextFrame()
    expect(painted).toEqual(['field', 'moving'])
    nextFrame()
    expect(painted).toHaveLength(2)
  })

  it('are painted at once for a move of the pointer, and not again in the same frame', () => {
    const { painted, invalidate, flush } = schedule()
    invalidate('moving')
    flush()
    expect(painted).toEqual(['moving'])
    nextFrame()
    expect(painted).toEqual(['moving'])
  })

  it('can be painted in tasks of their own, before the frame', () => {
    const { painted, invalidate, invalidateSoon } = schedule()
    invalidate('moving')
    invalidateSoon('field')
    invalidateSoon('field', 'parts')
    expect(painted).toEqual([])
    vi.runAllTimers()
    expect(painted).toEqual(['field', 'parts'])
    nextFrame()
    expect(painted).toEqual(['field', 'parts', 'moving'])
  })

  it('are not painted again by a task when a frame has painted them, nor by a frame after the task', () => {
    const { painted, invalidate, invalidateSoon, flush } = schedule()
    invalidateSoon('field')
    invalidate('field', 'parts')
    flush()
    vi.runAllTimers()
    expect(painted).toEqual(['field', 'parts'])
    invalidate('field')
    invalidateSoon('field')
    vi.runAllTimers()
    nextFrame()
    expect(painted).toEqual(['field', 'parts', 'field'])
  })

  it('are left alone after the canvas has gone', () => {
    const { painted, invalidate, invalidateSoon, stop } = schedule()
    invalidate('parts')
    invalidateSoon('field')
    stop()
    nextFrame()
    vi.runAllTimers()
    expect(painted).toEqual([])
  })
})
