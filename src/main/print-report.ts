/**
 * Prints a report to PDF in a hidden window of its own: no script runs in it, its session has no permission, nothing is kept
 * on disk, it reaches no address but the report itself, and it is gone as soon as the pages are there.
 */
import { randomUUID } from 'node:crypto'
import { app, BrowserWindow, type Session, session } from 'electron'
import { APP_ORIGIN, SCHEME } from './scheme.ts'
import { lockSession } from './security.ts'

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const

/** Where letter is the usual paper (CLDR, supplemental data on paper sizes); everywhere else it is A4. */
const LETTER_COUNTRIES = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

/** Without `persist:`: in memory only. */
const PARTITION = 'report'

let printing: Session | null = null
/** By address, while they are printed. */
const reports = new Map<string, string>()

/** @param html of a page that needs nothing else */
export async function printReport(html: string): Promise<Uint8Array> {
  const address = `${APP_ORIGIN}/${randomUUID()}`
  reports.set(address, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: sessionForPrinting(),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  try {
    await window.loadURL(address)
    const pageSize = LETTER_COUNTRIES.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4'
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize })
  } finally {
    reports.delete(address)
    if (!window.isDestroyed()) window.destroy()
  }
}

function sessionForPrinting(): Session {
  if (printing) return printing
  printing = session.fromPartition(PARTITION)
  lockSession(printing)
  printing.protocol.handle(SCHEME, async ({ url }) => {
    const html = reports.get(url)
    return html === undefined
      ? new Response('No such report.', { status: 404, headers: { ...HEADERS, 'Content-Type': 'text/plain' } })
      : new Response(html, { headers: HEADERS })
  })
  return printing
}
