import { Tabs } from '@base-ui/react/tabs'
import { Activity } from 'lucide-react'
import { designViewOf } from '../../layout/design-view.ts'
import { statusOf } from '../../solver/results/verdicts.ts'
import { adviceOf, problemsOf } from '../state/derived.ts'
import type { ResultsTab } from '../state/view-store.ts'
import { useApp, useFollowed, useNotices, usePanelLayout, useSolve, useView } from '../ui/app-context.tsx'
import { CommandButton } from '../ui/command-button.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { LineCut } from './line-cut.tsx'
import { ProbeTable } from './probe-table.tsx'
import { ProblemsList } from './problems-list.tsx'
import { TransientPanel } from './transient-panel.tsx'
import { VerdictTable } from './verdict-table.tsx'
import './results.css'

export function Results() {
  const { view, warmUp } = useApp()
  const tab = useView((state) => state.resultsTab)
  return (
    <Tabs.Root
      className="results"
      value={tab}
      onValueChange={(value: ResultsTab) => {
        if (value === 'transient') warmUp.open()
        else {
          warmUp.pause()
          view.getState().set({ resultsTab: value })
        }
      }}
    >
      <div className="results-head">
        <Tabs.List className="tabs" aria-label="Results">
          <Tabs.Tab className="tab" value="verdict">
            Verdict <VerdictBadge />
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="problems">
            Problems <ProblemsBadge />
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="transient">
            Warm-up
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="cut">
            Line cut
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="probes">
            Probes <ProbesBadge />
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="compare">
            Compare
          </Tabs.Tab>
        </Tabs.List>
        <Following />
        <CommandButton id="file.export.csv" />
      </div>
      <Tabs.Panel className="results-body scroll" value="verdict">
        <VerdictTable />
      </Tabs.Panel>
      <Tabs.Panel className="results-body scroll" value="problems">
        <ProblemsList />
      </Tabs.Panel>
      <Tabs.Panel className="results-body" value="transient">
        <TransientPanel />
      </Tabs.Panel>
      <Tabs.Panel className="results-body" value="cut">
        <LineCut />
      </Tabs.Panel>
      <Tabs.Panel className="results-body scroll" value="probes">
        <ProbeTable />
      </Tabs.Panel>
      <Tabs.Panel className="results-body scroll" value="compare">
        <ComparePanel />
      </Tabs.Panel>
    </Tabs.Root>
  )
}

const DRAFT_WORDS = { hand: 'Draft, follows the drag', preview: 'Draft of the preview' } as const

/** What changes in a drag stands apart from the tabs, which do not. */
function Following() {
  const superposed = useSolve((state) => state.solved?.superposed === true)
  const followed = useFollowed()
  if (followed === null && !superposed) return null
  return (
    <span className="following">
      <Activity size={14} strokeWidth={2} aria-hidden="true" />{' '}
      {superposed ? 'Superposed, the solve follows' : DRAFT_WORDS[followed ?? 'hand']}
    </span>
  )
}

function VerdictBadge() {
  const overCount = useSolve(
    (state) => state.solved?.solution.components.filter((result) => statusOf(result) === 'over').length ?? null,
  )
  const failed = useSolve((state) => state.status === 'failed')
  return <Badge count={overCount ?? (failed ? '–' : '…')} alarm={overCount !== null} />
}

function ProblemsBadge() {
  const problemCount = usePanelLayout((layout) => problemsOf(layout).length)
  const adviceCount = usePanelLayout((layout) => adviceOf(layout).length)
  const refusedCount = useNotices((state) => state.refused?.problems.length ?? 0)
  return <Badge count={problemCount + refusedCount + adviceCount} alarm={problemCount + refusedCount > 0} />
}

function ProbesBadge() {
  const probeCount = usePanelLayout((layout) => designViewOf(layout).probes.length)
  return <Badge count={probeCount} alarm={false} />
}

function Badge({ count, alarm }: { count: number | '…' | '–'; alarm: boolean }) {
  return (
    <span className="badge number" data-alarm={(alarm && count !== 0) || undefined}>
      {count}
    </span>
  )
}
