/** Prints a report with the browser's own dialog, which also makes a PDF of it. */
import { putReport } from '../ui/report-paper.ts'
import './print-page.css'

export async function printPage(html: string): Promise<void> {
  const paper = document.createElement('div')
  paper.className = 'printed-report'
  putReport(paper, html)
  document.body.append(paper)
  const images = [...(paper.shadowRoot?.querySelectorAll('image') ?? [])]
  await Promise.all(images.map(decoded))
  // Returns when the dialog is closed.
  window.print()
  paper.remove()
}

/** What is not decoded yet would be left out of the first page. */
async function decoded(picture: SVGImageElement): Promise<void> {
  const image = new Image()
  image.src = picture.href.baseVal
  await image.decode().catch(() => {})
}
