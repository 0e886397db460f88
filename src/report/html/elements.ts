/** The few elements of the report. Every text is escaped here, so that no caller can forget it. */
import { escaped } from '../markup.ts'

/** Markup that is made here and not in a document. */
export interface Markup {
  readonly markup: string
}

export type Content = string | Markup

export interface Cell {
  readonly content: Content
  readonly kind?: 'number' | 'strong' | 'quiet' | 'word'
}

export const markupOf = (content: Content): string => (typeof content === 'string' ? escaped(content) : content.markup)

export const element = (name: string, kind: string, ...contents: readonly Content[]): Markup => ({
  markup: `<${name}${kind === '' ? '' : ` class="${kind}"`}>${contents.map(markupOf).join('')}</${name}>`,
})

export const number = (content: Content): Cell => ({ content, kind: 'number' })
export const strong = (content: Content): Cell => ({ content, kind: 'strong' })
/** Not broken into lines. */
export const word = (content: Content): Cell => ({ content, kind: 'word' })
export const quiet = (content: Content): Cell => ({ content, kind: 'quiet' })

/** A table with a head; the columns whose head begins with `#` hold numbers. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly (string | Cell)[])[]): Markup {
  const titles = head.map((title) =>
    title.startsWith('#')
      ? `<th scope="col" class="number">${escaped(title.slice(1))}</th>`
      : `<th scope="col">${escaped(title)}</th>`,
  )
  const lines = rows.map((row) => `<tr>${row.map(cellMarkup).join('')}</tr>`)
  return {
    markup: `<table><caption>${escaped(caption)}</caption><thead><tr>${titles.join('')}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`,
  }
}

/** Names and what they stand for. */
export function facts(pairs: readonly (readonly [name: string, value: Content])[]): Markup {
  const lines = pairs.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${markupOf(value)}</dd></div>`)
  return { markup: `<dl>${lines.join('\n')}</dl>` }
}

export function section(title: string, ...contents: readonly Markup[]): Markup {
  return { markup: `<section><h2>${escaped(title)}</h2>\n${contents.map(markupOf).join('\n')}\n</section>` }
}

export const list = (items: readonly Content[]): Markup => ({
  markup: `<ul>${items.map((item) => `<li>${markupOf(item)}</li>`).join('\n')}</ul>`,
})

function cellMarkup(cell: string | Cell): string {
  if (typeof cell === 'string') return `<td>${escaped(cell)}</td>`
  return `<td${cell.kind ? ` class="${cell.kind}"` : ''}>${markupOf(cell.content)}</td>`
}
