/** Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet. */

export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

/**
 * Quoted where CSV asks for it, and where a spreadsheet of another language splits; text that a spreadsheet would run as
 * a formula is made text by an apostrophe.
 */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
