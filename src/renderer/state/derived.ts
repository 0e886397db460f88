/** What follows from a layout or a solution, computed once per object. */
import { type Advice, adviceFor } from '../../layout/advice.ts'
import { designViewOf } from '../../layout/design-view.ts'
import { isUnderLid, type ResolvedComponent, type ResolvedPackage, resolvePackage } from '../../layout/geometry.ts'
import { hottestLevel, type StackLevel, stackLevels } from '../../layout/levels.ts'
import { problemsAfterEdit } from '../../layout/parse.ts'
import type { Component, Layout, Problem } from '../../layout/schema.ts'
import type { ComponentResult, Solution } from '../../solver/results/solution.ts'

function memoised<K extends object, T>(compute: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { value: T }>()
  return (of) => {
    let entry = known.get(of)
    if (!entry) {
      entry = { value: compute(of) }
      known.set(of, entry)
    }
    return entry.value
  }
}

/** One for all valid layouts, so that a change from one to the next is seen to bring no problem. */
const NO_PROBLEMS: readonly Problem[] = []

/** Of all layouts: an edit shares most of its components with the layout before it. */
const wellFormedComponents = new WeakSet<object>()

/** Everything that forbids solving the layout; empty for a valid one. */
export const problemsOf: (layout: Layout) => readonly Problem[] = memoised((layout) => {
  const problems = problemsAfterEdit(layout, wellFormedComponents)
  return problems.length > 0 ? problems : NO_PROBLEMS
})

/** Bodies with outlines and heights. Overlapping bodies resolve too: they can be drawn, only not solved. */
export const packageOf: (layout: Layout) => ResolvedPackage = memoised(resolvePackage)

export const bodyOf = (layout: Layout, id: string): ResolvedComponent | undefined =>
  packageOf(layout).components.find(({ component }) => component.id === id)

/** What should be asked about a layout although it can be solved. */
export const adviceOf: (layout: Layout) => readonly Advice[] = memoised((layout) =>
  adviceFor(layout, packageOf(layout)),
)

/** The same without the components that are hidden: what the canvas draws and what a hand can reach there. */
export const shownPackageOf: (layout: Layout) => ResolvedPackage = memoised((layout) => {
  const { hidden } = designViewOf(layout)
  const pkg = packageOf(layout)
  if (hidden.length === 0) return pkg
  return { ...pkg, components: pkg.components.filter(({ component }) => !hidden.includes(component.id)) }
})

export const componentsById: (layout: Layout) => ReadonlyMap<string, Component> = memoised(
  ({ components }) => new Map(components.map((component) => [component.id, component])),
)

export const resultsById: (solution: Solution) => ReadonlyMap<string, ComponentResult> = memoised(
  ({ components }) => new Map(components.map((result) => [result.id, result])),
)

interface Levels {
  readonly levels: readonly StackLevel[]
  readonly hottest: number
}

/** Of the layout asked for last: a drag asks for one after the other, whose stacks are the same. */
let lastLevels: { readonly layout: Layout; readonly known: Levels } | null = null

const knownLevels: (layout: Layout) => Levels = memoised((layout) => {
  if (!lastLevels || !haveSameStacks(lastLevels.layout, layout)) {
    const pkg = packageOf(layout)
    const levels = stackLevels(layout, pkg)
    lastLevels = { layout, known: { levels, hottest: hottestLevel(pkg, levels) } }
  }
  return lastLevels.known
})

/** Whether two layouts differ at most in where their components are, and none has left the lid or come under it. */
function haveSameStacks(a: Layout, b: Layout): boolean {
  if (a.substrate !== b.substrate || a.lid !== b.lid || a.components.length !== b.components.length) return false
  return a.components.every((component, n) => {
    const other = b.components[n]!
    if (component === other) return true
    return OF_A_STACK.every((name) => component[name] === other[name]) && isUnder(a, other.id) === isUnder(b, other.id)
  })
}

const OF_A_STACK = ['id', 'kind', 'on', 'layers', 'sources', 'tim', 'lidContact'] as const satisfies (keyof Component)[]

function isUnder(layout: Layout, id: string): boolean {
  const { lid } = packageOf(layout)
  const body = bodyOf(layout, id)
  return body !== undefined && lid !== undefined && isUnderLid(body.outline, lid.segments)
}

export const levelsOf = (layout: Layout): readonly StackLevel[] => knownLevels(layout).levels

/** Components at which a problem lies, by the index in the problem's path. */
export const faultyIdsOf: (layout: Layout) => ReadonlySet<string> = memoised((layout) => {
  const ids = problemsOf(layout).flatMap(({ path }) => componentAt(layout, path) ?? [])
  return new Set(ids)
})

/** The id of the component that a JSON path leads into, or null. */
export function componentAt(layout: Layout, path: string): string | null {
  const index = /^components\[(\d+)\]/.exec(path)?.[1]
  return index === undefined ? null : (layout.components[Number(index)]?.id ?? null)
}

/** The level at height `z`, mm; the one where most heat is made for null or a height outside the stack. */
export function levelAt(layout: Layout, z: number | null): { index: number; level: StackLevel } {
  const { levels, hottest } = knownLevels(layout)
  const wanted = z === null ? -1 : levels.findIndex((level) => z >= level.z0 && z <= level.z1)
  const index = wanted >= 0 ? wanted : hottest
  const level = levels[index]
  if (!level) throw new Error('a layout has at least one level: its substrate has a layer')
  return { index, level }
}
