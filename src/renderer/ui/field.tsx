/**
 * A number with its unit. It takes units and arithmetic (`2*3.5mm`, `+10`), says under itself what is wrong with what
 * was typed while the old value stays in force, and its label can be scrubbed.
 */

import { type ReactNode, type PointerEvent as ReactPointerEvent, useId, useRef, useState } from 'react'
import { tidy } from '../../layout/tidy.ts'
import { formatFixed, KELVIN_AT_0_CELSIUS, lostByMinus, parseQuantity, type Unit } from '../../layout/units.ts'
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
  /** Those of several parts, which may differ: `+10`, arrow keys and scrubbing then change each by itself. */
  readonly values?: readonly number[]
  readonly placeholder?: string
  readonly decimals?: number
  /** Change per pixel of scrubbing; arrow keys step by ten of it. */
  readonly step: number
  readonly least?: number
  /** Why a value cannot be taken, beyond `least`; null for one that can. */
  readonly refuse?: (value: number) => string | null
  /** What is wrong with a value that is taken all the same; said where a minus may have been meant to subtract. */
  readonly doubt?: (value: number) => string | null
  /** With the value of the first part, and those of all. */
  readonly onCommit: (value: number, values: readonly number[]) => void
  /** Emptying the field; refused without it. */
  readonly onClear?: () => void
  readonly onScrub?: {
    readonly begin: () => void
    readonly show: (value: number, values: readonly number[]) => void
    readonly end: () => void
    readonly cancel: () => void
  }
}

/** Of a place that is taken, since what stands there is shown as a problem. */
export const OFF_SUBSTRATE = 'Off the substrate.'

const valuesOf = ({ value, values }: Pick<FieldProps, 'value' | 'values'>): readonly number[] =>
  values ?? (value === null ? [] : [value])

/** Without one of its own a temperature ends at the absolute zero. */
const leastOf = ({ least, unit }: Pick<FieldProps, 'least' | 'unit'>): number | undefined =>
  least ?? (unit === '°C' ? -KELVIN_AT_0_CELSIUS : undefined)

export function Field(props: FieldProps) {
  const { value, decimals = 2, unit } = props
  const least = leastOf(props)
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** Said of a value that was taken, for as long as it stands. */
  const [doubt, setDoubt] = useState<{ readonly of: number; readonly words: string } | null>(null)
  const problemId = useId()
  const shown = draft ?? (value === null ? '' : formatFixed(value, decimals))

  const current = valuesOf(props)

  const refusalOf = (next: readonly number[]): string | null => {
    if (least !== undefined && next.some((each) => each < least))
      return least === 0 ? 'Not below 0.' : `At least ${String(least).replace('-', '−')} ${unit}.`
    return next.map((each) => props.refuse?.(each) ?? null).find((each) => each !== null) ?? null
  }

  /** How to subtract what was typed with a minus before it; null where nothing can have been meant by that. */
  const subtracting = (typed: string): string | null => {
    const amount = lostByMinus(typed)
    if (amount === null || current.length === 0) return null
    const lessened = current.map((each) => parseQuantity(`-=${amount}`, unit, each))
    const values = lessened.flatMap((each) => (each.ok ? [each.value] : []))
    if (values.length < current.length || refusalOf(values) !== null || props.doubt?.(values[0]!)) return null
    return `To subtract ${amount}, type −=${amount}.`
  }

  /** @param hint what to do instead, if the values are refused or in doubt */
  const accept = (next: readonly number[], hint: string | null = null): boolean => {
    const refusal = refusalOf(next)
    if (refusal !== null) {
      setProblem(hint === null ? refusal : `${refusal} ${hint}`)
      return false
    }
    const [first] = next
    const words = hint !== null && first !== undefined ? props.doubt?.(first) : null
    setDoubt(words && first !== undefined ? { of: first, words: `${words} ${hint}` } : null)
    if (first !== undefined && (current.length === 0 || next.some((each, n) => each !== current[n])))
      props.onCommit(first, next)
    return true
  }

  const commit = () => {
    if (draft === null) return
    if (draft.trim() === '' && props.onClear) {
      props.onClear()
      settle()
      return
    }
    const outcomes = (current.length > 0 ? current : [undefined]).map((each) => parseQuantity(draft, unit, each))
    const refused = outcomes.find((outcome) => !outcome.ok)
    if (refused) {
      setProblem(refused.problem)
      return
    }
    const next = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
    if (accept(next, subtracting(draft))) settle()
  }

  const settle = () => {
    setDraft(null)
    setProblem(null)
  }

  const doubted = problem === null && draft === null && doubt?.of === value ? doubt.words : null

  return (
    <div className="field-with-problem">
      <label className="field" data-invalid={problem !== null || undefined}>
        <ScrubLabel {...props}>{props.label}</ScrubLabel>
        <input
          data-testid={props.testId}
          className="number"
          aria-label={[props.name, props.shownUnit ?? unit].filter(Boolean).join(', ')}
          aria-invalid={problem !== null}
          aria-describedby={problem === null && doubted === null ? undefined : problemId}
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
            } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && current.length > 0) {
              event.preventDefault()
              const size = props.step * 10 * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1)
              settle()
              accept(current.map((each) => tidy(each + (event.key === 'ArrowUp' ? size : -size))))
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
      {doubted !== null && (
        <p className="field-doubt" id={problemId} role="status">
          {doubted}
        </p>
      )}
    </div>
  )
}

function ScrubLabel({ step, onScrub, children, ...field }: FieldProps & { children: ReactNode }) {
  const least = leastOf(field)
  const start = useRef<{ x: number; values: readonly number[]; moved: boolean } | null>(null)
  const values = valuesOf(field)
  if (!onScrub || values.length === 0) return <span className="field-label">{children}</span>

  const move = (event: ReactPointerEvent) => {
    const from = start.current
    if (!from) return
    const dx = event.clientX - from.x
    if (!from.moved) {
      if (Math.abs(dx) < 3) return
      from.moved = true
      onScrub.begin()
    }
    const by = dx * step * (event.shiftKey ? 10 : 1)
    const next = from.values.map((value) => tidy(Math.max(least ?? Number.NEGATIVE_INFINITY, value + by)))
    onScrub.show(next[0]!, next)
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
        start.current = { x: event.clientX, values, moved: false }
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
