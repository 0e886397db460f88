/**
 * `npm run validation`: solves every verification case and writes the measured tables into docs/validation.md, between
 * the markers `<!-- table:name -->` and `<!-- /table:name -->`. The words around them are written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillTables, validationTables } from '../tests/support/validation-tables.ts'
import { ROOT } from './launch.ts'

const DOCUMENT = join(ROOT, 'docs/validation.md')

const before = readFileSync(DOCUMENT, 'utf8')
const tables = validationTables((name, quality) => console.log(`Solving ${name}, ${quality}`))
writeFileSync(DOCUMENT, fillTables(before, tables))
console.log('Tables written to docs/validation.md')
