// Reads and writes the lock file.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type LockRecord, lockRecord, writeLock } from '../../../src/core/lock/lock-record.ts'
import { readSettings } from '../check-config.ts'
import { digestDocument } from './digest.ts'

/** Read a lock. Throws one error that lists all faults, also documents that are not those of their digests. */
export async function readLock(file: string): Promise<LockRecord> {
  if (!existsSync(file))
    throw new Error(`${file}: there is no such file. Write it with: connect-policies lock NAME…`)
  // Parsed once more, because a document without a Version gets the one that IAM assumes.
  const lock = lockRecord.parse(await readSettings(file, lockRecord))
  const faults = lock.policies
    .filter(({ document, digest }) => document !== undefined && digestDocument(document) !== digest)
    .map(
      ({ name, version }) => `${name}@${version}: the document is not the one of the digest; accept it again`,
    )
  if (faults.length > 0) throw new Error(`${file} cannot be used\n  ${faults.join('\n  ')}`)
  return lock
}

/** Write a lock. */
export async function saveLock(file: string, lock: LockRecord): Promise<void> {
  await writeFile(file, writeLock(lock))
}
