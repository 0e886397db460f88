import { expect, test } from 'vitest'
import { capitalised, inSentence } from '../../src/report/words.ts'

test.each([
  ['Optical engines', 'optical engines'],
  ['Laser', 'laser'],
  ['Silicon photonics, SOI', 'silicon photonics, SOI'],
  ['ASICs', 'ASICs'],
  ['AlSiC', 'AlSiC'],
  ['FR-4', 'FR-4'],
  ['SAC305 solder', 'SAC305 solder'],
  ['', ''],
])('%s within a sentence is %s', (words, within) => expect(inSentence(words)).toBe(within))

test('a word that begins a line has a capital', () => expect(capitalised('north edge')).toBe('North edge'))
