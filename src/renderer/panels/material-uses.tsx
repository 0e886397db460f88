/** Every place that names a material, and the way there. */
import { usesOfMaterial } from '../../layout/material-edits.ts'
import { useApp, useDocument } from '../ui/app-context.tsx'

const MOST_LISTED = 40

export function MaterialUses({ id, onClose }: { id: string; onClose: () => void }) {
  const { selection } = useApp()
  const layout = useDocument((state) => state.layout)
  const uses = usesOfMaterial(layout, id)
  return (
    <section className="materials-uses" aria-label="Used by" data-testid="material-uses">
      <h3 className="section-head">
        Used by <span className="dim number">{uses.length}</span>
      </h3>
      {uses.length === 0 && <p className="dim">Nothing in this document.</p>}
      <ul>
        {uses.slice(0, MOST_LISTED).map(({ words, component }) => (
          <li key={words}>
            {component === null ? (
              <span className="materials-use">{words}</span>
            ) : (
              <button
                type="button"
                title="Select it and close"
                onClick={() => {
                  selection.getState().select([component])
                  onClose()
                }}
              >
                {words}
              </button>
            )}
          </li>
        ))}
      </ul>
      {uses.length > MOST_LISTED && <p className="dim">And {uses.length - MOST_LISTED} more places.</p>}
    </section>
  )
}
