/** A file that the page was handed, as text. */

const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

export type ReadFile =
  | { readonly status: 'done'; readonly value: string }
  | { readonly status: 'failed'; readonly reason: string }

/** Whatever is no text file of a document's size is refused in a sentence, and one that is too large is not read at all. */
export async function readFile(file: File): Promise<ReadFile> {
  const failed = (reason: string) =>
    ({ status: 'failed', reason: `${file.name} could not be opened: ${reason}` }) as const
  if (file.size > MAX_DOCUMENT_BYTES) return failed('it is larger than 50 MB.')
  try {
    return { status: 'done', value: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) }
  } catch (error) {
    if (error instanceof TypeError) return failed('it is not a UTF-8 text file.')
    if (!(error instanceof DOMException)) throw error
    // the browser's own refusal: the file went away, or is a folder
    return failed(error.name === 'NotFoundError' ? 'it is no longer there.' : 'it cannot be read.')
  }
}
