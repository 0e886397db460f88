/** The command search: which entries a few letters mean, best first. */

export interface Searchable {
  readonly id: string
  readonly label: string
  /** The menu that it lives in; words of it are found too, after those of labels. */
  readonly menu: string | null
  readonly enabled: boolean
}

/** How well a word fits, the less the better. */
const FIT = { start: 0, wordStart: 1, inside: 3, menu: 4 } as const
/** What cannot be run now comes after what can and fits nearly as well. */
const DISABLED = 2

/** Those in which every word of the text occurs. Without text the recent ones come first. */
export function searched<Entry extends Searchable>(
  entries: readonly Entry[],
  text: string,
  recent: readonly string[] = [],
): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return recentFirst(entries, recent)
  return entries
    .flatMap((entry) => {
      const fit = fitOf(entry, words)
      return fit === null ? [] : [{ entry, fit }]
    })
    .sort((a, b) => a.fit - b.fit || a.entry.label.length - b.entry.label.length)
    .map(({ entry }) => entry)
}

function recentFirst<Entry extends Searchable>(entries: readonly Entry[], recent: readonly string[]): Entry[] {
  const latest = recent.flatMap((id) => entries.find((entry) => entry.id === id && entry.enabled) ?? [])
  const others = entries.filter((entry) => !latest.includes(entry))
  return [...latest, ...others.filter(({ enabled }) => enabled), ...others.filter(({ enabled }) => !enabled)]
}

function fitOf({ label, menu, enabled }: Searchable, words: readonly string[]): number | null {
  const name = label.toLowerCase()
  const place = menu?.toLowerCase() ?? ''
  let fit = enabled ? 0 : DISABLED
  for (const word of words) {
    const one = wordFit(name, place, word)
    if (one === null) return null
    fit += one
  }
  // typed as it is written
  return name.startsWith(words.join(' ')) ? fit - 1 : fit
}

function wordFit(name: string, place: string, word: string): number | null {
  if (name.startsWith(word)) return FIT.start
  if (startsAWord(name, word)) return FIT.wordStart
  if (name.includes(word)) return FIT.inside
  return startsAWord(place, word) ? FIT.menu : null
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true
  }
  return false
}
