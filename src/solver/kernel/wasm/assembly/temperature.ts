/** What touches the temperature itself, in f64: corrections, the flux-form residual, and the sums of conjugate gradients. */
import { westOf } from './columns'
import { Level, VECTOR } from './level'
import { largestLane } from './vector'

/** rhs ← load − A T in f64, rounded to f32. */
export function computeResidual(address: usize): void {
  const level = changetype<Level>(address)
  for (let j = 0; j < level.ny; j++) residualOfRow(level, j)
}

/**
 * T ← T + α e, e the unknown or the search direction. Leaves in the level's `sums` the largest |α e|, K, then what the heat
 * balance misses, Σ load − ground · T, W (the links between cells cancel in the sum), and the largest |T|.
 */
export function correct(address: usize, alpha: f64, alongDirection: bool): void {
  const level = changetype<Level>(address)
  const factor = f32x4.splat(<f32>alpha)
  const from = alongDirection ? level.direction : level.unknown
  const toGround = level.ground - from
  const toLoad = level.load - level.temperature
  const start = (<usize>level.row) << 2
  const end = from + start * <usize>(level.ny + 1)
  let e = from + start
  let at = level.temperature + (start << 1)
  let change = f32x4.splat(0)
  let missing = f64x2.splat(0)
  let hottest = f64x2.splat(0)
  do {
    const step = f32x4.mul(factor, v128.load(e))
    change = f32x4.pmax(change, f32x4.abs(step))
    const low = f64x2.add(v128.load(at), f64x2.promote_low_f32x4(step))
    const high = f64x2.add(v128.load(at, 16), upper(step))
    v128.store(at, low)
    v128.store(at, high, 16)
    const ground = e + toGround
    missing = f64x2.add(missing, f64x2.sub(v128.load(at + toLoad), f64x2.mul(two(ground), low)))
    missing = f64x2.add(missing, f64x2.sub(v128.load(at + toLoad, 16), f64x2.mul(two(ground + 8), high)))
    hottest = f64x2.pmax(hottest, f64x2.pmax(f64x2.abs(low), f64x2.abs(high)))
    e += VECTOR
    at += 2 * VECTOR
  } while (e < end)
  store<f64>(level.sums, <f64>largestLane(change))
  store<f64>(level.sums, f64x2.extract_lane(missing, 0) + f64x2.extract_lane(missing, 1), 8)
  store<f64>(level.sums, max(f64x2.extract_lane(hottest, 0), f64x2.extract_lane(hottest, 1)), 16)
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
  const half = (<usize>level.half) << 2
  const apart = level.unknown - level.gx
  const toGround = level.ground - level.gx
  const toLoad = level.load - level.temperature
  for (let parity = 0; parity < 2; parity++) {
    const west = westOf(level, parity)
    const start = <usize>(j + 1) * row + VECTOR + <usize>parity * ((<usize>level.slab) << 2)
    const end = level.gx + start + <usize>level.nz * half
    let at = level.gx + start
    let t = level.temperature + (start << 1)
    do {
      const own = v128.load(t)
      const beside = t + (west << 1)
      let heat = f64x2.sub(v128.load(t + toLoad), f64x2.mul(two(at + toGround), own))
      heat = f64x2.add(heat, flow(at + west, beside, own))
      heat = f64x2.add(heat, flow(at, beside + 8, own))
      const north = at + apart + apart
      heat = f64x2.add(heat, flow(north - row, t - (row << 1), own))
      heat = f64x2.add(heat, flow(north, t + (row << 1), own))
      const up = north + apart
      heat = f64x2.add(heat, flow(up - half, t - (half << 1), own))
      heat = f64x2.add(heat, flow(up, t + (half << 1), own))
      v128.store64_lane(up + apart, f32x4.demote_f64x2_zero(heat), 0)
      at += VECTOR / 2
      t += VECTOR
    } while (at < end)
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
