/** How each kind of component is named, marked and coloured. The glyph's shape carries the kind; colour repeats it. */
import type { ComponentKind } from '../../layout/schema.ts'
import { KIND_NAMES, MAP_COLOURS } from '../../report/kinds.ts'

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
    name: KIND_NAMES.asic,
    plural: 'ASICs',
    glyph: 'M.9 .9h8.2v8.2h-8.2z M3.4 3.4h3.2v3.2h-3.2z',
    mapColour: MAP_COLOURS.asic,
    dash: SOLID,
  },
  'optical-engine': {
    name: KIND_NAMES['optical-engine'],
    plural: 'Optical engines',
    glyph: 'M5 .9a4.1 4.1 0 1 0 .001 0z',
    filled: DOT,
    mapColour: MAP_COLOURS['optical-engine'],
    dash: SOLID,
  },
  laser: {
    name: KIND_NAMES.laser,
    plural: 'Lasers',
    glyph: 'M5 1.2L9.2 8.8H.8z',
    mapColour: MAP_COLOURS.laser,
    dash: SOLID,
  },
  memory: {
    name: KIND_NAMES.memory,
    plural: 'Memory',
    glyph: 'M.8 2.8h8.4v4.4h-8.4z M3.6 2.8v4.4 M6.4 2.8v4.4',
    mapColour: MAP_COLOURS.memory,
    dash: SOLID,
  },
  interposer: {
    name: KIND_NAMES.interposer,
    plural: 'Interposers',
    glyph: 'M.8 8.6h8.4 M2.6 8.6v-3h4.8v3 M3.8 5.6v-3h2.4v3',
    mapColour: MAP_COLOURS.interposer,
    dash: [6, 3],
  },
  tec: {
    name: KIND_NAMES.tec,
    plural: 'Thermoelectric coolers',
    glyph: 'M5 .8L8.7 2.9V7.1L5 9.2L1.3 7.1V2.9z',
    mapColour: MAP_COLOURS.tec,
    dash: [3, 3],
  },
  passive: {
    name: KIND_NAMES.passive,
    plural: 'Passives',
    glyph: '',
    filled: DOT,
    mapColour: MAP_COLOURS.passive,
    dash: SOLID,
  },
  other: {
    name: KIND_NAMES.other,
    plural: 'Others',
    glyph: '',
    filled: DOT,
    mapColour: MAP_COLOURS.other,
    dash: SOLID,
  },
}
