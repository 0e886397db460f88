// Loader hooks, run by Node on its own thread. Types are removed, nothing is checked: `npm run typecheck` does that.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const path = url.startsWith('file:') ? fileURLToPath(url) : ''
  if (/\.tsx?$/.test(path)) {
    const { code } = await transformWithOxc(await readFile(path, 'utf8'), path)
    return { format: 'module', source: code, shortCircuit: true }
  }
  if (path.endsWith('.json') && context.importAttributes?.type !== 'json') {
    return { format: 'module', source: `export default ${await readFile(path, 'utf8')}`, shortCircuit: true }
  }
  return nextLoad(url, context)
}
