/**
 * What the multigrid asks of a kernel: the hot loops over the cells of a hierarchy of grids. There are two, which keep the
 * same numbers in the same places: WebAssembly SIMD (`wasm/`), and TypeScript (`twin/`), its oracle and its fallback.
 *
 * Coefficients and corrections are f32; the temperature, its right-hand side and the residual are computed in f64, so that
 * corrections of ever smaller errors lose nothing.
 */
import type { Shape } from './shape.ts'

/** One grid of the hierarchy. Links are zero across outer faces. */
export interface Level extends Shape {
  /** Links to the neighbours at i + 1, j + 1 and k + 1, W/K. */
  readonly gx: Float32Array
  readonly gy: Float32Array
  readonly gz: Float32Array
  /** Links to the fluids behind the outer faces, W/K. */
  readonly ground: Float32Array
  /** 1 / pivot of the columns' tridiagonal matrices. */
  readonly inversePivot: Float32Array
  /** Residual of the level (W) and the correction sought (K). */
  readonly rhs: Float32Array
  readonly unknown: Float32Array
}

/** Which lines join on the way from a level to the next coarser one, per axis. */
export interface Transfer {
  /** Coarse line of each fine line. */
  readonly parentX: Int32Array
  readonly parentY: Int32Array
  /**
   * Per coarse line: what the sum of the fine links across the face behind it is multiplied by, the ratio of the distances
   * between centres (one half on a uniform grid).
   */
  readonly ratioX: Float32Array
  readonly ratioY: Float32Array
}

/** Along the axes x, y and z. */
export type PerAxis<T> = Readonly<Record<'x' | 'y' | 'z', T>>
export const eachAxis = <T>(of: (axis: 'x' | 'y' | 'z') => T): PerAxis<T> => ({ x: of('x'), y: of('y'), z: of('z') })

/** W/(m·K) per cell, along x and y and along z; 0 in padding and ghost rows. */
export type Conductivities = Readonly<Record<'inPlane' | 'throughPlane', Float32Array>>
/** m */
export type LineWidths = PerAxis<Float64Array>

/** Columns [i0, i1) × [j0, j1). */
export interface ColumnRange {
  readonly i0: number
  readonly i1: number
  readonly j0: number
  readonly j1: number
}

export interface HierarchyPlan {
  /** From the finest to the coarsest grid. */
  readonly shapes: readonly Shape[]
  /** `transfers[l]` leads from level l to level l + 1. */
  readonly transfers: readonly Transfer[]
}

/** The columns with (i + j) mod 2 = colour. */
export type Colour = 0 | 1

export interface KernelName {
  readonly kernel: 'WebAssembly' | 'TypeScript'
}

/** The arrays of one hierarchy and the loops over them; `l` counts levels from the finest, 0. */
export interface Engine extends KernelName {
  readonly levels: readonly Level[]
  /** Right-hand side of the finest level, W, and its temperature. */
  readonly load: Float64Array
  readonly temperature: Float64Array
  /**
   * What the links of the finest level come from, in the memory of its `rhs` and `unknown`: nobody needs them while it
   * solves, nor those while it does not. Whoever fills it says so in `holdsConductivity`, a residual takes it away.
   */
  readonly conductivity: Conductivities
  holdsConductivity: boolean
  /** Bytes held; the search direction's from the first time that it is turned. */
  readonly bytes: number

  /**
   * Links of the finest level from the cells of a range, or of a few more, to their neighbours: half cells in series, of the
   * conductivity that it holds.
   */
  assembleLinks(widths: LineWidths, range: ColumnRange): void
  /** Factors the columns of a range, or a few more; false where a pivot is negative: then A is not positive definite. */
  factorColumns(l: number, range: ColumnRange): boolean
  /** Coefficients of the coarse columns of a range of level l + 1, or of a few more, from level l. */
  coarsen(l: number, range: ColumnRange): void
  /**
   * Solves the columns of a colour exactly, their neighbours held, or counted as 0 `fromZero`. Returns the largest
   * change, K.
   */
  smoothColumns(l: number, colour: Colour, fromZero: boolean): number
  /**
   * Solves the columns of colour 1, their neighbours held, and sets the right-hand side of level l + 1 to the residual of
   * the columns of colour 0, summed over aggregates; these have been solved last, so that they have none but what the change
   * of colour 1 brings. `fromZero`: all columns count as 0, and those of colour 0 are left so, unless `pairs` of half-sweeps,
   * colour 0 before colour 1, take the place of that one. Returns how much the columns changed at most, K, or a little more.
   */
  descend(l: number, fromZero: boolean, pairs: 0 | 1 | 2): number
  /**
   * Gives level l + 1's correction to the columns of colour 0, in place of theirs where `fresh`, on top otherwise, and
   * solves the columns of colour 1 and of colour 0, so many pairs of times (up to 2). Returns how much the columns of a
   * colour changed at most, K, or a little more: those of colour 1 had changed by `before`.
   */
  ascend(l: number, fresh: boolean, pairs: number, before: number): number

  /** rhs of the finest level ← load − A T, computed in f64. */
  computeResidual(): void
  /** T ← T + α e, e the finest level's unknown or the search direction. */
  correct(alpha: number, along: 'unknown' | 'direction'): Corrected
  /** Conjugate gradients: Σ rhs · unknown; direction ← unknown + β direction; Σ p · A p of the direction p. */
  residualDotUnknown(): number
  turnDirection(beta: number): void
  directionEnergy(): number
}

/** What a correction has done. */
export interface Corrected {
  /** The largest |α e|, K. */
  readonly change: number
  /** What the heat balance misses now: Σ load − A T, W. */
  readonly missing: number
  /** The largest |T| now. */
  readonly hottest: number
}

export interface Kernel extends KernelName {
  /** `used`: an engine that nobody needs any more; its memory is taken where it is large enough. */
  create(plan: HierarchyPlan, used?: Engine): Engine
}
