// Reads and writes the lock file.
import { writeFile } from 'node:fs/promises'
import { type LockRecord, lockRecord, writeLock } from '../../../src/core/lock/lock-record.ts'
import { readSettings } from '../check-config.ts'

/** Read a lock. Throws one error that lists all faults. */
export async function readLock(file: string): Promise<LockRecord> {
  // Parsed once more, because a document without a Version gets the one that IAM assumes.
  return lockRecord.parse(await readSettings(file, lockRecord))
}

/** Write a lock. */
export async function saveLock(file: string, lock: LockRecord): Promise<void> {
  await writeFile(file, writeLock(lock))
}
