/** Chooses a material: a field that opens a searchable list of the document's own materials and of the library. */
import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useMemo } from 'react'
import { BUILT_IN_MATERIALS, materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { useApp, useDocument } from './app-context.tsx'
import { conductivityWords, materialName } from './material-words.ts'
import './material-picker.css'

interface MaterialPickerProps {
  readonly testId?: string
  /** What the material is for: `Material of layer die`. */
  readonly name: string
  readonly value: string
  readonly onChange: (id: string) => void
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly conductivity: string
  readonly own: boolean
}

export function MaterialPicker({ testId, name, value, onChange }: MaterialPickerProps) {
  const { view } = useApp()
  const materials = useDocument(({ layout }) => layout.materials)
  const entries = useMemo(() => entriesOf({ materials }), [materials])
  const items = useMemo(
    () =>
      Combobox.createItems([...entries], {
        getValue: ({ id }: Entry) => id,
        getLabel: ({ name, id }: Entry) => `${name} ${id}`,
      }),
    [entries],
  )
  const shown = materialName({ materials }, value)
  return (
    <Combobox.Root
      items={items}
      value={value}
      onValueChange={(id) => {
        if (id !== null && id !== value) onChange(id)
      }}
    >
      <Combobox.Trigger className="field material-trigger" aria-label={`${name}: ${shown}`} data-testid={testId}>
        <span className="material-shown">{shown}</span>
        <ChevronsUpDown size={14} strokeWidth={2} aria-hidden="true" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner className="material-positioner" align="end" sideOffset={4}>
          <Combobox.Popup className="menu material-popup" aria-label={name}>
            <Combobox.Input className="material-search" placeholder="Search materials" aria-label="Search materials" />
            <Combobox.Empty>
              <span className="material-none">Nothing is called that.</span>
            </Combobox.Empty>
            <Combobox.List className="material-list scroll">
              {(entry: Entry) => (
                <Combobox.Item key={entry.id} value={entry.id} className="material-item">
                  <span className="material-mark">
                    <Combobox.ItemIndicator>
                      <Check size={14} strokeWidth={2} aria-hidden="true" />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className="material-item-name">
                    {entry.name}
                    {entry.own && <span className="dim"> own</span>}
                  </span>
                  <span className="number dim">{entry.conductivity}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
            <div className="material-foot">
              <span className="dim">W/(m·K)</span>
              <button type="button" onClick={() => view.getState().set({ dialog: 'materials', dialogSubject: value })}>
                Materials…
              </button>
            </div>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** Own materials first; one that overrides the library stands in its place. */
function entriesOf(layout: Pick<Layout, 'materials'>): readonly Entry[] {
  const own = Object.keys(layout.materials ?? {})
  const ids = [...own, ...[...BUILT_IN_MATERIALS.keys()].filter((id) => !own.includes(id))]
  return ids.flatMap((id) => {
    const material = materialOf(layout, id)
    if (!material) return []
    return [
      {
        id,
        name: materialName(layout, id),
        conductivity: conductivityWords(material.conductivity),
        own: own.includes(id),
      },
    ]
  })
}
