import type { CanvasColours } from './painters/frame.ts'

/** The theme's colours as the canvas needs them, read from the tokens in force. */
export function readCanvasColours(element: Element): CanvasColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    void: token('--s0'),
    grid: token('--canvas-grid'),
    bar: token('--s1'),
    line: token('--line'),
    tick: token('--line2'),
    text: token('--text3'),
    selectedBar: token('--selbg'),
  }
}
