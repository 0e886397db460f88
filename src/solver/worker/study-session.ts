/** What the study worker does with a request. A study keeps nothing: the next begins from the document alone. */
import { influenceOf } from '../results/sensitivities/influence.ts'
import { solveTransient } from '../transient/solve-transient.ts'
import type { TransientProgress } from '../transient/transient.ts'
import type {
  InfluenceRequest,
  InfluenceStudyOutcome,
  InfluenceStudyProgress,
  StudyKind,
  StudyWorkerApi,
  TransientRequest,
  TransientStudyOutcome,
} from './study-api.ts'
import { Turns } from './turns.ts'

const NOT_CONVERGED = 'Some of the systems of equations were not solved to the accuracy asked for.'

export class StudySession implements StudyWorkerApi {
  private readonly turns: Readonly<Record<StudyKind, Turns>> = { transient: new Turns(), influence: new Turns() }

  cancel(study: StudyKind): void {
    this.turns[study].cancel()
  }

  ping(): true {
    return true
  }

  async transient(
    { layout, ...options }: TransientRequest,
    onProgress?: (progress: TransientProgress) => void,
  ): Promise<TransientStudyOutcome> {
    const end = await this.turns.transient.run(() => hearingOfChanges(solveTransient(layout, options), onProgress))
    if (end.status !== 'finished') return end
    if (!end.result.ok) return { status: 'refused', problems: end.result.problems }
    const { transient } = end.result
    if (!transient.solver.converged) return { status: 'not-converged', transient, reason: NOT_CONVERGED }
    return { status: 'solved', transient }
  }

  async influence(
    { layout, ...options }: InfluenceRequest,
    onProgress?: (progress: InfluenceStudyProgress) => void,
  ): Promise<InfluenceStudyOutcome> {
    const end = await this.turns.influence.run(
      () => influenceOf(layout, options),
      ({ solved, systems }) => onProgress?.({ solved, systems }),
    )
    if (end.status !== 'finished') return end
    const influence = end.result
    if (!influence.converged) return { status: 'not-converged', influence, reason: NOT_CONVERGED }
    return { status: 'solved', influence }
  }
}

/** The same steps; `hear` is told every progress that is not the one before. */
function* hearingOfChanges<Progress, Result>(
  steps: Generator<Progress, Result>,
  hear: (progress: Progress) => void = () => {},
): Generator<Progress, Result> {
  let last: Progress | undefined
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (step.value !== last) hear(step.value)
    last = step.value
    yield step.value
  }
}
