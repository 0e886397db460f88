/** The estimated error of the iteration after each cycle, on a logarithmic scale. */
import type { SolveProgress } from '../../solver/worker/api.ts'
import { powerOfTen } from '../ui/numbers.ts'
import { curveOf } from './convergence-points.ts'

const WIDTH = 232
const HEIGHT = 72

export function ConvergenceCurve({ cycles }: { cycles: readonly SolveProgress[] }) {
  const curve = curveOf(cycles, WIDTH, HEIGHT)
  if (!curve) return null
  const { points, decades, lastCycle } = curve
  return (
    <figure className="convergence">
      <svg
        width={WIDTH + 40}
        height={HEIGHT + 24}
        viewBox={`-36 -4 ${WIDTH + 40} ${HEIGHT + 24}`}
        role="img"
        aria-label={`Estimated error per cycle: from ${decades.at(-1)?.value} K to ${decades[0]?.value} K in ${lastCycle} cycles, powers of ten`}
      >
        {decades.map(({ value, y }) => (
          <g key={value}>
            <line x1={0} x2={WIDTH} y1={y} y2={y} />
            <text x={-4} y={y + 4} textAnchor="end">
              {powerOfTen(value)}
            </text>
          </g>
        ))}
        {points.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={2} />
        ))}
        <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
        <text x={0} y={HEIGHT + 16}>
          1
        </text>
        <text x={WIDTH} y={HEIGHT + 16} textAnchor="end">
          cycle {lastCycle}
        </text>
      </svg>
      <figcaption className="dim">Estimated error of the iteration, K; it rises where a finer grid begins</figcaption>
    </figure>
  )
}
