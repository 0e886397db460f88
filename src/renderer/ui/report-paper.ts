/**
 * Puts a report into an element of the page, with a style of its own that neither takes from the page nor gives to it. The
 * page's policy allows no style in markup, so the sheet is constructed; the markup is read without being run.
 */
import { REPORT_STYLE } from '../../report/html/style.ts'

export function putReport(host: HTMLElement, html: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(REPORT_STYLE)
  root.adoptedStyleSheets = [sheet]
  const report = new DOMParser().parseFromString(html, 'text/html').querySelector('.report')
  root.replaceChildren(...(report ? [document.importNode(report, true)] : []))
}
