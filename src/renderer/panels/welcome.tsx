/** The welcome page: open, begin, or start from an example whose temperatures are there to see. */
import { FilePlus2, FileText, FolderOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { formatPower, formatShort } from '../../layout/units.ts'
import { createSolverClient } from '../../solver/worker/client.ts'
import { runCommand } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { commandOf } from '../commands/registry.ts'
import { EXAMPLE_CARDS, type ExampleCard, knownResult, solveExamples } from '../documents/example-results.ts'
import { openExample, openRecent } from '../documents/files.ts'
import { packageOf } from '../state/derived.ts'
import { useApp } from '../ui/app-context.tsx'
import { StatusIcon } from '../ui/glyph.tsx'
import { Mark } from '../ui/mark.tsx'
import { ExamplePicture } from './example-picture.tsx'
import './welcome.css'

const MOST_RECENT = 6

export function WelcomePage() {
  const app = useApp()
  useSolvedExamples()
  const recent = useStore(app.files, (state) => state.recent).slice(0, MOST_RECENT)
  const page = useRef<HTMLElement>(null)
  // The page is what Escape and Tab start from; none of its buttons is pressed by a stray Enter. The work is, afterwards.
  useEffect(() => {
    page.current?.focus()
    return () => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus()
    }
  }, [])
  const run = (id: string) => runCommand(commandOf(id), app)
  const [openKeys] = commandOf('file.open').keys ?? []
  return (
    <main ref={page} className="welcome scroll" tabIndex={-1} aria-label="Welcome" data-testid="welcome">
      <div className="welcome-column">
        <div className="welcome-head">
          <Mark size={40} />
          <div>
            <h1>Shoreline</h1>
            <p>Place optics where they stay cool.</p>
          </div>
          <button type="button" className="plain-button" onClick={() => run('file.open')}>
            <FolderOpen size={16} strokeWidth={1.75} aria-hidden="true" /> Open…
            <span className="kbd" aria-hidden="true">
              <kbd>{keyCaps(openKeys ?? '', app.platform.operatingSystem).join(' ')}</kbd>
            </span>
          </button>
          <button
            type="button"
            className="primary-button"
            onClick={() => {
              run('file.new')
              // Asking about changes comes first; without any the new package is there already.
              if (app.notices.getState().question === null) app.guide.setState({ welcome: false })
            }}
          >
            <FilePlus2 size={16} strokeWidth={1.75} aria-hidden="true" /> New package
          </button>
        </div>
        <section aria-labelledby="welcome-examples">
          <div className="welcome-section-head">
            <h2 id="welcome-examples">Start from an example</h2>
            <p className="dim">Each opens as a copy; its temperatures appear at once</p>
          </div>
          <div className="example-cards">
            {EXAMPLE_CARDS.map((card) => (
              <Card key={card.example.name} {...card} />
            ))}
          </div>
        </section>
        <section aria-labelledby="welcome-recent">
          <div className="welcome-section-head">
            <h2 id="welcome-recent">Recent</h2>
            <p className="dim">or drop a layout file anywhere in this window</p>
          </div>
          {recent.length === 0 ? (
            <p className="recent-files dim">Files that you open or save are listed here.</p>
          ) : (
            <ul className="recent-files">
              {recent.map((file) => (
                <li key={file.id}>
                  <button type="button" onClick={() => void openRecent(app, file.id)}>
                    <FileText size={16} strokeWidth={1.75} aria-hidden="true" />
                    <strong>{file.name}</strong>
                    <span className="dim">{file.folder}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </main>
  )
}

/** Solves what the cards show while the page is open, and renders again with each answer. */
function useSolvedExamples(): void {
  const [, setSolved] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    const examples = EXAMPLE_CARDS.map(({ example }) => example)
    void solveExamples(examples, createSolverClient, () => setSolved((count) => count + 1), abort.signal)
    return () => abort.abort()
  }, [])
}

function Card({ example, title, story }: ExampleCard) {
  const app = useApp()
  const { layout } = example
  const result = knownResult(example)
  const { width, height } = layout.substrate
  const power = packageOf(layout).components.reduce(
    (sum, { sources }) =>
      sum +
      sources.reduce(
        (all, source) => all + source.power + source.blocks.reduce((watts, block) => watts + block.power, 0),
        0,
      ),
    0,
  )
  return (
    <button type="button" className="example-card" onClick={() => void openExample(app, example)}>
      <span className="example-picture">
        <ExamplePicture layout={layout} slice={result?.slice ?? null} />
      </span>
      <span className="example-words">
        <strong>{title}</strong>
        <span>{story}</span>
        <span className="example-figures">
          {result?.headline ? (
            <span className={`example-verdict status-${result.headline.status}`}>
              <StatusIcon status={result.headline.status} /> {result.headline.words}
            </span>
          ) : (
            <span className="dim">{result ? 'Not solved' : 'Solving…'}</span>
          )}
          <span className="dim number">
            {formatShort(width, 1)} × {formatShort(height, 1)} mm, {formatPower(power, 1)} W
          </span>
        </span>
      </span>
    </button>
  )
}
