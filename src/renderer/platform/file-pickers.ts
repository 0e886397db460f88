/** File pickers of the File System Access API, which TypeScript's DOM types leave out because not every browser has them. */

export interface PickerType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

interface PickerOptions {
  readonly types: readonly PickerType[]
  readonly suggestedName?: string
}

export interface FilePickers {
  showOpenFilePicker(options: PickerOptions): Promise<FileSystemFileHandle[]>
  showSaveFilePicker(options: PickerOptions): Promise<FileSystemFileHandle>
}

/** The pickers, or null in a browser without them. */
export function filePickers(): FilePickers | null {
  return 'showOpenFilePicker' in window && 'showSaveFilePicker' in window ? (window as unknown as FilePickers) : null
}

/** Lets the designer choose a file to upload; null when the choice is cancelled. */
export async function chooseUpload(accept: string): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.hidden = true
  // Only the page holds the element while the dialog is open: loose, it could be collected before the answer.
  document.body.append(input)
  const file = await new Promise<File | null>((chosen) => {
    input.addEventListener('change', () => chosen(input.files?.[0] ?? null), { once: true })
    input.addEventListener('cancel', () => chosen(null), { once: true })
    input.click()
  })
  input.remove()
  return file
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download reads the address after this call returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
