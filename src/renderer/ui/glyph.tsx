import { CircleCheck, Minus, OctagonAlert, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { ComponentKind } from '../../layout/schema.ts'
import type { VerdictStatus } from '../../solver/results/verdicts.ts'
import { KINDS } from './kinds.ts'

/** The mark of a kind; its name is always beside it in words, so it is hidden from screen readers. */
export const KindGlyph = memo(function KindGlyph({ kind, size = 12 }: { kind: ComponentKind; size?: number }) {
  const { glyph, filled } = KINDS[kind]
  const colour = `var(--kind-${kind})`
  return (
    <svg className="kind-glyph" width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      <path d={glyph} fill="none" stroke={colour} strokeWidth={1.3} strokeLinejoin="round" />
      {filled && <path d={filled} fill={colour} />}
    </svg>
  )
})

const STATUS_ICONS = {
  over: OctagonAlert,
  close: TriangleAlert,
  within: CircleCheck,
  undecided: TriangleAlert,
  none: Minus,
} as const

export const StatusIcon = memo(function StatusIcon({ status, size = 14 }: { status: VerdictStatus; size?: number }) {
  const Icon = STATUS_ICONS[status]
  return <Icon size={size} strokeWidth={2} aria-hidden="true" />
})
