/**
 * Puts a report into an element of the page, with a style of its own that neither takes from the page nor gives to it. The
 * page's policy allows no style in markup, so the report's own sheet stays behind and one is constructed in its place; the markup is read without being run.
 */
import { REPORT_STYLE } from '../../report/html/style.ts'

/** @param html as `htmlReport` makes it */
export function putReport(host: HTMLElement, html: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(REPORT_STYLE)
  root.adoptedStyleSheets = [sheet]
  const body = html.slice(html.indexOf('<article '), html.lastIndexOf('</article>'))
  const report = new DOMParser().parseFromString(body, 'text/html').querySelector('.report')
  root.replaceChildren(...(report ? [document.importNode(report, true)] : []))
}
