/** The comparison is quadratic in the length; nobody misspells a name of a thousand letters. */
const LONGEST_COMPARED = 64
/** A shorter part is in many names by chance. */
const SHORTEST_PART = 3

/** The name that a misspelt one most likely stands for, or null where none is close. */
export function nearestName(found: string, names: Iterable<string>): string | null {
  if (found.length > LONGEST_COMPARED) return null
  let best: string | null = null
  let fewest = Math.max(1, Math.floor(found.length / 3)) + 1
  for (const name of names) {
    const edits = editDistance(found.toLowerCase(), name.toLowerCase())
    if (edits < fewest) [best, fewest] = [name, edits]
  }
  return best ?? containedName(found, names)
}

/** "tim-grease" for "grease", "silicon" for "sil": one is part of the other; the shortest such name counts. */
function containedName(found: string, names: Iterable<string>): string | null {
  const wanted = found.toLowerCase()
  const related = [...names].filter((name) => {
    const other = name.toLowerCase()
    return Math.min(wanted.length, other.length) >= SHORTEST_PART && (other.includes(wanted) || wanted.includes(other))
  })
  return related.sort((a, b) => a.length - b.length)[0] ?? null
}

/** Insertions, deletions and replacements that turn `a` into `b` (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1))
    }
    previous = current
  }
  return previous[b.length]!
}
