/** How the kinds of components are named, and in which colour they are outlined on a temperature map. */
import type { ComponentKind } from '../layout/schema.ts'

export const KIND_NAMES = {
  asic: 'ASIC',
  'optical-engine': 'Optical engine',
  laser: 'Laser',
  memory: 'Memory',
  interposer: 'Interposer',
  tec: 'Thermoelectric cooler',
  passive: 'Passive',
  other: 'Other',
} as const satisfies Record<ComponentKind, string>

/** On the map, which is the same in both themes and in print. */
export const MAP_COLOURS = {
  asic: '#f4f6f8',
  'optical-engine': '#1fc79c',
  laser: '#c3f07a',
  memory: '#8f7bff',
  interposer: '#9aa7b5',
  tec: '#9aa7b5',
  passive: '#9aa7b5',
  other: '#9aa7b5',
} as const satisfies Record<ComponentKind, string>
