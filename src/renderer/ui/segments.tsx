import './segments.css'

interface SegmentsProps<Value extends string> {
  readonly name: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, word: string])[]
  readonly onChoose: (value: Value) => void
}

/** One of a few, all of them in sight. */
export function Segments<Value extends string>({ name, value, options, onChoose }: SegmentsProps<Value>) {
  return (
    <fieldset className="segments" aria-label={name}>
      {options.map(([option, word]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChoose(option)}>
          {word}
        </button>
      ))}
    </fieldset>
  )
}
