/** What went wrong with a file, in words a designer can act on. */

export interface FileError extends Error {
  readonly code: string
}

/** Whether an exception is the operating system's refusal (an expected failure) and not a bug. */
export function isFileError(error: unknown): error is FileError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}

/** Whether the refusal says that there is no such file. */
export function saysAbsent(error: unknown): boolean {
  return isFileError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** For steps whose failure changes nothing: what a `catch` gives instead of the result. A bug still comes through. */
export function ignoreFileError(error: unknown): undefined {
  if (!isFileError(error)) throw error
  return undefined
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there, or its folder is not',
  ENOTDIR: 'its folder does not exist',
  EACCES: 'you do not have permission',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota of disk space is used up',
  EFBIG: 'the disk cannot hold a file of this size',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reported an error',
  ELOOP: 'its links lead in a circle',
}

/** Why, as the end of a sentence. */
export function reasonOf(error: FileError): string {
  return REASONS[error.code] ?? `the system answered ${error.code}`
}

/**
 * One sentence that names the file, what was tried and why it failed.
 *
 * @param action past participle: `opened`, `saved`, `exported`
 */
export function describeFileError(error: FileError, name: string, action: string): string {
  const comfort = action === 'opened' ? '' : ' Nothing was written; the file on disk is as it was.'
  return `${name} could not be ${action}: ${reasonOf(error)}.${comfort}`
}
