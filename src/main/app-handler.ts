import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { isFileError } from './file-errors.ts'
import { RESPONSE_HEADERS } from './headers.ts'
import { HOST } from './scheme.ts'

export type AppHandler = (request: Request) => Promise<Response>

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Answers requests to `shoreline://app/…` with the files of one folder and nothing outside it. Every answer, refusals
 * included, carries the security headers. It knows nothing of Electron: the local server of `npm start` uses it too.
 *
 * @param root absolute path of the built renderer
 */
export function createAppHandler(root: string): AppHandler {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Only GET and HEAD are answered.')
    const path = pathWithin(root, request.url)
    if (path === null) return refusal(403, 'Only the files of the app are served.')
    const type = CONTENT_TYPES[extname(path)]
    if (type === undefined) return refusal(404, 'No such file in the app.')
    try {
      const body = await readFile(path)
      const headers = { ...RESPONSE_HEADERS, 'Content-Type': type, 'Content-Length': String(body.byteLength) }
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers })
    } catch (error) {
      if (!isFileError(error)) throw error
      return refusal(404, 'No such file in the app.')
    }
  }
}

/** An answer without a file, with the same headers as every other. */
export function refusal(status: number, message: string): Response {
  const headers = { ...RESPONSE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }
  return new Response(message, { status, headers })
}

/** The file that a URL asks for, or null when it asks for something outside `root` or is malformed. */
function pathWithin(root: string, address: string): string | null {
  const url = new URL(address)
  if (url.host !== HOST) return null
  let name: string
  try {
    // Encoded separators survive the parsing of the URL, so the decoded path is what must be checked.
    name = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const path = resolve(root, `.${name === '/' ? '/index.html' : name}`)
  return path.startsWith(resolve(root) + sep) ? path : null
}
