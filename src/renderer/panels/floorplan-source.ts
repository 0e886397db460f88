/** The source whose floorplan is open: what it is now, and the edits on it, each one undo step of its component. */

import { displayName } from '../../layout/component-name.ts'
import {
  blockWith,
  drawnBlock,
  type Handle,
  movedBlock,
  type Point,
  resizedBlock,
  type Snap,
} from '../../layout/floorplan.ts'
import type { Block, Component, Layout, Source } from '../../layout/schema.ts'
import { setBlocks, setBlocksWithinTotal, sourceOf, tidyW, updateSource } from '../../layout/source-edits.ts'
import type { App } from '../state/app.ts'

export interface OpenSource {
  readonly component: Component
  readonly index: number
  readonly source: Source
  readonly blocks: readonly Block[]
  /** Whether the power spread over the layer takes up what blocks gain and lose. */
  readonly keepTotal: boolean
}

/** W that a new block begins with: what the layer makes on its place, where the total is kept, and else nothing. */
export function firstPower(
  { component, source, keepTotal }: OpenSource,
  { width, height }: Pick<Block, 'width' | 'height'>,
): number {
  return keepTotal ? tidyW(((source.power ?? 0) * width * height) / (component.width * component.height)) : 0
}

/** `block-3`, the first that is free. */
export function freshBlockName(blocks: readonly Block[]): string {
  const taken = new Set(blocks.map(({ name }) => name))
  let number = blocks.length + 1
  while (taken.has(`block-${number}`)) number++
  return `block-${number}`
}

export function blockName(block: Block, index: number): string {
  return block.name?.trim() || `block ${index + 1}`
}

/** The layout with other blocks in the source, or null where they need more than the total that is kept. */
function withBlocks(layout: Layout, open: OpenSource, blocks: readonly Block[]): Layout | null {
  const { component, index, keepTotal } = open
  if (!keepTotal) return setBlocks(layout, component.id, index, blocks)
  return setBlocksWithinTotal(layout, component.id, index, blocks)
}

export function floorplanEdits({ document }: App, open: OpenSource) {
  const { component, index, blocks } = open
  const owner = displayName(component)
  const edit = (label: string, change: (layout: Layout) => Layout, mergeKey?: string) =>
    document.getState().edit(`${label} of ${owner}`, change, mergeKey)
  const named = (n: number) => blockName(blocks[n]!, n)
  const others = (n: number) => blocks.filter((_, other) => other !== n)
  const changed = (n: number, changes: Partial<Block>) =>
    blocks.map((block, other) => (other === n ? { ...block, ...changes } : block))
  /** Shows other blocks within the gesture. */
  const show = (next: readonly Block[]) => {
    const { gesture, showGesture } = document.getState()
    const shown = gesture && withBlocks(gesture.base, open, next)
    if (shown) showGesture(shown)
  }
  return {
    owner,
    show,
    begin: (label: string) => document.getState().beginGesture(`${label} of ${owner}`),
    named,
    moved: (n: number, dx: number, dy: number, snap: Snap | null) =>
      movedBlock(component, others(n), blocks[n]!, { dx, dy }, snap),
    resized: (n: number, handle: Handle, dx: number, dy: number, snap: Snap | null) =>
      resizedBlock(component, others(n), blocks[n]!, handle, { dx, dy }, snap),
    drawn: (from: Point, to: Point, snap: Snap | null) => drawnBlock(component, blocks, from, to, snap),
    changed,
    nudge: (n: number, dx: number, dy: number) => {
      const { place } = movedBlock(component, [], blocks[n]!, { dx, dy }, null)
      edit(
        `move ${named(n)}`,
        (layout) => setBlocks(layout, component.id, index, changed(n, place)),
        `nudge ${index} ${n}`,
      )
    },
    place: (n: number, changes: Partial<Block>) =>
      edit(`change ${named(n)}`, (layout) =>
        setBlocks(layout, component.id, index, changed(n, blockWith(component, blocks[n]!, changes))),
      ),
    rename: (n: number, name: string) =>
      edit(`rename ${named(n)}`, (layout) =>
        setBlocks(
          layout,
          component.id,
          index,
          blocks.map((block, other) => (other === n ? renamed(block, name) : block)),
        ),
      ),
    remove: (n: number) => edit(`delete ${named(n)}`, (layout) => withBlocks(layout, open, others(n)) ?? layout),
    duplicate: (n: number) => {
      const { place } = movedBlock(component, [], blocks[n]!, { dx: 0.5, dy: -0.5 }, null)
      const { power } = blocks[n]!
      const copy = {
        ...blocks[n]!,
        ...place,
        name: freshBlockName(blocks),
        power: open.keepTotal ? firstPower(open, place) : power,
      }
      edit(`duplicate ${named(n)}`, (layout) => withBlocks(layout, open, [...blocks, copy]) ?? layout)
    },
    /** The layout with another power of a block; the layer's gives way down to 0 where the total is kept. */
    withPower: (layout: Layout, n: number, watts: number) => {
      const most = open.keepTotal ? tidyW(powerRoom(layout, open, n)) : Number.POSITIVE_INFINITY
      return withBlocks(layout, open, changed(n, { power: Math.min(watts, most) })) ?? layout
    },
    replaceAll: (next: readonly Block[], add: boolean, spread: number | undefined) =>
      edit('import a power map', (layout) => {
        const applied = setBlocks(layout, component.id, index, add ? [...blocks, ...next] : next)
        return spread === undefined ? applied : updateSource(applied, component.id, index, { power: spread })
      }),
  }
}

export type FloorplanEdits = ReturnType<typeof floorplanEdits>

/** W that a block can have at most while the total is kept: its own and what is spread over the layer. */
export function powerRoom(layout: Layout, { component, index }: OpenSource, n: number): number {
  const { power = 0, blocks = [] } = sourceOf(layout, component.id, index)
  return power + (blocks[n]?.power ?? 0)
}

function renamed({ name: _, ...block }: Block, name: string): Block {
  return (name === '' ? block : { name, ...block }) as Block
}
