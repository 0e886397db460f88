/** The smallest layout that is worth testing: one part on a substrate of 20 × 20 × 2 mm, cooled from above. */
import type { Component, Layout } from '../../src/layout/schema.ts'

/** A part of 4 × 4 × 0.5 mm in the middle, with what the test wants different. */
export function componentWith(overrides: Partial<Component> = {}): Component {
  return {
    id: 'oe-1',
    kind: 'optical-engine',
    x: 10,
    y: 10,
    width: 4,
    height: 4,
    layers: [{ name: 'die', material: 'silicon', thickness: 0.5 }],
    ...overrides,
  }
}

export function layoutWith(overrides: Partial<Layout> = {}): Layout {
  return {
    format: 'cpo-layout',
    version: 1,
    substrate: {
      width: 20,
      height: 20,
      layers: [
        { name: 'board', material: 'fr4', thickness: 1.2 },
        { name: 'build-up', material: 'organic-substrate', thickness: 0.8 },
      ],
    },
    fill: 'air',
    components: [componentWith()],
    cooling: { ambient: 35, top: { h: 1000 } },
    ...overrides,
  }
}
