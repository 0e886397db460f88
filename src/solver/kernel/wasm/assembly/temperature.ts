/** What touches the temperature itself, in f64: corrections, the flux-form residual, and the sums of conjugate gradients. */
import { Level, VECTOR } from './level'
import { largestLane } from './vector'

/** rhs ← load − A T in f64, rounded to f32. */
export function computeResidual(address: usize): void {
  const level = changetype<Level>(address)
  for (let j = 0; j < level.ny; j++) residualOfRow(level, j)
}

/** T ← T + α e, e the unknown or the search direction. Returns the largest |α e|, K. */
export function correct(address: usize, alpha: f64, alongDirection: bool): f32 {
  const level = changetype<Level>(address)
  const from = alongDirection ? level.direction : level.unknown
  const temperature = level.temperature
  const factor = f32x4.splat(<f32>alpha)
  const start = (<usize>level.row) << 2
  const end = start * <usize>(level.ny + 1)
  let largest = f32x4.splat(0)
  for (let c = start; c < end; c += VECTOR) {
    const change = f32x4.mul(factor, v128.load(from + c))
    const t = temperature + (c << 1)
    largest = f32x4.pmax(largest, f32x4.abs(change))
    v128.store(t, f64x2.add(v128.load(t), f64x2.promote_low_f32x4(change)))
    v128.store(t, f64x2.add(v128.load(t, 16), upper(change)), 16)
  }
  return largestLane(largest)
}

/** Σ load − ground · T, W: what the heat balance misses. The links between cells cancel in the sum. */
export function imbalance(address: usize): f64 {
  const level = changetype<Level>(address)
  const ground = level.ground
  const loads = level.load
  const temperature = level.temperature
  const start = (<usize>level.row) << 2
  const end = start * <usize>(level.ny + 1)
  let low = f64x2.splat(0)
  let high = f64x2.splat(0)
  for (let c = start; c < end; c += VECTOR) {
    const at = c << 1
    const t = temperature + at
    low = f64x2.add(low, f64x2.sub(v128.load(loads + at), f64x2.mul(two(ground + c), v128.load(t))))
    high = f64x2.add(high, f64x2.sub(v128.load(loads + at, 16), f64x2.mul(two(ground + c + 8), v128.load(t, 16))))
  }
  const sums = f64x2.add(low, high)
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}

/** The two upper lanes in f64. */
function upper(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 0, 1))
}

/** Two values in f64. */
function two(address: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(address))
}

/** g (T there − t) for two cells. */
function flow(g: usize, there: usize, t: v128): v128 {
  return f64x2.mul(two(g), f64x2.sub(v128.load(there), t))
}

function residualOfRow(level: Level, j: i32): void {
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const half = (<usize>level.half) << 2
  const length = <usize>level.nz * half
  const gx = level.gx
  const gy = level.gy
  const gz = level.gz
  const grounds = level.ground
  const loads = level.load
  const rhs = level.rhs
  const temperature = level.temperature
  for (let parity: usize = 0; parity < 2; parity++) {
    const start = <usize>(j + 1) * row + VECTOR
    const own = start + parity * slab
    const end = own + length
    let w = parity === 0 ? start + slab - 4 : start
    for (let c = own; c < end; c += 8) {
      const at = temperature + (c << 1)
      const west = temperature + (w << 1)
      const t = v128.load(at)
      let heat = f64x2.sub(v128.load(loads + (c << 1)), f64x2.mul(two(grounds + c), t))
      heat = f64x2.add(heat, flow(gx + w, west, t))
      heat = f64x2.add(heat, flow(gx + c, west + 8, t))
      heat = f64x2.add(heat, flow(gy + c - row, at - (row << 1), t))
      heat = f64x2.add(heat, flow(gy + c, at + (row << 1), t))
      heat = f64x2.add(heat, flow(gz + c - half, at - (half << 1), t))
      heat = f64x2.add(heat, flow(gz + c, at + (half << 1), t))
      v128.store64_lane(rhs + c, f32x4.demote_f64x2_zero(heat), 0)
      w += 8
    }
  }
}

/** Σ rhs · unknown. */
export function residualDotUnknown(address: usize): f64 {
  const level = changetype<Level>(address)
  const start = (<usize>level.row) << 2
  const end = start * <usize>(level.ny + 1)
  const rhs = level.rhs
  const unknown = level.unknown
  let low = f64x2.splat(0)
  let high = f64x2.splat(0)
  for (let c = start; c < end; c += VECTOR) {
    const r = v128.load(rhs + c)
    const u = v128.load(unknown + c)
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(r), f64x2.promote_low_f32x4(u)))
    high = f64x2.add(high, f64x2.mul(upper(r), upper(u)))
  }
  const sums = f64x2.add(low, high)
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}

/** direction ← unknown + β direction */
export function turnDirection(address: usize, beta: f64): void {
  const level = changetype<Level>(address)
  const factor = f32x4.splat(<f32>beta)
  const start = (<usize>level.row) << 2
  const end = start * <usize>(level.ny + 1)
  const unknown = level.unknown
  const direction = level.direction
  for (let c = start; c < end; c += VECTOR) {
    v128.store(direction + c, f32x4.add(v128.load(unknown + c), f32x4.mul(factor, v128.load(direction + c))))
  }
}

/** Σ p · A p of the search direction p, as a sum over links. */
export function directionEnergy(address: usize): f64 {
  const level = changetype<Level>(address)
  const row = (<usize>level.row) << 2
  const slab = (<usize>level.slab) << 2
  const half = (<usize>level.half) << 2
  const length = <usize>level.nz * half
  const p = level.direction
  let energy: f64 = 0
  for (let j = 0; j < level.ny; j++) {
    for (let parity: usize = 0; parity < 2; parity++) {
      const start = <usize>(j + 1) * row + VECTOR
      const own = start + parity * slab
      const end = own + length
      let e = parity === 0 ? start + slab : start + 4
      let low = f64x2.splat(0)
      let high = f64x2.splat(0)
      for (let c = own; c < end; c += VECTOR) {
        const here = v128.load(p + c)
        const east = f32x4.sub(v128.load(p + e), here)
        const north = f32x4.sub(v128.load(p + c + row), here)
        const above = f32x4.sub(v128.load(p + c + half), here)
        let sum = f32x4.mul(v128.load(level.ground + c), f32x4.mul(here, here))
        sum = f32x4.add(sum, f32x4.mul(v128.load(level.gx + c), f32x4.mul(east, east)))
        sum = f32x4.add(sum, f32x4.mul(v128.load(level.gy + c), f32x4.mul(north, north)))
        sum = f32x4.add(sum, f32x4.mul(v128.load(level.gz + c), f32x4.mul(above, above)))
        low = f64x2.add(low, f64x2.promote_low_f32x4(sum))
        high = f64x2.add(high, upper(sum))
        e += VECTOR
      }
      const sums = f64x2.add(low, high)
      energy += f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
    }
  }
  return energy
}
