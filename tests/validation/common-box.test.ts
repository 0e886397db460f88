/**
 * The common box of the peer comparison: seven full-area layers whose exact temperatures are known as a series. Two
 * documents describe it: one component with blocks in its 25 µm layer, and the same box cut into thirty tiles, which
 * gives a mean and a highest temperature per heated block.
 */
import { expect, test } from 'vitest'
import type { Component, Layout } from '../../src/layout/schema.ts'
import { solveLayout } from '../../src/solver/results/solve-layout.ts'
import { readFixture } from '../support/fixtures.ts'
import { layoutFrom } from '../support/reference.ts'

type Tile = [name: string, west: number, south: number, width: number, height: number, power: number]
const peers = (file: string) => JSON.parse(readFixture(`verification/peers/${file}`))
const box: { L_mm: number; h: number; blocks: Tile[]; fill: Tile[]; layers: [string, number, number, number][] } =
  peers('box.json')
const exact: { mean_C: Record<string, number>; max_C: Record<string, number>; Tmax_C: number } =
  peers('exact_steady.json')

const document = layoutFrom(readFixture('peers-box.cpo.json'))

/** Promised for this box's highest temperature, K. */
const HIGHEST_K = 0.1
/** The general promise at normal quality: the rise is up to 74 K here, so 0.2 % and 0.5 % of it count where larger. */
const meanToleranceK = (celsius: number) => Math.max(0.1, 0.002 * (celsius - document.cooling.ambient))
const highestToleranceK = (celsius: number) => Math.max(0.3, 0.005 * (celsius - document.cooling.ambient))

/** The same package, its upper six layers cut into the blocks and the unheated tiles between them. */
function cutIntoTiles(): Layout {
  const [whole] = document.components
  if (!whole) throw new Error('the box has no component')
  const tile = ([id, west, south, width, height, power]: Tile): Component => ({
    id,
    kind: 'other',
    x: west + width / 2,
    y: south + height / 2,
    width,
    height,
    layers: whole.layers,
    ...(power > 0 ? { sources: [{ layer: 'src', power }] } : {}),
  })
  return { ...document, components: [...box.blocks, ...box.fill].map(tile) }
}

test('the document is the box: sizes, layers, conductivities, film and 496 W', () => {
  const layers = [...document.substrate.layers, ...document.components.flatMap((component) => component.layers)]
  const conductivity = (material: string) => document.materials?.[material]?.conductivity
  expect(layers.map(({ name, thickness, material }) => [name, thickness, conductivity(material)])).toEqual(
    box.layers.map(([name, thickness, k]) => [name, thickness, k]),
  )
  expect([document.substrate.width, document.substrate.height]).toEqual([box.L_mm, box.L_mm])
  expect(document.cooling).toEqual({ ambient: 35, top: { h: box.h } })
  const [source] = document.components[0]?.sources ?? []
  expect(source?.blocks?.map(({ name, x, y, width, height, power }) => [name, x, y, width, height, power])).toEqual(
    box.blocks.map(([name, west, south, w, h, power]) => [name, west + w / 2, south + h / 2, w, h, power]),
  )
  expect(source?.blocks?.reduce((sum, { power }) => sum + power, 0)).toBe(496)
})

test('the box is 108.787 °C at its hottest, within 0.1 K', () => {
  expect(exact.Tmax_C).toBeCloseTo(108.787, 3)
  const { components, heat } = solveLayout(document, { quality: 'normal' })
  expect(Math.abs(components[0]!.maxTemperature - exact.Tmax_C)).toBeLessThan(HIGHEST_K)
  expect(heat.top).toBeCloseTo(496, 3)
})

test('cut into tiles it has the exact mean and highest temperature of every block', () => {
  const { components } = solveLayout(cutIntoTiles(), { quality: 'normal' })
  const off = box.blocks.flatMap(([name]) => {
    const ours = components.find(({ id }) => id === name)!
    const [mean, highest] = [exact.mean_C[name]!, exact.max_C[name]!]
    return [
      { name, kind: 'mean', share: Math.abs(ours.meanTemperature - mean) / meanToleranceK(mean) },
      { name, kind: 'highest', share: Math.abs(ours.maxTemperature - highest) / highestToleranceK(highest) },
    ]
  })
  expect(off).toHaveLength(18)
  expect(off.filter(({ share }) => !(share <= 1))).toEqual([])
  const hottest = Math.max(...components.map(({ maxTemperature }) => maxTemperature))
  expect(Math.abs(hottest - exact.Tmax_C)).toBeLessThan(HIGHEST_K)
})
