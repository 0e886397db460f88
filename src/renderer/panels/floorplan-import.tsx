/** A power map from a file or the clipboard, laid on the die before it is taken. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { readPowerMap } from '../../layout/power-map.ts'
import { type LaidMap, layPowerMap, type MapOptions } from '../../layout/power-map-blocks.ts'
import { formatShort } from '../../layout/units.ts'
import { Field } from '../ui/field.tsx'
import { counted } from '../ui/numbers.ts'
import type { FloorplanEdits, OpenSource } from './floorplan-source.ts'

export interface Preview {
  readonly laid: LaidMap
  readonly replacing: boolean
}

interface Props {
  readonly open: OpenSource
  readonly edits: FloorplanEdits
  readonly onPreview: (preview: Preview | null) => void
  readonly onEnd: () => void
}

/** Bytes of a file; the largest grid that can be read needs less. */
const MOST_BYTES = 8_000_000
/** Characters of a text that the box shows in full. */
const MOST_SHOWN = 20_000

export function FloorplanImport({ open, edits, onPreview, onEnd }: Props) {
  const { component, source, blocks } = open
  const id = useId()
  const [text, setText] = useState('')
  const [file, setFile] = useState<string | null>(null)
  /** Of what was chosen or pasted last; an older file that is read late is nobody's any more. */
  const newestFile = useRef<File | null>(null)
  const [fileProblem, setFileProblem] = useState<string | null>(null)
  const [cells, setCells] = useState<MapOptions['cells']>('W')
  const [cut, setCut] = useState(false)
  const [total, setTotal] = useState<number | null>(null)
  const [replacing, setReplacing] = useState(true)
  const [clearSpread, setClearSpread] = useState(true)

  const outcome = useMemo(() => (text.trim() === '' ? null : readPowerMap(text)), [text])
  const map = outcome?.ok ? outcome.map : null
  const { width, height } = component
  const laid = useMemo(
    () => (map ? layPowerMap(map, { width, height }, { cells, cut, total }) : null),
    [map, width, height, cells, cut, total],
  )
  useEffect(() => onPreview(laid ? { laid, replacing } : null), [laid, replacing, onPreview])

  const problem = fileProblem ?? (outcome && !outcome.ok ? outcome.problem : (laid?.problem ?? null))
  const readFile = async (chosen: File | undefined) => {
    if (!chosen) return
    const isLarge = chosen.size > MOST_BYTES
    setFileProblem(isLarge ? `${chosen.name} is larger than ${MOST_BYTES / 1e6} MB.` : null)
    setFile(chosen.name)
    setText('')
    newestFile.current = chosen
    if (isLarge) return
    const read = await chosen.text().catch(() => null)
    if (newestFile.current !== chosen) return
    if (read === null) setFileProblem(`${chosen.name} cannot be read.`)
    else setText(read)
  }
  const apply = () => {
    if (!laid || problem !== null) return
    edits.replaceAll(laid.blocks, !replacing, clearSpread ? 0 : undefined)
    onEnd()
  }
  const spread = source.power ?? 0
  return (
    <div className="floorplan-side scroll" data-testid="power-map-import">
      <div className="floorplan-block-fields">
        <h3 className="section-head">Import a power map</h3>
        <p className="dim">
          Blocks: a header with name, x, y, width, height, power; left and bottom in place of x and y for corners; mm
          and W. Or a grid of numbers, north first, stretched over the die.
        </p>
        <label className="plain-button file-button">
          {file ?? 'Choose a file…'}
          <input
            type="file"
            className="visually-hidden"
            data-testid="power-map-file"
            aria-label="Power map file"
            accept=".csv,.txt,.tsv,.flp,text/plain,text/csv"
            onChange={({ target }) => void readFile(target.files?.[0])}
          />
        </label>
        <textarea
          className="profile number power-map-text"
          data-testid="power-map-text"
          aria-label="Power map"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          placeholder="Or paste it here"
          spellCheck={false}
          rows={7}
          wrap="off"
          readOnly={text.length > MOST_SHOWN}
          value={text.slice(0, MOST_SHOWN)}
          onChange={({ target }) => {
            newestFile.current = null
            setFile(null)
            setFileProblem(null)
            setText(target.value)
          }}
        />
        {problem !== null && (
          <p className="field-problem" id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
        {laid && (
          <p className="fact" data-testid="power-map-facts">
            <span>
              {counted(laid.blocks.length, 'block')}
              {map?.form === 'grid' && ` of ${map.rows.length} × ${map.rows[0]?.length} cells`}
            </span>
            <span className="number">{formatShort(laid.power, 2)} W</span>
          </p>
        )}
        {laid && laid.outside.length > 0 && (
          <label className="check-row">
            <input type="checkbox" checked={cut} onChange={({ target }) => setCut(target.checked)} />
            <span>
              Cut {counted(laid.outside.length, 'block')} at the die’s edge, power in proportion
              {cut && `: −${formatShort(laid.readPower - (total === null ? laid.power : laid.readPower), 2)} W`}
            </span>
          </label>
        )}
      </div>
      <div className="floorplan-block-fields">
        {map?.form === 'grid' && (
          <div className="choice-row">
            <span className="choice-label">Cells in</span>
            <div className="segmented">
              {(['W', 'W/mm²'] as const).map((unit) => (
                <button key={unit} type="button" aria-pressed={cells === unit} onClick={() => setCells(unit)}>
                  {unit}
                </button>
              ))}
            </div>
          </div>
        )}
        <Field
          testId="power-map-total"
          label="Scale to"
          name="Total of the imported blocks; empty leaves it as it is"
          unit="W"
          value={total}
          placeholder={laid ? formatShort(laid.power, 2) : ''}
          step={0.05}
          least={0}
          onCommit={setTotal}
          onClear={() => setTotal(null)}
        />
        {blocks.length > 0 && (
          <div className="choice-row">
            <span className="choice-label">Blocks</span>
            <div className="segmented">
              <button type="button" aria-pressed={replacing} onClick={() => setReplacing(true)}>
                Replace {blocks.length}
              </button>
              <button type="button" aria-pressed={!replacing} onClick={() => setReplacing(false)}>
                Add
              </button>
            </div>
          </div>
        )}
        {spread > 0 && (
          <label className="check-row">
            <input type="checkbox" checked={clearSpread} onChange={({ target }) => setClearSpread(target.checked)} />
            <span>Set the {formatShort(spread, 2)} W spread over the layer to 0</span>
          </label>
        )}
        <div className="floorplan-apply">
          <button type="button" className="plain-button" onClick={onEnd}>
            Cancel
          </button>
          <button
            type="button"
            className="primary-button"
            aria-disabled={!laid || problem !== null}
            title={!laid ? 'Choose a file or paste a map first' : undefined}
            onClick={apply}
          >
            Import {laid && problem === null ? counted(laid.blocks.length, 'block') : ''}
          </button>
        </div>
      </div>
    </div>
  )
}
