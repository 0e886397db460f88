/** Small controls that several editors share: a button of a row, a line of text, a fact with a control beside it. */
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { WithTooltip } from '../ui/tooltip.tsx'

interface RowButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly disabled?: boolean
  readonly onClick: () => void
}

export function RowButton({ icon: Icon, label, disabled = false, onClick }: RowButtonProps) {
  return (
    <WithTooltip text={label}>
      <button
        type="button"
        className="icon-button row-button"
        aria-label={label}
        aria-disabled={disabled}
        onClick={() => {
          if (!disabled) onClick()
        }}
      >
        <Icon size={14} strokeWidth={2} aria-hidden="true" />
      </button>
    </WithTooltip>
  )
}

interface TextFieldProps {
  readonly name: string
  readonly value: string
  readonly testId?: string
  readonly className?: string
  readonly placeholder?: string
  /** What is wrong with a text, or null. The old one then stays in force. */
  readonly refuse?: (text: string) => string | null
  readonly onCommit: (text: string) => void
}

/** A line of text that is taken when the field is left or with Enter; Escape puts back what was there. */
export function TextField({ name, value, testId, className = '', placeholder, refuse, onCommit }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const settle = () => {
    setDraft(null)
    setProblem(null)
  }
  const commit = () => {
    const next = draft?.trim()
    if (next === undefined || next === value) {
      settle()
      return
    }
    const refusal = refuse?.(next) ?? null
    if (refusal !== null) setProblem(refusal)
    else {
      onCommit(next)
      settle()
    }
  }
  return (
    <div className="field-with-problem">
      <input
        className={`text-field ${className}`}
        data-testid={testId}
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        value={draft ?? value}
        onChange={(event) => {
          setDraft(event.target.value)
          setProblem(null)
        }}
        onBlur={() => {
          commit()
          settle()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key !== 'Escape') return
          settle()
          event.stopPropagation()
        }}
      />
      {problem !== null && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** A word and the control that it names, in one line. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact-choice">
      <span>{label}</span>
      {children}
    </div>
  )
}
