/** The material between the components. */
import { setFill } from '../../layout/material-edits.ts'
import { useApp, useDocument } from '../ui/app-context.tsx'
import { MaterialPicker } from '../ui/material-picker.tsx'

export function FillField() {
  const { document } = useApp()
  const fill = useDocument(({ layout }) => layout.fill)
  return (
    <div className="choice-row">
      <span className="choice-label" title="What is between the components, up to the top plane">
        Fill
      </span>
      <MaterialPicker
        testId="fill-material"
        name="Material between the components"
        value={fill}
        onChange={(id) => document.getState().edit('change the fill', (layout) => setFill(layout, id))}
      />
    </div>
  )
}
