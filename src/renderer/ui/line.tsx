import type { ReactNode } from 'react'

/** A word and the control that it stands for, in one line. The control has its own spoken name. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="choice-row">
      <span className="choice-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}
