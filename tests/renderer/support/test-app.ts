/** The stores of one window on the first public package, with a solver that answers when the test says so. */
import { readFileSync } from 'node:fs'
import { parseLayout } from '../../../src/layout/parse.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import type {
  JournalEntry,
  LibraryPart,
  OpenedDocument,
  OpenOutcome,
  Outcome,
  RecentFile,
  RecoverableDocument,
  SavedDocument,
  SaveOutcome,
  ShorelineApi,
} from '../../../src/preload/contract.ts'
import { type App, createApp } from '../../../src/renderer/state/app.ts'
import type { PointerInput } from '../../../src/renderer/tools/pointer-input.ts'
import type { ComponentResult, Solution } from '../../../src/solver/results/solution.ts'
import type { SolveOutcome, SolveProgress, SolveRequest, SolverClient } from '../../../src/solver/worker/api.ts'
import type {
  InfluenceRequest,
  InfluenceStudyOutcome,
  StudyClient,
  TransientProgress,
  TransientRequest,
  TransientStudyOutcome,
} from '../../../src/solver/worker/study-api.ts'

export function readPackage(name = 'cpo-8-engines'): Layout {
  const file = new URL(`../../fixtures/verification/public/${name}.json`, import.meta.url)
  const outcome = parseLayout(readFileSync(file, 'utf8'))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.layout
}

export interface PendingSolve {
  readonly request: SolveRequest
  /** What the solver says between its cycles. */
  report(progress: SolveProgress): void
  answer(outcome: SolveOutcome): Promise<void>
}

export interface PendingStudy {
  readonly request: InfluenceRequest
  readonly signal: AbortSignal | undefined
  answer(outcome: InfluenceStudyOutcome): Promise<void>
}

export interface PendingTransient {
  readonly request: TransientRequest
  /** Whether the caller has given it up. */
  cancelled(): boolean
  report(progress: TransientProgress): void
  answer(outcome: TransientStudyOutcome): Promise<void>
}

export interface TestApp {
  readonly app: App
  /** Every solve asked for so far, oldest first. */
  readonly solves: readonly PendingSolve[]
  /** Every influence study asked for so far. */
  readonly studies: readonly PendingStudy[]
  /** Every transient asked for so far, oldest first. */
  readonly transients: readonly PendingTransient[]
  /** What was written, newest last. */
  readonly written: { name: string; text: string }[]
  /** The outcomes of the next saves; done without any. */
  readonly saveOutcomes: SaveOutcome[]
  readonly exported: { suggestedName: string; kind: string; data: string }[]
  readonly files: TestFiles
}

/** What the platform holds beside the open document, and what it was told. */
export interface TestFiles {
  /** What the next calls that open something answer. */
  readonly opened: OpenOutcome[]
  recent: RecentFile[]
  recoverable: RecoverableDocument[]
  readonly journals: JournalEntry[]
  journalOutcome?: Outcome<null>
  ended: number
  readonly windows: (string | null)[]
  library: LibraryPart[]
}

export function createTestApp(layout = readPackage(), kind: ShorelineApi['platform'] = 'browser'): TestApp {
  const solves: PendingSolve[] = []
  const studies: PendingStudy[] = []
  const written: TestApp['written'] = []
  const saveOutcomes: TestApp['saveOutcomes'] = []
  const exported: TestApp['exported'] = []
  const client: SolverClient = {
    solve: (request, options) =>
      new Promise((resolve) => {
        solves.push({
          request,
          report: (progress) => options?.onProgress?.(progress),
          answer: (outcome) => answered(resolve, outcome),
        })
      }),
    dispose: () => undefined,
  }
  const transients: PendingTransient[] = []
  const studyClient: StudyClient = {
    transient: (request, options) =>
      new Promise((resolve) => {
        transients.push({
          request,
          cancelled: () => options?.signal?.aborted ?? false,
          report: (progress) => options?.onProgress?.(progress),
          answer: (outcome) => answered(resolve, outcome),
        })
      }),
    influence: (request, options) =>
      new Promise((resolve) => {
        studies.push({ request, signal: options?.signal, answer: (outcome) => answered(resolve, outcome) })
      }),
    dispose: () => undefined,
  }
  const save = async (name: string, text: string): Promise<Outcome<SavedDocument>> => {
    written.push({ name, text })
    return (saveOutcomes.shift() ?? { status: 'done', value: { token: 'token-1', name } }) as Outcome<SavedDocument>
  }
  const files: TestFiles = { opened: [], recent: [], recoverable: [], journals: [], ended: 0, windows: [], library: [] }
  const nextOpened = async (): Promise<OpenOutcome> => files.opened.shift() ?? { status: 'cancelled' }
  const platform: ShorelineApi = {
    platform: kind,
    operatingSystem: 'linux',
    documents: {
      start: async () => ({ kind: 'example' }),
      open: nextOpened,
      openRecent: nextOpened,
      recentFiles: async () => files.recent,
      forgetRecent: async (id) => {
        files.recent = files.recent.filter((file) => file.id !== id)
      },
      save: (token, text) => save(token, text),
      saveAs: save,
      saveCopy: save,
      reload: async () => (await nextOpened()) as Outcome<OpenedDocument>,
      exportFile: async (request) => {
        exported.push(request)
        return { status: 'done', value: { name: request.suggestedName } }
      },
    },
    recovery: {
      journal: async (entry) => {
        files.journals.push(entry)
        return files.journalOutcome ?? { status: 'done', value: null }
      },
      end: async () => {
        files.ended += 1
      },
      list: async () => files.recoverable,
      recover: async (id) => {
        const design = files.recoverable.find((candidate) => candidate.id === id)
        if (!design) return { status: 'failed', reason: 'It is gone.' }
        return { status: 'done', value: { name: design.name, token: null, text: design.text } }
      },
      discard: async (id) => {
        files.recoverable = files.recoverable.filter((design) => design.id !== id)
      },
    },
    library: {
      list: async () => ({ status: 'done', value: [...files.library] }),
      save: async (part) => {
        files.library = [...files.library.filter(({ id }) => id !== part.id), part]
        return { status: 'done', value: null }
      },
      remove: async (id) => {
        files.library = files.library.filter((part) => part.id !== id)
        return { status: 'done', value: null }
      },
    },
    newWindow: async (recover) => void files.windows.push(recover),
    setWindowState: () => undefined,
    setMenu: () => undefined,
    controlWindow: () => undefined,
    about: async () => ({ version: '0', runtime: [] }),
    showLog: async () => undefined,
    log: () => undefined,
    onCommand: () => () => undefined,
    onNotice: () => () => undefined,
  }
  const app = createApp({
    layout,
    file: { name: 'package.cpo.json', token: null },
    platform,
    client,
    studies: studyClient,
    spawnSolver: () => client,
  })
  return { app, solves, studies, transients, written, saveOutcomes, exported, files }
}

/** Two turns for the promise, so that the test sees the stores after the answer. */
async function answered<Outcome>(resolve: (outcome: Outcome) => void, outcome: Outcome): Promise<void> {
  resolve(outcome)
  await Promise.resolve()
  await Promise.resolve()
}

/** A field of one cell and the results given: enough for everything but the map. */
export function solutionOf(results: readonly (Partial<ComponentResult> & { id: string })[]): Solution {
  return {
    name: 'package',
    quality: 'normal',
    components: results.map((result) => ({
      name: result.id,
      kind: 'optical-engine',
      power: 24,
      maxTemperature: 70,
      hottest: { x: 0, y: 0, z: 0 },
      meanTemperature: 65,
      uncertainty: 0.04,
      meanUncertainty: 0.02,
      limit: 70,
      margin: 0,
      violates: false,
      ...result,
    })),
    heat: { power: 24, top: 23, bottom: 1, sides: 0, imbalance: 1e-9 },
    probes: [],
    field: {
      x: Float64Array.of(0, 90),
      y: Float64Array.of(0, 90),
      z: Float64Array.of(0, 1),
      temperature: Float32Array.of(60),
    },
    solver: { method: 'test', kernel: 'WebAssembly', cycles: 4, milliseconds: 2, errorEstimate: 0, converged: true },
  }
}

/** A pointer at (x, y) mm, at 10 px per mm. */
export function at(
  x: number,
  y: number,
  keys: Partial<Pick<PointerInput, 'shift' | 'ctrl' | 'alt'>> = {},
): PointerInput {
  return { px: 10 * x, py: 10 * (90 - y), x, y, shift: false, ctrl: false, alt: false, ...keys }
}
