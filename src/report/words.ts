/** Words that begin a line in one place and stand within a sentence in another. */

/** "Optical engines" → "optical engines"; what begins with an abbreviation or a formula stays: "ASICs", "AlSiC". */
export function inSentence(words: string): string {
  return /^\S+[A-Z\d]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
