/**
 * The package cut into the few horizontal slices that a designer thinks in ("Lid", "PIC, die", "Build-up"), for the
 * layer strip of the app: layer interfaces everywhere, then thin and equal neighbours merged.
 */
import { isUnderLid, type ResolvedComponent, type ResolvedPackage, resolvePackage } from './geometry.ts'
import { COINCIDENT_MM } from './outline.ts'
import type { Layout } from './schema.ts'

export interface StackLevel {
  /** The layers it cuts through, at most two, source layers first. */
  readonly name: string
  /** mm */
  readonly z0: number
  readonly z1: number
}

const MOST_LEVELS = 14
/** A slice this much thinner than its neighbour, with nothing of its own in it, is part of the neighbour. */
const ABSORBED_SHARE = 0.5
const ABBREVIATIONS = new Set(['eic', 'pic', 'tim', 'tec', 'bga', 'c4', 'soc', 'hbm', 'dsp', 'rdl', 'aln', 'inp'])

interface Slice {
  readonly words: readonly string[]
  readonly z0: number
  readonly z1: number
}

interface Slab {
  readonly word: string
  readonly z0: number
  readonly z1: number
  readonly hasSource: boolean
}

/** The pickable levels of a valid layout, from top to bottom. */
export function stackLevels(layout: Layout, pkg: ResolvedPackage = resolvePackage(layout)): StackLevel[] {
  const between = mergeSlices(sliceUp(slabsOf(pkg)), Math.max(3, MOST_LEVELS - 1 - pkg.substrate.length))
  const ceiling = pkg.lid ? pkg.lid.underside : pkg.topPlane
  const slices: Slice[] = [...pkg.substrate.map(({ name, z0, z1 }) => ({ words: [name], z0, z1 })), ...between]
  if (pkg.lid) slices.push({ words: ['lid'], z0: ceiling, z1: pkg.lid.top })
  return slices.map(({ words, z0, z1 }) => ({ name: titleOf(words), z0, z1 })).reverse()
}

/** The level where the power density is greatest: optics are what is watched, and they are thin. The uppermost without any heat. */
export function hottestLevel({ components }: ResolvedPackage, levels: readonly StackLevel[]): number {
  const sources = components.flatMap((component) =>
    component.sources.map(({ layer, power, blocks }) => ({
      ...layer,
      power: power + blocks.reduce((sum, block) => sum + block.power, 0),
    })),
  )
  const densities = levels.map(({ z0, z1 }) =>
    sources.reduce((sum, source) => {
      const shared = Math.max(0, Math.min(z1, source.z1) - Math.max(z0, source.z0))
      return sum + (source.power * shared) / (source.z1 - source.z0) / (z1 - z0)
    }, 0),
  )
  return densities.indexOf(Math.max(...densities))
}

/** Everything between the substrate and the lid that has a name. */
function slabsOf(pkg: ResolvedPackage): Slab[] {
  const bodies = pkg.components.flatMap((component) =>
    component.layers.map((layer) => ({
      word: layer.name,
      z0: layer.z0,
      z1: layer.z1,
      hasSource: component.sources.some((source) => source.layer === layer),
    })),
  )
  const ceiling = pkg.lid?.underside ?? pkg.topPlane
  const joints = pkg.lid ? pkg.components.flatMap((component) => jointsOf(component, pkg)) : []
  return [...bodies, ...joints]
    .map((slab) => ({ ...slab, z1: Math.min(slab.z1, ceiling) }))
    .filter(({ z0, z1 }) => z1 - z0 > COINCIDENT_MM)
}

function jointsOf({ outline, contact, carries, top, tim }: ResolvedComponent, pkg: ResolvedPackage): Slab[] {
  if (!pkg.lid || contact === 'none' || carries || !tim || !isUnderLid(outline, pkg.lid.segments)) return []
  const { underside } = pkg.lid
  if (contact === 'gap-filler') return [{ word: 'gap filler', z0: top, z1: underside, hasSource: false }]
  const timTop = top + tim.thickness
  return [
    { word: 'tim', z0: top, z1: timTop, hasSource: false },
    { word: 'pedestal', z0: timTop, z1: underside, hasSource: false },
  ]
}

function sliceUp(slabs: readonly Slab[]): Slice[] {
  const heights = slabs.flatMap(({ z0, z1 }) => [z0, z1]).sort((a, b) => a - b)
  const interfaces = heights.filter((z, i) => i === 0 || z - heights[i - 1]! > COINCIDENT_MM)
  return interfaces.slice(1).map((z1, i) => {
    const z0 = interfaces[i]!
    const middle = (z0 + z1) / 2
    const cut = slabs.filter((slab) => slab.z0 < middle && middle < slab.z1)
    const inOrder = [...cut.filter(({ hasSource }) => hasSource), ...cut.filter(({ hasSource }) => !hasSource)]
    // Where heat is made the passive neighbours (a taller part's bumps, a pedestal) do not name the slice.
    const naming = inOrder[0]?.hasSource ? inOrder.filter(({ hasSource }) => hasSource) : inOrder
    const words = [...countWords(naming)].sort((a, b) => b[1] - a[1]).map(([word]) => word)
    return { words: words.length > 0 ? words.slice(0, 2) : ['gap'], z0, z1 }
  })
}

function countWords(slabs: readonly Slab[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { word } of slabs) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function mergeSlices(slices: readonly Slice[], atMost: number): Slice[] {
  const merged = [...slices]
  const mergeAt = (i: number) => {
    const [low, high] = [merged[i]!, merged[i + 1]!]
    const thicker = thickness(low) >= thickness(high) ? low : high
    merged.splice(i, 2, { words: thicker.words, z0: low.z0, z1: high.z1 })
  }
  for (let i = 0; i + 1 < merged.length; ) {
    if (belongTogether(merged[i]!, merged[i + 1]!)) {
      mergeAt(i)
      i = Math.max(0, i - 1)
    } else i++
  }
  while (merged.length > atMost) mergeAt(thinnestPair(merged))
  return merged
}

function belongTogether(a: Slice, b: Slice): boolean {
  const [thin, thick] = thickness(a) <= thickness(b) ? [a, b] : [b, a]
  const addsNothing = thin.words.every((word) => thick.words.includes(word))
  const same = addsNothing && thin.words.length === thick.words.length
  return same || (addsNothing && thickness(thin) < ABSORBED_SHARE * thickness(thick))
}

function thinnestPair(slices: readonly Slice[]): number {
  let thinnest = 0
  for (let i = 1; i + 1 < slices.length; i++) {
    if (spanOfPair(slices, i) < spanOfPair(slices, thinnest)) thinnest = i
  }
  return thinnest
}

function spanOfPair(slices: readonly Slice[], i: number): number {
  return slices[i + 1]!.z1 - slices[i]!.z0
}

function thickness({ z0, z1 }: Slice): number {
  return z1 - z0
}

function titleOf(words: readonly string[]): string {
  const spelled = words.map((word) => (ABBREVIATIONS.has(word.toLowerCase()) ? word.toUpperCase() : word))
  const title = spelled.join(', ')
  return title.charAt(0).toUpperCase() + title.slice(1)
}
