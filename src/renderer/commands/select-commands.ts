import { shownComponents } from '../../layout/design-view.ts'
import { COMPONENT_KINDS, type Component, type ComponentKind } from '../../layout/schema.ts'
import { inSentence } from '../../report/words.ts'
import type { App } from '../state/app.ts'
import { KINDS } from '../ui/kinds.ts'
import type { Command } from './command.ts'
import { NOTHING_SELECTED } from './reasons.ts'

const shown = ({ document }: App): readonly Component[] => shownComponents(document.getState().layout)

function selectWhere(app: App, wanted: (component: Component) => boolean): void {
  app.selection.getState().select(
    shown(app)
      .filter(wanted)
      .map(({ id }) => id),
  )
}

function selectedKinds(app: App): ReadonlySet<ComponentKind> {
  const { ids } = app.selection.getState()
  return new Set(shown(app).flatMap(({ id, kind }) => (ids.includes(id) ? [kind] : [])))
}

export const selectKindCommands: readonly Command[] = COMPONENT_KINDS.map((kind) => ({
  id: `select.kind.${kind}`,
  label: `Select all ${inSentence(KINDS[kind].plural)}`,
  when: (app) => shown(app).some((component) => component.kind === kind),
  why: () => `The package has no ${inSentence(KINDS[kind].plural)}`,
  run: (app) => selectWhere(app, (component) => component.kind === kind),
}))

export const selectCommands: readonly Command[] = [
  ...selectKindCommands,
  {
    id: 'select.sameKind',
    label: 'Select same kind',
    keys: ['$mod+Shift+a'],
    when: (app) => selectedKinds(app).size > 0,
    why: () => NOTHING_SELECTED,
    run: (app) => {
      const kinds = selectedKinds(app)
      selectWhere(app, ({ kind }) => kinds.has(kind))
    },
  },
  {
    id: 'select.invert',
    label: 'Invert selection',
    keys: ['$mod+Shift+i'],
    when: (app) => shown(app).length > 0,
    why: () => 'The package has no components',
    run: (app) => {
      const { ids } = app.selection.getState()
      selectWhere(app, ({ id }) => !ids.includes(id))
    },
  },
]
