/** Temperatures of the components step by step, and what is read off them at the end. */
import type { ResolvedComponent } from '../../layout/geometry.ts'
import type { ComponentTemperatures } from '../results/components.ts'
import type { TransientComponent, TransientProgress } from './transient.ts'

export class History {
  /** 0 and the end of every accepted step, s. */
  readonly times: number[] = [0]
  /** °C, one list per component. */
  private readonly means: readonly number[][]
  private readonly highest: readonly number[][]

  /** Starts at 0 with everything at `ambient`, °C. */
  constructor(
    private readonly parts: readonly ResolvedComponent[],
    ambient: number,
  ) {
    this.means = parts.map(() => [ambient])
    this.highest = parts.map(() => [ambient])
  }

  add(time: number, temperatures: readonly ComponentTemperatures[]): void {
    this.times.push(time)
    for (const [n, { mean, highest }] of temperatures.entries()) {
      this.means[n].push(mean)
      this.highest[n].push(highest)
    }
  }

  progress(lastTime: number): TransientProgress {
    const last = this.times.length - 1
    const components = this.parts.map((_, n) => ({ mean: this.means[n][last], highest: this.highest[n][last] }))
    return { time: this.times[last], lastTime, components }
  }

  /** The components' temperatures at `times`, each of which must be one of `this.times`. */
  components(times: readonly number[]): TransientComponent[] {
    const at = times.map((time) => this.times.indexOf(time))
    return this.parts.map(({ component, limit }, n) => {
      const [means, highest] = [this.means[n], this.highest[n]]
      const hottest = highest.reduce((best, celsius, step) => (celsius > highest[best] ? step : best), 0)
      const peak = highest[hottest]
      return {
        id: component.id,
        name: component.name ?? component.id,
        kind: component.kind,
        meanTemperature: at.map((step) => means[step]),
        maxTemperature: at.map((step) => highest[step]),
        history: { meanTemperature: means, maxTemperature: highest },
        peak,
        peakTime: this.times[hottest],
        limit,
        margin: limit === null ? null : limit - peak,
        violates: limit !== null && peak > limit,
      }
    })
  }
}
