/** The verdict table before the first temperatures: what is known of each part, and room for what is being solved. */
import { displayName } from '../../layout/component-name.ts'
import { usePanelLayout } from '../ui/app-context.tsx'
import { KindGlyph } from '../ui/glyph.tsx'
import { KINDS } from '../ui/kinds.ts'
import { VerdictHead } from './verdict-head.tsx'

export function VerdictSkeleton({ brief }: { brief: boolean }) {
  const components = usePanelLayout((layout) => layout.components)
  const bar = <span className="skeleton" aria-hidden="true" />
  return (
    <table className="verdict-table" data-testid="verdict-table" aria-busy="true">
      <VerdictHead brief={brief} />
      <tbody>
        {components.map((component) => (
          <tr key={component.id}>
            <td className="dim">Solving…</td>
            <td>
              <span className="verdict-component skeleton-name">
                <KindGlyph kind={component.kind} /> <span>{displayName(component)}</span>
              </span>
            </td>
            {!brief && <td className="secondary">{KINDS[component.kind].name}</td>}
            {!brief && <td className="right">{bar}</td>}
            <td className="right">{bar}</td>
            {!brief && <td className="right">{bar}</td>}
            {!brief && <td className="right">{bar}</td>}
            <td className="right">{bar}</td>
            <td className="heater">{bar}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
