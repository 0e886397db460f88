/** The report on the open design, as it is shown, exported and printed. */
import { serialiseLayout } from '../../layout/serialise.ts'
import { htmlReport } from '../../report/html/html-report.ts'
import type { App } from '../state/app.ts'
import { holdsFor } from '../state/influence-store.ts'
import { sendExport } from './exports.ts'

/** Of the design at rest, with what heats and what would help where that is known; null before it is solved. */
export async function reportOf(app: App, known = app.influences.getState().known): Promise<string | null> {
  const { layout, file } = app.document.getState()
  const { atRest } = app.solve.getState()
  if (atRest?.layout !== layout) return null
  const { version } = await app.platform.about()
  return htmlReport({
    layout,
    solution: atRest.solution,
    influence: holdsFor(known, layout) ? known.influence : null,
    document: { fileName: file.name, digest: await digestOf(serialiseLayout(layout)) },
    date: new Date(),
    version,
  })
}

export const exportReport = (kind: 'html' | 'pdf') => async (app: App) => {
  const html = await reportOf(app)
  // The main process prints the page; a browser shows its own print dialog.
  if (html !== null) await sendExport(app, kind, html, 'report')
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
