/** Plain vector kernels. All arrays have the same length and zero ghost rows. */

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** y ← y + α x; returns the largest |α x|. */
export function addScaled(y: Float64Array, alpha: number, x: Float64Array): number {
  let largest = 0
  for (let i = 0; i < y.length; i++) {
    const change = alpha * x[i]
    y[i] += change
    const size = change < 0 ? -change : change
    if (size > largest) largest = size
  }
  return largest
}

/** p ← z + β p */
export function scaleAndAdd(p: Float64Array, beta: number, z: Float64Array): void {
  for (let i = 0; i < p.length; i++) p[i] = z[i] + beta * p[i]
}

export function sum(a: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i]
  return total
}

export function largestMagnitude(a: Float64Array): number {
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    const size = a[i] < 0 ? -a[i] : a[i]
    if (size > largest) largest = size
  }
  return largest
}
