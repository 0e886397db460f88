/** Several selected components: what they have in common, and the values that they share. */
import { memo } from 'react'
import { COMPONENT_KINDS } from '../../layout/schema.ts'
import { formatFixed } from '../../layout/units.ts'
import { inSentence } from '../../report/words.ts'
import { packageOf } from '../state/derived.ts'
import { useApp, usePanelFacts } from '../ui/app-context.tsx'
import { CommandTextButton } from '../ui/command-text-button.tsx'
import { KindGlyph } from '../ui/glyph.tsx'
import { KINDS } from '../ui/kinds.ts'
import { counted } from '../ui/numbers.ts'
import { AssemblyFields, PowerFields } from './inspector-fields.tsx'
import { PlacementFields } from './inspector-placement.tsx'

export const SeveralInspector = memo(function SeveralInspector({ ids }: { ids: readonly string[] }) {
  const { selection } = useApp()
  const { power, groups } = usePanelFacts((layout) => {
    const bodies = packageOf(layout).components.filter(({ component }) => ids.includes(component.id))
    return {
      power: bodies.reduce((sum, body) => sum + body.power, 0),
      groups: COMPONENT_KINDS.map((kind) => ({
        kind,
        members: bodies.filter(({ component }) => component.kind === kind).map(({ component }) => component.id),
      })).filter(({ members }) => members.length > 0),
    }
  })
  return (
    <>
      <div className="inspector-block">
        <p className="inspector-title">{counted(ids.length, 'component')} selected</p>
        <p className="fact">
          <span className="dim">Power together</span>
          <span className="number">{formatFixed(power, 2)} W</span>
        </p>
        <ul className="kind-counts">
          {groups.map(({ kind, members }) => (
            <li key={kind}>
              <button type="button" onClick={() => selection.getState().select(members)}>
                <KindGlyph kind={kind} />
                {counted(members.length, inSentence(KINDS[kind].name), inSentence(KINDS[kind].plural))}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <PlacementFields ids={ids} />
      <PowerFields ids={ids} />
      <AssemblyFields ids={ids} />
      <div className="inspector-block">
        <CommandTextButton id="edit.delete" />
      </div>
    </>
  )
})
