/** Times of a transient: which fields are kept, where they lie along the axis, and how they are said. */
import type { Layout } from '../../layout/schema.ts'

export type TimeAxis = 'logarithmic' | 'linear'

const SNAPSHOTS = 40
/** The first field after the start, s: a hundred-thousandth of the end, but nothing is to be seen before a millisecond. */
const FIRST_SHARE = 1e-5
const FIRST_S = 1e-3
/** Kinks of profiles that get a field of their own. */
const MOST_KINKS = 40

/** First time on a logarithmic axis, s. */
export const firstTime = (endTime: number): number => Math.min(Math.max(FIRST_S, FIRST_SHARE * endTime), endTime / 100)

/** 0, then evenly along the logarithmic axis up to the end, and the kinks of power profiles, s. */
export function snapshotTimes(layout: Layout, endTime: number): number[] {
  const first = firstTime(endTime)
  const even = Array.from({ length: SNAPSHOTS }, (_, n) => first * (endTime / first) ** (n / (SNAPSHOTS - 1)))
  const sources = layout.components.flatMap(({ sources }) => sources ?? [])
  const kinks = new Set(sources.flatMap(({ profile }) => (profile ?? []).map(([seconds]) => seconds)))
  const within = [...kinks].filter((seconds) => seconds > 0 && seconds < endTime).sort((a, b) => a - b)
  even[even.length - 1] = endTime
  return [...new Set([0, ...even, ...within.slice(0, MOST_KINKS)])].sort((a, b) => a - b)
}

/** Place along the axis, 0 to 1. On a logarithmic one 0 stands for the start and all before its first time. */
export function placeOf(seconds: number, endTime: number, axis: TimeAxis): number {
  if (axis === 'linear') return clamped(seconds / endTime)
  const first = firstTime(endTime)
  return seconds <= first ? 0 : clamped(Math.log(seconds / first) / Math.log(endTime / first))
}

/** s */
export function timeAt(place: number, endTime: number, axis: TimeAxis): number {
  if (place <= 0) return 0
  if (place >= 1) return endTime
  if (axis === 'linear') return place * endTime
  const first = firstTime(endTime)
  return first * (endTime / first) ** place
}

export interface Between {
  /** Index of the entry before, and the share of the one after it. */
  readonly before: number
  readonly share: number
}

/** Where a time lies among ascending ones; shares are of logarithms, except from 0 on. */
export function between(times: readonly number[], seconds: number): Between {
  const after = times.findIndex((time) => time > seconds)
  if (after === 0) return { before: 0, share: 0 }
  const before = (after === -1 ? times.length : after) - 1
  const [t0, t1] = [times[before]!, times[before + 1]]
  if (t1 === undefined) return { before, share: 0 }
  const share = t0 > 0 ? Math.log(seconds / t0) / Math.log(t1 / t0) : (seconds - t0) / (t1 - t0)
  return { before, share }
}

/** `0 s`, `3.2 ms`, `0.45 s`, `12 s`, `3 min 20 s` */
export function formatTime(seconds: number): string {
  if (seconds === 0) return '0 s'
  if (seconds < 0.1) return `${short(seconds * 1000)} ms`
  if (seconds < 120) return `${short(seconds)} s`
  if (seconds < 7200) {
    const whole = Math.round(seconds)
    return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`
  }
  return `${short(seconds / 3600)} h`
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(value < 10 ? 2 : 3)))

const clamped = (share: number): number => Math.min(1, Math.max(0, share))
