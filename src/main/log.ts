/** The log file: what went wrong, in the app's own folder on this machine. It goes nowhere else. */
import { join } from 'node:path'
import electronLog from 'electron-log/node'

export interface Log {
  /** Absolute path. */
  readonly file: string
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

/** Above this the file is set aside as `shoreline.old.log` and a new one begun. */
const LARGEST_BYTES = 2 * 1024 * 1024

/**
 * Opens the log. The Node half of electron-log alone: its Electron half would listen to messages of any page unchecked.
 *
 * @param folder absolute path; made when the first line is written
 */
export function openLog(folder: string): Log {
  const file = join(folder, 'shoreline.log')
  const { transports } = electronLog
  transports.file.resolvePathFn = () => file
  transports.file.maxSize = LARGEST_BYTES
  transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}'
  transports.console.level = false
  return {
    file,
    info: (message) => electronLog.info(message),
    warn: (message) => electronLog.warn(message),
    error: (message) => electronLog.error(message),
  }
}
