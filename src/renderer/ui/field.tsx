/**
 * A number with its unit. It takes units and arithmetic (`2*3.5mm`, `+10`), says under itself what is wrong with what
 * was typed while the old value stays in force, and its label can be scrubbed.
 */
import { type ReactNode, type PointerEvent as ReactPointerEvent, useId, useRef, useState } from 'react'
import { parseQuantity, type Unit } from '../../layout/units.ts'
import './field.css'

export interface FieldProps {
  readonly testId: string
  readonly label: ReactNode
  /** Spoken name. */
  readonly name: string
  readonly unit: Unit
  readonly shownUnit?: string
  /** Null where several selected parts differ, or nothing is set. */
  readonly value: number | null
  readonly placeholder?: string
  readonly decimals?: number
  /** Change per pixel of scrubbing; arrow keys step by ten of it. */
  readonly step: number
  readonly least?: number
  /** Why a value cannot be taken, beyond `least`; null for one that can. */
  readonly refuse?: (value: number) => string | null
  readonly onCommit: (value: number) => void
  /** Emptying the field; refused without it. */
  readonly onClear?: () => void
  readonly onScrub?: { begin: () => void; show: (value: number) => void; end: () => void; cancel: () => void }
}

export function Field(props: FieldProps) {
  const { value, decimals = 2, unit, least } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const shown = draft ?? (value === null ? '' : value.toFixed(decimals))

  const accept = (next: number): boolean => {
    if (least !== undefined && next < least) {
      setProblem(least === 0 ? 'Not below 0.' : `At least ${least} ${unit}.`)
      return false
    }
    const refusal = props.refuse?.(next) ?? null
    if (refusal !== null) {
      setProblem(refusal)
      return false
    }
    if (next !== value) props.onCommit(next)
    return true
  }

  const commit = () => {
    if (draft === null) return
    if (draft.trim() === '' && props.onClear) {
      props.onClear()
      settle()
      return
    }
    const outcome = parseQuantity(draft, unit, value ?? undefined)
    if (!outcome.ok) {
      setProblem(outcome.problem)
      return
    }
    if (accept(outcome.value)) settle()
  }

  const settle = () => {
    setDraft(null)
    setProblem(null)
  }

  return (
    <div className="field-with-problem">
      <label className="field" data-invalid={problem !== null || undefined}>
        <ScrubLabel {...props}>{props.label}</ScrubLabel>
        <input
          data-testid={props.testId}
          className="number"
          aria-label={[props.name, props.shownUnit ?? unit].filter(Boolean).join(', ')}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          inputMode="decimal"
          spellCheck={false}
          autoComplete="off"
          placeholder={props.placeholder}
          value={shown}
          onChange={(event) => {
            setDraft(event.target.value)
            setProblem(null)
          }}
          onFocus={(event) => event.target.select()}
          onBlur={() => {
            commit()
            // What could not be read is not left behind as if it were in force.
            settle()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              commit()
              event.currentTarget.select()
            } else if (event.key === 'Escape') {
              settle()
              event.stopPropagation()
            } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && value !== null) {
              event.preventDefault()
              const size = props.step * 10 * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1)
              settle()
              accept(tidy(value + (event.key === 'ArrowUp' ? size : -size)))
            }
          }}
        />
        <span className="unit">{props.shownUnit ?? unit}</span>
      </label>
      {problem !== null && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function ScrubLabel({ value, step, least, onScrub, children }: FieldProps & { children: ReactNode }) {
  const start = useRef<{ x: number; value: number; moved: boolean } | null>(null)
  if (!onScrub || value === null) return <span className="field-label">{children}</span>

  const move = (event: ReactPointerEvent) => {
    const from = start.current
    if (!from) return
    const dx = event.clientX - from.x
    if (!from.moved) {
      if (Math.abs(dx) < 3) return
      from.moved = true
      onScrub.begin()
    }
    onScrub.show(tidy(Math.max(least ?? Number.NEGATIVE_INFINITY, from.value + dx * step * (event.shiftKey ? 10 : 1))))
  }
  const finish = (event: ReactPointerEvent, keep: boolean) => {
    if (start.current?.moved) {
      // A scrub must not end in the focus that a click on the label gives.
      event.preventDefault()
      if (keep) onScrub.end()
      else onScrub.cancel()
    }
    start.current = null
  }
  return (
    <span
      className="field-label scrubbable"
      onPointerDown={(event) => {
        start.current = { x: event.clientX, value, moved: false }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={move}
      onPointerUp={(event) => finish(event, true)}
      onPointerCancel={(event) => finish(event, false)}
    >
      {children}
    </span>
  )
}

function tidy(value: number): number {
  return Number(value.toFixed(6))
}
