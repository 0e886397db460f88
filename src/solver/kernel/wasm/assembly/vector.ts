/** The largest of four f32. */
export function largestLane(v: v128): f32 {
  const pairs = f32x4.pmax(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1))
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
}

/** Magnitudes from the largest and the least of values round 0: two instructions a value where |x| takes four. */
export function greater(largest: v128, least: v128): v128 {
  return f32x4.pmax(largest, f32x4.neg(least))
}
