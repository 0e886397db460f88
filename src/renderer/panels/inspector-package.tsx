/** Without a selection: what the package is, where its heat goes, how hot what may get, and the way to its parts. */
import { Ban, ChevronRight, Cpu, MousePointerClick, Thermometer } from 'lucide-react'
import { Fragment, memo } from 'react'
import { DEFAULT_LIMITS } from '../../layout/geometry.ts'
import { describePackage, setLimit } from '../../layout/package-edits.ts'
import type { PackagePart } from '../../layout/package-part.ts'
import { COMPONENT_KINDS, type ComponentKind } from '../../layout/schema.ts'
import { formatFixed, formatShort } from '../../layout/units.ts'
import { inSentence } from '../../report/words.ts'
import { packageOf } from '../state/derived.ts'
import { useApp, usePanelLayout, useSolve, useStale } from '../ui/app-context.tsx'
import { CommandTextButton } from '../ui/command-text-button.tsx'
import { KindGlyph } from '../ui/glyph.tsx'
import { IconAction } from '../ui/icon-action.tsx'
import { KINDS } from '../ui/kinds.ts'
import { TextField } from '../ui/text-field.tsx'
import { DescriptionField } from './description-field.tsx'
import { LiveField, useFieldEdit } from './live-field.tsx'

export const PackageInspector = memo(function PackageInspector() {
  const { document } = useApp()
  const layout = usePanelLayout((layout) => layout)
  const { components, topPlane } = packageOf(layout)
  const { name = '', description = '' } = layout
  return (
    <>
      <div className="inspector-block">
        <header className="part-head">
          <Cpu size={14} strokeWidth={2} aria-hidden="true" />
          <TextField
            name="Name of the package"
            testId="package-name"
            placeholder="Package without a name"
            value={name}
            onCommit={(next) =>
              document.getState().edit('rename the package', (before) => describePackage(before, { name: next }))
            }
          />
        </header>
        <DescriptionField description={description} />
        <dl className="facts">
          <dt>Height</dt>
          <dd className="number">{formatFixed(topPlane, 2)} mm</dd>
          <dt>Components</dt>
          <dd className="number">{components.length}</dd>
          <HeatFacts power={components.reduce((sum, body) => sum + body.power, 0)} />
        </dl>
        <p className="dim hint">
          <MousePointerClick size={14} strokeWidth={2} aria-hidden="true" />{' '}
          {components.length > 0 ? 'Select a component to see and edit it.' : 'Place a part to begin.'}
        </p>
      </div>
      <div className="inspector-block">
        <h3 className="section-head">Parts of the package</h3>
        <nav className="part-links" aria-label="Parts of the package">
          <PartLink part={{ kind: 'substrate' }} words="Substrate" value={`${layout.substrate.layers.length} layers`} />
          {layout.lid ? (
            <PartLink part={{ kind: 'lid' }} words="Lid" value={`${formatShort(layout.lid.thickness)} mm`} />
          ) : (
            <CommandTextButton id="package.addLid" />
          )}
          <PartLink part={{ kind: 'cooling' }} words="Cooling" value={`${formatShort(layout.cooling.ambient, 1)} °C`} />
          <CommandTextButton id="edit.materials" />
        </nav>
      </div>
      <Limits />
    </>
  )
})

/** Watts in, and out by face. */
function HeatFacts({ power }: { power: number }) {
  const heat = useSolve((state) => state.solved?.solution.heat)
  const stale = useStale()
  const out = heat
    ? ([
        ['Out of the top', heat.top],
        ['Out of the bottom', heat.bottom],
        ['Out of the sides', heat.sides],
      ] as const)
    : []
  return (
    <>
      <dt>Power in</dt>
      <dd className="number">{formatFixed(power, 1)} W</dd>
      {out.map(([words, watts]) => (
        <Fragment key={words}>
          <dt>{words}</dt>
          <dd className="number" data-stale={stale || undefined}>
            {formatFixed(watts, 1)} W
          </dd>
        </Fragment>
      ))}
    </>
  )
}

function PartLink({ part, words, value }: { part: PackagePart; words: string; value: string }) {
  const { selection } = useApp()
  return (
    <button type="button" onClick={() => selection.getState().selectPart(part)}>
      {words} <span className="dim number">{value}</span>
      <ChevronRight size={14} strokeWidth={2} aria-hidden="true" />
    </button>
  )
}

/** By kind; those that the package has, or for which there is a limit. */
function Limits() {
  const kinds = usePanelLayout((layout) => layout.components.map(({ kind }) => kind).join())
  const limits = usePanelLayout((layout) => layout.limits)
  const shown = COMPONENT_KINDS.filter(
    (kind) => kinds.split(',').includes(kind) || DEFAULT_LIMITS[kind] !== undefined || limits?.[kind] !== undefined,
  )
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Highest temperature <span className="dim">by kind</span>
      </h3>
      {shown.map((kind) => (
        <LimitLine key={kind} kind={kind} />
      ))}
    </div>
  )
}

function LimitLine({ kind }: { kind: ComponentKind }) {
  const { document } = useApp()
  const none = usePanelLayout(({ limits }) => limits?.[kind] === null)
  const label = `set the limit of ${inSentence(KINDS[kind].plural)}`
  const edit = useFieldEdit(label, (layout, celsius) => setLimit(layout, kind, celsius))
  const usual = DEFAULT_LIMITS[kind]
  const write = (limit: null | undefined) => document.getState().edit(label, (layout) => setLimit(layout, kind, limit))
  return (
    <div className="limit-line">
      <span>
        <KindGlyph kind={kind} /> {KINDS[kind].name}
      </span>
      <LiveField
        read={({ limits }) => limits?.[kind] ?? null}
        testId={`limit-${kind}`}
        label={<Thermometer size={14} strokeWidth={2} aria-hidden="true" />}
        name={`${KINDS[kind].name}: highest temperature; empty takes the usual one`}
        unit="°C"
        decimals={1}
        placeholder={none || usual === undefined ? 'none' : `${usual.toFixed(1)}, usual`}
        step={0.05}
        {...edit}
        onClear={() => write(undefined)}
      />
      <span className="limit-none" data-on={none || undefined}>
        <IconAction
          icon={Ban}
          name={`${KINDS[kind].name}: ${none ? 'usual limit' : 'no limit'}`}
          onAct={() => write(none ? undefined : null)}
        />
      </span>
    </div>
  )
}
