/** What went wrong with a file, in words a designer can act on. */

export interface FileError extends Error {
  readonly code: string
}

/** Whether an exception is the operating system's refusal (an expected failure) and not a bug. */
export function isFileError(error: unknown): error is FileError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there, or its folder is not',
  ENOTDIR: 'its folder does not exist',
  EACCES: 'you do not have permission',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota of disk space is used up',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reported an error',
  ELOOP: 'its links lead in a circle',
}

/**
 * One sentence that names the file, what was tried and why it failed.
 *
 * @param action past participle: `opened`, `saved`, `exported`
 */
export function describeFileError(error: FileError, name: string, action: string): string {
  const reason = REASONS[error.code] ?? `the system answered ${error.code}`
  const comfort = action === 'opened' ? '' : ' Nothing was written; the file on disk is as it was.'
  return `${name} could not be ${action}: ${reason}.${comfort}`
}
