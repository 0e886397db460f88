/** The figures of a floorplan: the total, what is spread over the layer, the chosen block, and all blocks in a list. */
import { CopyPlus, Plus, Trash2 } from 'lucide-react'
import { LEAST_BLOCK_MM } from '../../layout/floorplan.ts'
import type { Block } from '../../layout/schema.ts'
import { blockPowerOf, densityOf, setBlocks, sourcePowerOf, tidyW, updateSource } from '../../layout/source-edits.ts'
import { formatFixed, formatPower, formatShort } from '../../layout/units.ts'
import { useApp } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { counted, decimalsOf } from '../ui/numbers.ts'
import { TextField } from '../ui/text-field.tsx'
import { useLiveEdit } from '../ui/use-live-edit.ts'
import {
  blockName,
  type FloorplanEdits,
  firstPower,
  freshBlockName,
  type OpenSource,
  powerRoom,
} from './floorplan-source.ts'

/** A longer list is told by its count. */
const MOST_LISTED = 200

interface Props {
  readonly open: OpenSource
  readonly edits: FloorplanEdits
  readonly chosen: number | null
  readonly onChoose: (n: number | null) => void
  readonly onKeepTotal: (keep: boolean) => void
}

export function FloorplanFields({ open, edits, chosen, onChoose, onKeepTotal }: Props) {
  const { document } = useApp()
  const liveEdit = useLiveEdit()
  const { component, index, source, blocks, keepTotal } = open
  const { id } = component
  const blockPower = blockPowerOf(source)
  const listed = blocks.slice(0, MOST_LISTED).map((block, n) => ({ block, n }))
  const addBlock = () => {
    const place = {
      x: component.width / 2,
      y: component.height / 2,
      width: component.width / 4,
      height: component.height / 4,
    }
    const block: Block = { name: freshBlockName(blocks), ...place, power: firstPower(open, place) }
    document.getState().edit(`add a block to ${edits.owner}`, (layout) => {
      const spread = tidyW((source.power ?? 0) - block.power)
      const added = setBlocks(layout, id, index, [...blocks, block])
      return keepTotal ? updateSource(added, id, index, { power: spread }) : added
    })
    onChoose(blocks.length)
  }
  return (
    <div className="floorplan-side scroll">
      <div className="floorplan-block-fields">
        <p className="fact">
          <span>Total</span>
          <strong className="number" data-testid="floorplan-total">
            {formatPower(sourcePowerOf(source), 2)} W
          </strong>
        </p>
        <p className="fact">
          <span>{counted(blocks.length, 'block')}</span>
          <span className="number">{formatPower(blockPower, 2)} W</span>
        </p>
        <Field
          testId="floorplan-spread"
          label="Spread"
          name="Power spread over the layer"
          unit="W"
          value={source.power ?? 0}
          decimals={decimalsOf(source.power ?? 0, 2)}
          step={0.05}
          least={0}
          {...liveEdit(`set the spread power of ${edits.owner}`, (layout, power) =>
            updateSource(layout, id, index, { power }),
          )}
        />
        <label className="check-row">
          <input type="checkbox" checked={keepTotal} onChange={({ target }) => onKeepTotal(target.checked)} />
          <span>Keep the total: blocks take from what is spread</span>
        </label>
      </div>
      {chosen !== null && <BlockFields open={open} edits={edits} n={chosen} onChoose={onChoose} />}
      <div className="floorplan-block-fields">
        <h3 className="section-head source-head">
          Blocks <IconAction icon={Plus} name="Add a block" onAct={addBlock} />
        </h3>
        {blocks.length === 0 && <p className="dim">None: all power is spread over the layer.</p>}
        {blocks.length > 0 && (
          <ul className="floorplan-list" aria-label="Blocks">
            {listed.map(({ block, n }) => (
              <li key={n}>
                <button type="button" aria-pressed={chosen === n} onClick={() => onChoose(chosen === n ? null : n)}>
                  <span className="floorplan-list-name">{blockName(block, n)}</span>
                  <span className="number">{formatPower(block.power, 2)} W</span>
                  <span className="number dim">{formatFixed(densityOf(block), 2)} W/mm²</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {blocks.length > MOST_LISTED && <p className="dim">And {blocks.length - MOST_LISTED} more in the drawing.</p>}
      </div>
    </div>
  )
}

const PLACES = [
  ['x', 'X', 'Centre x'],
  ['y', 'Y', 'Centre y'],
  ['width', 'W', 'Width'],
  ['height', 'H', 'Height'],
] as const

function BlockFields({ open, edits, n, onChoose }: Pick<Props, 'open' | 'edits' | 'onChoose'> & { n: number }) {
  const { document } = useApp()
  const liveEdit = useLiveEdit()
  const { blocks, keepTotal } = open
  const block = blocks[n]!
  const name = blockName(block, n)
  return (
    <fieldset className="floorplan-block-fields" aria-label={`Block ${name}`}>
      <div className="floorplan-block-head">
        <TextField
          testId="block-name"
          name="Block name"
          value={block.name ?? ''}
          placeholder={name}
          onCommit={(text) => edits.rename(n, text)}
        />
        <IconAction
          icon={CopyPlus}
          name="Duplicate"
          onAct={() => {
            edits.duplicate(n)
            onChoose(blocks.length)
          }}
        />
        <IconAction
          icon={Trash2}
          name={`Delete ${name}`}
          keys="Del"
          onAct={() => {
            edits.remove(n)
            onChoose(null)
          }}
        />
      </div>
      <div className="field-grid">
        {PLACES.map(([key, label, words]) => (
          <Field
            key={key}
            testId={`block-${key}`}
            label={label}
            name={words}
            unit="mm"
            value={block[key]}
            decimals={decimalsOf(block[key], 2)}
            step={0.01}
            {...(key === 'width' || key === 'height' ? { least: LEAST_BLOCK_MM } : {})}
            refuse={(value) => placeRefusal(open, block, key, value)}
            onCommit={(value) => edits.place(n, { [key]: value })}
          />
        ))}
        <Field
          testId="block-power"
          label="P"
          name="Power"
          unit="W"
          value={block.power}
          decimals={decimalsOf(block.power, 2)}
          step={0.05}
          least={0}
          refuse={(value) => {
            const most = powerRoom(document.getState().layout, open, n)
            return keepTotal && value > most + 1e-9 ? `At most ${formatShort(most, 2)} W of the total is left.` : null
          }}
          {...liveEdit(`set the power of ${name} of ${edits.owner}`, (layout, watts) =>
            edits.withPower(layout, n, watts),
          )}
        />
        <p className="floorplan-density number">
          {formatFixed(densityOf(block), 3)} <span className="dim">W/mm²</span>
        </p>
      </div>
    </fieldset>
  )
}

/** Why a typed figure would take the block off the die. */
function placeRefusal(
  { component }: OpenSource,
  block: Block,
  key: (typeof PLACES)[number][0],
  value: number,
): string | null {
  const side = key === 'x' || key === 'width' ? 'width' : 'height'
  const die = component[side]
  if (key === 'width' || key === 'height') return value > die ? `The die is ${formatShort(die, 3)} mm.` : null
  const half = block[side] / 2
  if (value >= half - 1e-6 && value <= die - half + 1e-6) return null
  return `From ${formatShort(half, 3)} to ${formatShort(die - half, 3)} mm keeps it on the die.`
}
