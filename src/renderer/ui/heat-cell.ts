/** Colours of a table cell by a share of 0 to 1: from the panel's surface to the accent, with words that can be read on it. */

type Rgb = readonly [number, number, number]

const ENDS: Readonly<Record<'dark' | 'light', readonly [Rgb, Rgb]>> = {
  dark: [
    [38, 40, 45],
    [91, 184, 255],
  ],
  light: [
    [255, 255, 255],
    [10, 98, 189],
  ],
}

export interface CellColours {
  readonly background: string
  readonly text: '#000000' | '#ffffff'
  /** Of the text on the background, as WCAG counts it. */
  readonly contrast: number
}

/** Of black and white one always reaches a contrast of 4.58. */
export function cellColours(share: number, theme: 'dark' | 'light'): CellColours {
  const [from, to] = ENDS[theme]
  const at = Math.min(1, Math.max(0, share))
  const rgb = from.map((value, n) => Math.round(value + at * (to[n]! - value))) as unknown as Rgb
  const light = luminance(rgb)
  const onBlack = (light + 0.05) / 0.05
  const onWhite = 1.05 / (light + 0.05)
  return {
    background: `rgb(${rgb.join(' ')})`,
    text: onBlack > onWhite ? '#000000' : '#ffffff',
    contrast: Math.max(onBlack, onWhite),
  }
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
