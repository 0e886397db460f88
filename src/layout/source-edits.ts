/** What an editor does to the sources of a component and to the blocks of a source. */
import { componentOf, updateComponent } from './edits.ts'
import type { Block, Layout, PowerTemperature, Source } from './schema.ts'

/** A source without power on a layer, behind those that are there. */
export function addSource(layout: Layout, id: string, layer: string): Layout {
  const { layers, sources = [] } = componentOf(layout, id)
  if (!layers.some(({ name }) => name === layer)) throw new Error(`"${id}" has no layer "${layer}"`)
  return updateComponent(layout, id, { sources: [...sources, { layer, power: 0 }] })
}

export function removeSource(layout: Layout, id: string, index: number): Layout {
  sourceOf(layout, id, index)
  return updateComponent(layout, id, { sources: componentOf(layout, id).sources?.toSpliced(index, 1) })
}

/** Changes fields of a source; a field given as undefined is removed. */
export function updateSource(layout: Layout, id: string, index: number, changes: Partial<Source>): Layout {
  const changed = { ...sourceOf(layout, id, index), ...changes }
  for (const [name, value] of Object.entries(changes)) if (value === undefined) delete changed[name]
  return updateComponent(layout, id, { sources: componentOf(layout, id).sources?.with(index, changed) })
}

/** A list without blocks is not written. */
export function setBlocks(layout: Layout, id: string, index: number, blocks: readonly Block[]): Layout {
  return updateSource(layout, id, index, { blocks: blocks.length > 0 ? [...blocks] : undefined })
}

/** The source of that index. */
export function sourceOf(layout: Layout, id: string, index: number): Source {
  const source = componentOf(layout, id).sources?.[index]
  if (!source) throw new Error(`component "${id}" has no source ${index}`)
  return source
}

/** W of the blocks together. */
export function blockPowerOf({ blocks = [] }: Pick<Source, 'blocks'>): number {
  return blocks.reduce((sum, { power }) => sum + power, 0)
}

/** W of a source, its layer and its blocks together. */
export function sourcePowerOf(source: Pick<Source, 'power' | 'blocks'>): number {
  return (source.power ?? 0) + blockPowerOf(source)
}

/** W per mm² of a block. */
export function densityOf({ power, width, height }: Pick<Block, 'power' | 'width' | 'height'>): number {
  return power / (width * height)
}

/**
 * Gives a source other blocks while its total stays what it was: the power spread over the layer takes up the
 * difference. Null where the blocks alone exceed the total.
 */
export function setBlocksWithinTotal(
  layout: Layout,
  id: string,
  index: number,
  blocks: readonly Block[],
): Layout | null {
  const rest = tidyW(sourcePowerOf(sourceOf(layout, id, index)) - blockPowerOf({ blocks: [...blocks] }))
  if (rest < 0) return null
  return updateSource(setBlocks(layout, id, index, blocks), id, index, { power: rest })
}

/** Factors of a fresh law: the watts as written at 25 °C. */
export const FIRST_LAWS: Readonly<Record<'exponential' | 'table', PowerTemperature>> = {
  exponential: { reference: 25, coefficient: 0.01 },
  table: {
    table: [
      [25, 1],
      [100, 1.5],
    ],
  },
}

/** Watts without what binary fractions add. */
export function tidyW(watts: number): number {
  return Number(watts.toFixed(9))
}
