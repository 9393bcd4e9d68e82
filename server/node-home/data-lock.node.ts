import Database from 'better-sqlite3'
import type { DataFolder } from './data-folder.node.ts'
import { errorCode } from './error-code.ts'
import { StartProblem } from './start-problem.node.ts'

/**
 * Keeps a second Hangar off the data folder; returns the way to let go. The lock is that of an
 * open SQLite transaction on an otherwise empty file, so it is the operating system that holds
 * it: it ends with the process, however that ends, and a stale one cannot exist. (A file with
 * a process id in it would block after a kill -9, or be taken over wrongly once the id is used
 * again; a port says nothing of the folder.) Throws StartProblem.
 */
export function lockDataFolder(folder: DataFolder): () => void {
  const database = new Database(folder.lockFile, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (!errorCode(cause).startsWith('SQLITE_BUSY')) throw cause
    throw new StartProblem(
      `Another Hangar is using the data folder ${folder.path}; stop that one first, ` +
        'or set HANGAR_DATA to another folder.',
      { cause },
    )
  }
  return () => void database.close()
}
