/** How each kind of component is named, marked and coloured. The glyph's shape carries the kind; colour repeats it. */
import type { ComponentKind } from '../../layout/schema.ts'

export interface KindStyle {
  readonly name: string
  readonly plural: string
  /** Outline of the glyph in a box of 10 × 10, y down. */
  readonly glyph: string
  /** The part of the glyph that is filled. */
  readonly filled?: string
  /** On the map, the same in both themes. */
  readonly mapColour: string
  /** Dashes of the body's outline, px. */
  readonly dash: readonly number[]
}

const DOT = 'M5 3.2a1.8 1.8 0 1 0 .001 0z'
const SOLID: readonly number[] = []

export const KINDS: Readonly<Record<ComponentKind, KindStyle>> = {
  asic: {
    name: 'ASIC',
    plural: 'ASICs',
    glyph: 'M.9 .9h8.2v8.2h-8.2z M3.4 3.4h3.2v3.2h-3.2z',
    mapColour: '#f4f6f8',
    dash: SOLID,
  },
  'optical-engine': {
    name: 'Optical engine',
    plural: 'Optical engines',
    glyph: 'M5 .9a4.1 4.1 0 1 0 .001 0z',
    filled: DOT,
    mapColour: '#1fc79c',
    dash: SOLID,
  },
  laser: { name: 'Laser', plural: 'Lasers', glyph: 'M5 1.2L9.2 8.8H.8z', mapColour: '#c3f07a', dash: SOLID },
  memory: {
    name: 'Memory',
    plural: 'Memory',
    glyph: 'M.8 2.8h8.4v4.4h-8.4z M3.6 2.8v4.4 M6.4 2.8v4.4',
    mapColour: '#8f7bff',
    dash: SOLID,
  },
  interposer: {
    name: 'Interposer',
    plural: 'Interposers',
    glyph: 'M.8 8.6h8.4 M2.6 8.6v-3h4.8v3 M3.8 5.6v-3h2.4v3',
    mapColour: '#9aa7b5',
    dash: [6, 3],
  },
  tec: {
    name: 'Thermoelectric cooler',
    plural: 'Thermoelectric coolers',
    glyph: 'M5 .8L8.7 2.9V7.1L5 9.2L1.3 7.1V2.9z',
    mapColour: '#9aa7b5',
    dash: [3, 3],
  },
  passive: { name: 'Passive', plural: 'Passives', glyph: '', filled: DOT, mapColour: '#9aa7b5', dash: SOLID },
  other: { name: 'Other', plural: 'Others', glyph: '', filled: DOT, mapColour: '#9aa7b5', dash: SOLID },
}

/** The name of a component as people say it. */
export function displayName({ id, name }: { readonly id: string; readonly name?: string | undefined }): string {
  return name && name.trim() !== '' ? name : id
}
