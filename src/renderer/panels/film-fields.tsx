/** The film of a face or zone: coefficient or resistance with the other beside it, fluid, and what reaches as much. */
import { Thermometer } from 'lucide-react'
import {
  bothFormsOf,
  type FilmPlace,
  faceAt,
  setFilm,
  setFluidTemperature,
  type WrittenFilm,
} from '../../layout/cooling-edits.ts'
import { COOLING_SOLUTIONS, type CoolingSolution, figureOf, filmOf, solutionsReaching } from '../../layout/coolings.ts'
import { formatFixed } from '../../layout/units.ts'
import { inSentence } from '../../report/words.ts'
import { useApp, usePanelLayout } from '../ui/app-context.tsx'
import { Line } from '../ui/line.tsx'
import { grouped } from '../ui/numbers.ts'
import { LiveField, useFieldEdit } from './live-field.tsx'

type Form = 'h' | 'resistance' | 'none'

/** Natural convection, for a face that had no film: Çengel, free convection in gases, 2 to 25. */
const FIRST_FILM: WrittenFilm = { h: 10 }
/** K/W: estimate, not looked up. */
const FIRST_RESISTANCE = 1
const LEAST_RESISTANCE = 1e-6

interface Props {
  readonly place: FilmPlace
  /** Of face or zone, in a sentence: `the top`. */
  readonly name: string
  /** Of the test ids. */
  readonly prefix: string
}

export function FilmFields({ place, name, prefix }: Props) {
  const { document } = useApp()
  const layout = usePanelLayout((layout) => layout)
  const forms = bothFormsOf(layout, place)
  const face = faceAt(layout, place)
  const form: Form = forms === null ? 'none' : face?.resistance !== undefined ? 'resistance' : 'h'
  const label = `set the film of ${name}`
  const write = (film: WrittenFilm | null) => document.getState().edit(label, (before) => setFilm(before, place, film))
  const choose = (next: string) => {
    const solution = COOLING_SOLUTIONS.find(({ id }) => id === next)
    if (solution) write(filmOf(solution))
    else if (next === 'none') write(null)
    else if (next === 'h') write(forms ? { h: rounded(forms.h) } : FIRST_FILM)
    else write({ resistance: forms ? rounded(forms.resistance) : FIRST_RESISTANCE })
  }
  return (
    <>
      <div className="film">
        <select
          className="choice"
          aria-label={`Film of ${name} as`}
          data-testid={`${prefix}-form`}
          value={form}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="h">Coefficient</option>
          <option value="resistance">Resistance</option>
          <option value="none">No cooling</option>
          <optgroup label="Take the film of">
            {COOLING_SOLUTIONS.map((solution) => (
              <option key={solution.id} value={solution.id} title={sourceWords(solution)}>
                {solution.name}, {reachWords(solution)}
              </option>
            ))}
          </optgroup>
        </select>
        {form === 'h' && <CoefficientField place={place} label={label} name={name} prefix={prefix} />}
        {form === 'resistance' && <ResistanceField place={place} label={label} name={name} prefix={prefix} />}
      </div>
      {forms && <Caption {...forms} form={form} />}
      {forms && <FluidField place={place} name={name} prefix={prefix} />}
    </>
  )
}

/** The film in its other form, and what reaches as much. */
function Caption({ h, resistance, form }: { h: number; resistance: number; form: Form }) {
  const other =
    form === 'h' ? `${Number(resistance.toPrecision(3))} K/W` : `h ${grouped(Number(h.toPrecision(3)))} W/(m²·K)`
  return (
    <p className="film-caption">
      <span className="number">≙ {other}</span>
      {solutionsReaching(h).map((solution) => (
        <span key={solution.id} title={sourceWords(solution)}>
          {', '}
          {inSentence(solution.name)} ({reachWords(solution)})
        </span>
      ))}
    </p>
  )
}

interface FieldProps extends Props {
  readonly label: string
}

function CoefficientField({ place, label, name, prefix }: FieldProps) {
  const edit = useFieldEdit(label, (layout, h) => setFilm(layout, place, { h }))
  const weak = usePanelLayout((layout) => (faceAt(layout, place)?.h ?? 0) < 100)
  return (
    <LiveField
      read={(layout) => faceAt(layout, place)?.h ?? null}
      testId={`${prefix}-h`}
      label="h"
      name={`Film coefficient of ${name}`}
      unit="W/(m²·K)"
      decimals={weak ? 1 : 0}
      step={weak ? 0.1 : 5}
      least={0}
      {...edit}
    />
  )
}

function ResistanceField({ place, label, name, prefix }: FieldProps) {
  const edit = useFieldEdit(label, (layout, resistance) => setFilm(layout, place, { resistance }))
  return (
    <LiveField
      read={(layout) => faceAt(layout, place)?.resistance ?? null}
      testId={`${prefix}-resistance`}
      label="R"
      name={`Thermal resistance of ${name}`}
      unit="K/W"
      decimals={4}
      step={0.0005}
      least={LEAST_RESISTANCE}
      {...edit}
    />
  )
}

function FluidField({ place, name, prefix }: Props) {
  const { document } = useApp()
  const ambient = usePanelLayout((layout) => layout.cooling.ambient)
  const label = `set the fluid of ${name}`
  const edit = useFieldEdit(label, (layout, celsius) => setFluidTemperature(layout, place, celsius))
  return (
    <Line label="Fluid">
      <LiveField
        read={(layout) => faceAt(layout, place)?.temperature ?? null}
        testId={`${prefix}-fluid`}
        label={<Thermometer size={14} strokeWidth={2} aria-hidden="true" />}
        name={`Fluid temperature of ${name}; empty takes the ambient one`}
        unit="°C"
        decimals={1}
        placeholder={`${formatFixed(ambient, 1)}, ambient`}
        step={0.05}
        {...edit}
        onClear={() => document.getState().edit(label, (layout) => setFluidTemperature(layout, place, undefined))}
      />
    </Line>
  )
}

/** `10 000 to 30 000, estimate`: the unit is that of the field. */
function reachWords(solution: CoolingSolution): string {
  const { reach } = solution
  const { basis } = figureOf(solution)
  const mark = basis === 'sourced' ? '' : `, ${basis === 'derived' ? 'derived' : 'estimate'}`
  if ('resistance' in reach) return `${reach.resistance.value} K/W${mark}`
  const [low, high] = reach.value
  return `${low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`}${mark}`
}

function sourceWords(solution: CoolingSolution): string {
  const { source, note } = figureOf(solution)
  return note ? `${source}; ${note}` : source
}

/** Short enough to read, long enough that the temperatures stay the same to a hundredth of a kelvin. */
function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
