/** Documents that tell which version they are and whether they are whole; each of another length. */
export function versionText(version: number): string {
  return `{"version": ${version}, "body": "${'ü'.repeat(20_000 + ((version * 7919) % 50_000))}", "end": ${version}}\n`
}

/** The version of a document, or an exception where it is not whole. */
export function versionIn(text: string): number {
  const version = Number(/^\{"version": (\d+),/.exec(text)?.[1])
  if (text !== versionText(version)) throw new Error(`not a whole document: ${text.slice(0, 60)} … ${text.slice(-60)}`)
  return version
}
