/** Centre and size of a lid segment or a cooling zone. */
import { contains, outlineFromOrigin, outlineOf } from '../../layout/outline.ts'
import { rectangleOfPart, setPartRectangle } from '../../layout/package-edits.ts'
import { nameOfPart, type PackagePart } from '../../layout/package-part.ts'
import { useApp, usePanelLayout } from '../ui/app-context.tsx'
import { OFF_SUBSTRATE } from '../ui/field.tsx'
import { LiveField, useFieldEdit } from './live-field.tsx'

const LEAST_SIZE_MM = 0.1
const SIDES = [
  { side: 'x', label: 'X', words: 'Centre x' },
  { side: 'y', label: 'Y', words: 'Centre y' },
  { side: 'width', label: 'W', words: 'Width' },
  { side: 'height', label: 'H', words: 'Height' },
] as const

interface Props {
  readonly part: PackagePart
  /** Of the part, spoken. */
  readonly name: string
  /** Of the test ids. */
  readonly prefix: string
  /** In one line, without units. */
  readonly compact?: boolean
}

export function RectangleFields({ part, name, prefix, compact = false }: Props) {
  return (
    <div className={compact ? 'rectangle-line' : 'field-grid'}>
      {SIDES.map((each) => (
        <SideField key={each.side} {...each} part={part} name={name} prefix={prefix} />
      ))}
    </div>
  )
}

function SideField({ side, label, words, part, name, prefix }: Omit<Props, 'compact'> & (typeof SIDES)[number]) {
  const { document } = useApp()
  const act = usePanelLayout((layout) => nameOfPart(layout, part))
  const isSize = side === 'width' || side === 'height'
  const edit = useFieldEdit(`${isSize ? 'resize' : 'move'} ${act}`, (layout, value) =>
    setPartRectangle(layout, part, { [side]: value }),
  )
  const doubt = (value: number) => {
    const { substrate } = document.getState().layout
    const rectangle = rectangleOfPart(document.getState().layout, part)
    const inside =
      !rectangle ||
      contains(outlineFromOrigin(substrate.width, substrate.height), outlineOf({ ...rectangle, [side]: value }))
    return inside ? null : OFF_SUBSTRATE
  }
  return (
    <LiveField
      read={(layout) => rectangleOfPart(layout, part)?.[side] ?? null}
      testId={`${prefix}-${side}`}
      label={label}
      name={`${words} of ${name}`}
      unit="mm"
      decimals={2}
      step={0.05}
      doubt={doubt}
      {...(isSize && { least: LEAST_SIZE_MM })}
      {...edit}
    />
  )
}
