import { Tabs } from '@base-ui/react/tabs'
import { Activity } from 'lucide-react'
import { designViewOf } from '../../layout/design-view.ts'
import { statusOf } from '../../solver/results/verdicts.ts'
import { adviceOf, problemsOf } from '../state/derived.ts'
import type { ResultsTab } from '../state/view-store.ts'
import { useApp, useFollowing, useNotices, usePanelLayout, useSolve, useView } from '../ui/app-context.tsx'
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
  const problemCount = usePanelLayout((layout) => problemsOf(layout).length)
  const adviceCount = usePanelLayout((layout) => adviceOf(layout).length)
  const probeCount = usePanelLayout((layout) => designViewOf(layout).probes.length)
  const refusedCount = useNotices((state) => state.refused?.problems.length ?? 0)
  const overCount = useSolve(
    (state) => state.solved?.solution.components.filter((result) => statusOf(result) === 'over').length ?? null,
  )
  const failed = useSolve((state) => state.status === 'failed')
  const superposed = useSolve((state) => state.solved?.superposed === true)
  const following = useFollowing()
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
            Verdict <Badge count={overCount ?? (failed ? '–' : '…')} alarm={overCount !== null} />
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="problems">
            Problems <Badge count={problemCount + refusedCount + adviceCount} alarm={problemCount + refusedCount > 0} />
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="transient">
            Warm-up
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="cut">
            Line cut
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="probes">
            Probes <Badge count={probeCount} alarm={false} />
          </Tabs.Tab>
          <Tabs.Tab className="tab" value="compare">
            Compare
          </Tabs.Tab>
        </Tabs.List>
        {(following || superposed) && (
          <span className="following">
            <Activity size={14} strokeWidth={2} aria-hidden="true" />{' '}
            {superposed ? 'Superposed, the solve follows' : 'Draft, follows the drag'}
          </span>
        )}
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

function Badge({ count, alarm }: { count: number | '…' | '–'; alarm: boolean }) {
  return (
    <span className="badge number" data-alarm={(alarm && count !== 0) || undefined}>
      {count}
    </span>
  )
}
