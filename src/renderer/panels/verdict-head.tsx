/** Column heads of the verdict table. */
import { ArrowUp } from 'lucide-react'

/** @param brief small windows leave columns out; @param compares in a drag the mean gives way to the change, and rows keep their places */
export function VerdictHead({ brief, compares = false }: { brief: boolean; compares?: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Status</th>
        <th scope="col">Component</th>
        {!brief && <th scope="col">Kind</th>}
        {!brief && (
          <th scope="col" className="right">
            Power, W
          </th>
        )}
        <th scope="col" className="right">
          Highest, °C
        </th>
        {!brief && (
          <th scope="col" className="right">
            {compares ? 'Change, K' : 'Mean, °C'}
          </th>
        )}
        {!brief && (
          <th scope="col" className="right">
            Limit, °C
          </th>
        )}
        <th scope="col" className="right" aria-sort={compares ? 'none' : 'ascending'}>
          Margin, K <ArrowUp size={12} strokeWidth={2} aria-hidden="true" />
        </th>
        <th scope="col" className="heater">
          Biggest heater
        </th>
      </tr>
    </thead>
  )
}
