/** The curves in figures, for whoever cannot see them or wants the numbers. */
import { formatFixed, formatShort } from '../../layout/units.ts'
import { valueAt } from '../state/transient-shown.ts'
import type { TransientRun } from '../state/transient-store.ts'
import { firstTime, formatTime } from '../state/transient-times.ts'
import { useApp, useSelection } from '../ui/app-context.tsx'
import { KindGlyph } from '../ui/glyph.tsx'

export function TransientTable({ run }: { run: TransientRun }) {
  const { selection } = useApp()
  const selected = useSelection((state) => state.ids)
  const { transient, endTime } = run
  const times = decades(endTime)
  return (
    <table className="verdict-table transient-table" data-testid="transient-table">
      <caption className="visually-hidden">Highest temperature of every component over time, °C</caption>
      <thead>
        <tr>
          <th scope="col">Component</th>
          {times.map((time) => (
            <th key={time} scope="col" className="right">
              {formatTime(time)}
            </th>
          ))}
          <th scope="col" className="right">
            Peak, °C
          </th>
          <th scope="col" className="right">
            Peak at
          </th>
          <th scope="col" className="right">
            Limit, °C
          </th>
        </tr>
      </thead>
      <tbody>
        {transient.components.map(({ id, name, kind, history, peak, peakTime, limit }) => (
          <tr key={id} data-selected={selected.includes(id) || undefined}>
            <th scope="row">
              <button type="button" className="verdict-component" onClick={() => selection.getState().select([id])}>
                <KindGlyph kind={kind} /> <span>{name}</span>
              </button>
            </th>
            {times.map((time) => (
              <td key={time} className="right number">
                {formatFixed(valueAt(transient.steps, history.maxTemperature, time), 1)}
              </td>
            ))}
            <td className="right number strong">{formatFixed(peak, 1)}</td>
            <td className="right number">{formatTime(peakTime)}</td>
            <td className="right number secondary">{limit === null ? '–' : formatShort(limit, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Powers of ten up to the end, and the end, s. */
function decades(endTime: number): number[] {
  const from = Math.ceil(Math.log10(firstTime(endTime)))
  const all: number[] = []
  for (let exponent = from; 10 ** exponent < endTime * 0.999; exponent++) all.push(10 ** exponent)
  return [...all.slice(-5), endTime]
}
