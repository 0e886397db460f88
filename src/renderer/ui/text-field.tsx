/** A line of text that says under itself why it cannot be taken, while the old text stays in force. */
import { useId, useState } from 'react'

interface TextFieldProps {
  readonly testId?: string
  /** Spoken name. */
  readonly name: string
  readonly label?: string
  readonly value: string
  readonly placeholder?: string
  /** Why a text cannot be taken, or null. Asked with the ends trimmed. */
  readonly problemOf?: (text: string) => string | null
  readonly onCommit: (text: string) => void
}

export function TextField({ testId, name, label, value, placeholder, problemOf, onCommit }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const settle = () => {
    setDraft(null)
    setProblem(null)
  }
  const commit = () => {
    if (draft === null) return
    const text = draft.trim()
    const found = text === value ? null : (problemOf?.(text) ?? null)
    setProblem(found)
    if (found !== null) return
    if (text !== value) onCommit(text)
    settle()
  }
  return (
    <div className="field-with-problem">
      <label className="field" data-invalid={problem !== null || undefined}>
        {label && <span className="field-label">{label}</span>}
        <input
          data-testid={testId}
          className="text-input"
          aria-label={name}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
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
            if (event.key !== 'Escape' || draft === null) return
            settle()
            event.stopPropagation()
          }}
        />
      </label>
      {problem !== null && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
