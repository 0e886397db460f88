// Lets plain Node 20 run TypeScript and import JSON: `node --import ./scripts/typescript.mjs scripts/start.ts`.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
