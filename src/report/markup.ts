/** Text from documents in markup: names come from files that somebody else may have written. */

/** As the content of an element or of a quoted attribute. What XML has no way to write at all becomes the replacement character. */
export function escaped(text: string): string {
  const writable = text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
  return writable
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
