/**
 * The parts of the palette: switch ASICs, optical engines by generation, lasers, memory and the like. Every figure says
 * where it comes from; what no public source gives is an estimate and marked as such.
 */

import type { Basis, Figure } from './materials.ts'
import type { Component, ComponentKind, Layer, Source } from './schema.ts'
import { tidy } from './tidy.ts'

export type PartGroup = 'asic' | 'optical-engine' | 'laser' | 'memory' | 'interposer' | 'other'

export interface Part {
  /** Stable; also the palette's test id. */
  readonly id: string
  readonly name: string
  readonly group: PartGroup
  readonly kind: ComponentKind
  /** mm */
  readonly width: Figure
  readonly height: Figure
  readonly thickness: Figure
  /** W that stay in the part. */
  readonly power: Figure
  /** Where the stack of layers and the spread of the power come from. */
  readonly stack: { readonly basis: Basis; readonly source: string }
  readonly layers: readonly Layer[]
  /** Shares of `power`. */
  readonly sources: readonly PartSource[]
}

interface PartSource {
  readonly layer: string
  readonly share: number
  readonly blocks?: readonly PartBlock[]
}

/** A block by its shares of width, height and power. */
interface PartBlock {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly share: number
}

/** A component of this part with its centre at x, y (mm), standing on the substrate. */
export function componentFromPart(part: Part, id: string, x: number, y: number): Component {
  const [width, height, power] = [part.width.value, part.height.value, part.power.value]
  return {
    id,
    // What tells parts of the catalogue apart stands behind the comma; in a package the number does.
    name: part.name.split(',')[0]!,
    kind: part.kind,
    x,
    y,
    width,
    height,
    rotation: 0,
    layers: part.layers.map((layer) => ({ ...layer })),
    sources: part.sources.map((source) => sourceOf(source, width, height, power)),
  }
}

function sourceOf({ layer, share, blocks }: PartSource, width: number, height: number, power: number): Source {
  return {
    layer,
    power: tidy(power * share),
    ...(blocks && {
      blocks: blocks.map((block) => ({
        name: block.name,
        x: tidy(block.x * width),
        y: tidy(block.y * height),
        width: tidy(block.width * width),
        height: tidy(block.height * height),
        power: tidy(block.share * power),
      })),
    }),
  }
}

const ESTIMATE = 'engineering estimate, not looked up'
const NVIDIA_POWER =
  'NVIDIA: 7 W engine and 2 W laser per 1.6T, via TechPowerUp, Notebookcheck and the NVIDIA developer blog'
const BAILLY = 'Meta and Broadcom, ECOC 2025: 5.4 W per 800G with laser, via SemiAnalysis, CPO Book'
const LIGHTMATTER_VEHICLE = 'Lightmatter thermal test vehicle, SemiAnalysis, ECTC 2026 roundup'
const TH5 = 'ChipCraft field study TH5, https://chipcraft.tech/field-studies/broadcom-tomahawk5-switch'

function estimate(value: number, note?: string): Figure {
  return { value, basis: 'estimate', source: ESTIMATE, ...(note && { note }) }
}

function sourced(value: number, source: string, note?: string): Figure {
  return { value, basis: 'sourced', source, ...(note && { note }) }
}

function derived(value: number, source: string): Figure {
  return { value, basis: 'derived', source }
}

const ESTIMATED_STACK = { basis: 'estimate', source: ESTIMATE } as const

/** A flip-chip die with a third of its power in SerDes strips along the four edges. */
const SWITCH_DIE = {
  thickness: estimate(0.855, 'die of 0.775 mm on bumps of 0.08 mm'),
  stack: ESTIMATED_STACK,
  layers: [
    { name: 'bumps', material: 'c4-underfill', thickness: 0.08 },
    { name: 'die', material: 'silicon', thickness: 0.775 },
  ],
  sources: [
    {
      layer: 'die',
      share: 0.64,
      blocks: [
        { name: 'serdes-n', x: 0.5, y: 0.94, width: 1, height: 0.12, share: 0.09 },
        { name: 'serdes-s', x: 0.5, y: 0.06, width: 1, height: 0.12, share: 0.09 },
        { name: 'serdes-w', x: 0.07, y: 0.5, width: 0.14, height: 0.76, share: 0.09 },
        { name: 'serdes-e', x: 0.93, y: 0.5, width: 0.14, height: 0.76, share: 0.09 },
      ],
    },
  ],
} as const

/** An electronic die under a photonic one, in a package of the given height filled up with a silicon carrier. */
function engineStack(thicknessMm: number, figure: Figure): Pick<Part, 'thickness' | 'stack' | 'layers' | 'sources'> {
  const carrierMm = tidy(thicknessMm - 0.08 - 0.2 - 0.3)
  return {
    thickness: figure,
    stack: ESTIMATED_STACK,
    layers: [
      { name: 'bumps', material: 'c4-underfill', thickness: 0.08 },
      { name: 'eic', material: 'silicon', thickness: 0.2 },
      { name: 'pic', material: 'silicon', thickness: 0.3 },
      { name: 'carrier', material: 'silicon', thickness: carrierMm },
    ],
    sources: [
      {
        layer: 'eic',
        share: 0.4,
        blocks: [{ name: 'drivers', x: 0.5, y: 0.75, width: 0.8, height: 0.25, share: 0.35 }],
      },
      {
        layer: 'pic',
        share: 0.1,
        blocks: [{ name: 'modulators', x: 0.5, y: 0.75, width: 0.8, height: 0.2, share: 0.15 }],
      },
    ],
  }
}

const LASER_STACK = {
  stack: ESTIMATED_STACK,
  layers: [
    { name: 'attach', material: 'gold-tin', thickness: 0.02 },
    { name: 'submount', material: 'aln', thickness: 0.33 },
    { name: 'chip', material: 'inp', thickness: 0.15 },
  ],
  sources: [{ layer: 'chip', share: 1 }],
} as const

/** In the order of the palette. */
export const CATALOGUE: readonly Part[] = [
  {
    id: 'asic-th5',
    name: 'Switch ASIC 51.2T',
    group: 'asic',
    kind: 'asic',
    width: estimate(26),
    height: estimate(30),
    power: sourced(450, TH5, 'typical; TechInsights gives 500 W'),
    ...SWITCH_DIE,
  },
  {
    id: 'asic-th6',
    name: 'Switch ASIC 102.4T',
    group: 'asic',
    kind: 'asic',
    width: estimate(52, 'two reticles or a core with I/O chiplets'),
    height: estimate(33),
    power: estimate(900),
    ...SWITCH_DIE,
  },
  {
    id: 'asic-28t8',
    name: 'Switch ASIC 28.8T',
    group: 'asic',
    kind: 'asic',
    width: estimate(26),
    height: estimate(26),
    power: estimate(450),
    ...SWITCH_DIE,
  },
  {
    id: 'io-12.8t',
    name: 'I/O chiplet 12.8T',
    group: 'asic',
    kind: 'asic',
    width: estimate(10),
    height: estimate(12),
    power: estimate(60),
    thickness: SWITCH_DIE.thickness,
    stack: ESTIMATED_STACK,
    layers: SWITCH_DIE.layers,
    sources: [{ layer: 'die', share: 1 }],
  },
  {
    id: 'oe-6.4t',
    name: 'Optical engine 6.4T',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: estimate(14),
    height: estimate(20),
    power: estimate(34, `${BAILLY}: 43.5 W, less the 2/9 laser share NVIDIA states for its own engine`),
    ...engineStack(2, estimate(2)),
  },
  {
    id: 'oe-3.2t-oif',
    name: 'Optical engine 3.2T, OIF',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: sourced(20, 'menfem.com knowledge base (secondary)'),
    height: sourced(20, 'menfem.com knowledge base (secondary)'),
    power: sourced(32, 'menfem.com knowledge base (secondary): 10 pJ/bit, 8 W/cm²'),
    ...engineStack(3, estimate(3)),
  },
  {
    id: 'oe-3.2t-nv',
    name: 'Optical engine 3.2T, ring',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: estimate(8),
    height: estimate(10),
    power: derived(14, `${NVIDIA_POWER}; doubled`),
    ...engineStack(1.5, estimate(1.5)),
  },
  {
    id: 'oe-1.6t-nv',
    name: 'Optical engine 1.6T, ring',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: estimate(8),
    height: estimate(10),
    power: sourced(7, NVIDIA_POWER),
    ...engineStack(1.5, estimate(1.5)),
  },
  {
    id: 'oe-1.6t-nubis',
    name: 'Optical engine 1.6T, 2-D fibre array',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: sourced(6, 'Nubis Vesta 100, SemiAnalysis, CPO Book'),
    height: sourced(7, 'Nubis Vesta 100, SemiAnalysis, CPO Book'),
    power: estimate(7),
    ...engineStack(1.5, estimate(1.5)),
  },
  {
    id: 'oe-6.4t-davisson',
    name: 'Optical engine 6.4T, 102.4T package',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: estimate(14),
    height: estimate(20),
    power: estimate(28, 'Broadcom TH6 Davisson carries 16 of them (StorageNewsletter, 2025-10-10)'),
    ...engineStack(2, estimate(2)),
  },
  {
    id: 'oe-3.2t-humboldt',
    name: 'Optical engine 3.2T, 25.6T package',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: estimate(14),
    height: estimate(14),
    power: estimate(22, 'half of a 6.4T engine by its power per bit; Broadcom TH4 Humboldt carries 4 (The Register)'),
    ...engineStack(2, estimate(2)),
  },
  {
    id: 'oe-oci',
    name: 'Optical engine 4T with lasers on chip',
    group: 'optical-engine',
    kind: 'optical-engine',
    width: estimate(11),
    height: estimate(12),
    power: derived(20, 'Intel OCI, 4 Tb/s at 5 pJ/bit (Tom’s Hardware; Electronic Design)'),
    ...engineStack(1, estimate(1)),
  },
  {
    id: 'laser-onpkg-8dfb',
    name: 'On-package laser, 8 DFB',
    group: 'laser',
    kind: 'laser',
    width: estimate(6),
    height: estimate(4),
    thickness: estimate(0.5),
    power: estimate(8, '8 × 0.2 W optical at 20 % efficiency, all of the input counted as heat'),
    ...LASER_STACK,
  },
  {
    id: 'laser-els-tosa',
    name: 'External laser, 8-channel TOSA',
    group: 'laser',
    kind: 'laser',
    width: sourced(22.5, 'OFS press release 2024, Furukawa 16-channel blind-mate ELS'),
    height: sourced(13, 'OFS press release 2024, Furukawa 16-channel blind-mate ELS'),
    thickness: sourced(3.3, 'OFS press release 2024, Furukawa 16-channel blind-mate ELS'),
    power: sourced(12, 'AOI 8-channel CWDM ELSFP: 12 W at most at 55 °C (ECOC Interop 2022)'),
    stack: ESTIMATED_STACK,
    layers: [
      { name: 'base', material: 'kovar', thickness: 1 },
      { name: 'submount', material: 'aln', thickness: 0.5 },
      { name: 'chip', material: 'inp', thickness: 0.15 },
      { name: 'housing', material: 'kovar', thickness: 1.65 },
    ],
    sources: [{ layer: 'chip', share: 1 }],
  },
  {
    id: 'hbm',
    name: 'High-bandwidth memory',
    group: 'memory',
    kind: 'memory',
    width: estimate(11),
    height: estimate(11),
    thickness: estimate(0.72),
    power: sourced(25, 'ATPlace2.5D cases, https://github.com/Brilight/ATPlace_pub'),
    stack: ESTIMATED_STACK,
    layers: [
      { name: 'bumps', material: 'microbump-underfill', thickness: 0.03 },
      { name: 'stack', material: 'silicon-hot', thickness: 0.69 },
    ],
    sources: [{ layer: 'stack', share: 1 }],
  },
  {
    id: 'interposer-silicon',
    name: 'Silicon interposer',
    group: 'interposer',
    kind: 'interposer',
    width: derived(46, `square root of 2100 mm²: ${LIGHTMATTER_VEHICLE}`),
    height: derived(46, `square root of 2100 mm²: ${LIGHTMATTER_VEHICLE}`),
    thickness: estimate(0.188, 'silicon of 0.118 mm, sourced, on bumps of 0.07 mm, estimated'),
    power: estimate(0, 'passive'),
    stack: { basis: 'sourced', source: `118 µm thick: ${LIGHTMATTER_VEHICLE}` },
    layers: [
      { name: 'bumps', material: 'c4-underfill', thickness: 0.07 },
      { name: 'silicon', material: 'silicon', thickness: 0.118 },
    ],
    sources: [],
  },
  {
    id: 'interposer-glass',
    name: 'Glass interposer',
    group: 'interposer',
    kind: 'interposer',
    width: estimate(50),
    height: estimate(50),
    thickness: estimate(0.37, 'glass of 0.3 mm on bumps of 0.07 mm'),
    power: estimate(0, 'passive'),
    stack: ESTIMATED_STACK,
    layers: [
      { name: 'bumps', material: 'c4-underfill', thickness: 0.07 },
      { name: 'glass', material: 'glass', thickness: 0.3 },
    ],
    sources: [],
  },
  {
    id: 'tec-1md02',
    name: 'Thermoelectric cooler',
    group: 'other',
    kind: 'tec',
    width: estimate(6),
    height: estimate(5),
    thickness: estimate(1.1),
    power: estimate(1, 'what the cooler itself turns into heat'),
    stack: ESTIMATED_STACK,
    layers: [
      { name: 'lower plate', material: 'alumina', thickness: 0.3 },
      { name: 'legs', material: 'lid-adhesive', thickness: 0.5 },
      { name: 'upper plate', material: 'alumina', thickness: 0.3 },
    ],
    sources: [{ layer: 'legs', share: 1 }],
  },
]
