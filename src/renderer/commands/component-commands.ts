import { FlaskConical, LayoutDashboard } from 'lucide-react'
import type { App } from '../state/app.ts'
import type { Command } from './command.ts'

/** Editors that work on the selected component or on the document as a whole. */
export const componentCommands: readonly Command[] = [
  {
    id: 'component.floorplan',
    label: 'Edit floorplan…',
    icon: LayoutDashboard,
    when: hasSources,
    why: () => 'Select one component with a source layer',
    run: ({ view }) => view.getState().set({ dialog: 'floorplan', dialogSubject: null }),
  },
  {
    id: 'edit.materials',
    label: 'Materials…',
    icon: FlaskConical,
    run: ({ view }) => view.getState().set({ dialog: 'materials', dialogSubject: null }),
  },
]

function hasSources({ document, selection }: App): boolean {
  const { ids } = selection.getState()
  const component = document.getState().layout.components.find(({ id }) => ids.length === 1 && id === ids[0])
  return (component?.sources?.length ?? 0) > 0
}
