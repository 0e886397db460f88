/** Column heads of the verdict table. */
import { ArrowUp } from 'lucide-react'

interface VerdictHeadProps {
  /** Small windows leave columns out. */
  readonly brief: boolean
  /** In a drag the mean gives way to the change. */
  readonly compares?: boolean
  /** By margin; in a drag rows keep their places. */
  readonly sorted?: boolean
}

export function VerdictHead({ brief, compares = false, sorted = true }: VerdictHeadProps) {
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
        <th scope="col" className="right" aria-sort={sorted ? 'ascending' : 'none'}>
          Margin, K <ArrowUp size={12} strokeWidth={2} aria-hidden="true" />
        </th>
        <th scope="col" className="heater">
          Biggest heater
        </th>
      </tr>
    </thead>
  )
}
