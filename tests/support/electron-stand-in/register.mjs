// Makes plain Node load the stand-in wherever the main bundle imports `electron`.
import '../../../scripts/typescript.mjs'
import { register } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href
const hook = `export async function resolve(name, context, next) {
  return name === 'electron' ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context)
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
