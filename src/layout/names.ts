/** Names of copies. */

/** "Optical engine 3" → the next number that is free; "Laser" → "Laser 2". */
export function nextName(name: string, taken: ReadonlySet<string | undefined>): string {
  const numbered = /^(.*\D)?(\d+)$/.exec(name)
  const stem = numbered ? (numbered[1] ?? '') : `${name} `
  let number = numbered ? Number(numbered[2]) + 1 : 2
  while (taken.has(`${stem}${number}`)) number++
  return `${stem}${number}`
}
