// Parses the command line of the command that writes the lock file.
import type { CommandShape, Given } from './command-line/spec.ts'

export const lockFile = 'managed-policies.lock.json'

export const sourceText =
  `where to read the policies in force: catalog (the default), aws (your account, with your
credentials), or a FILE with what "aws iam get-account-authorization-details --filter AWSManagedPolicy" prints; - is
standard input`.replaceAll('\n', ' ')

export interface LockOptions {
  /** Policies by name, or by name and version: `AmazonConnect_FullAccess@v3`. */
  readonly names: readonly string[]
  readonly source: string
  readonly file: string
  readonly force: boolean
  /** Leave out names that the source does not have, instead of refusing them. */
  readonly skipUnknown: boolean
}

export const lockArguments: CommandShape = {
  name: 'lock',
  operands: '[NAME…]',
  summary: 'write down which versions of managed policies you use',
  about: `Write ${lockFile}: each managed policy in use with version, date and a digest of its document. From an account,
these are the policies that are attached; from the catalog, those that you name, and a NAME such as
AmazonConnect_FullAccess@v3 pins an older version.`,
  options: [
    { flags: '--source SOURCE', text: sourceText },
    { flags: '--file FILE', text: `the lock; ${lockFile} by default` },
    {
      flags: '--skip-unknown',
      text: 'leave out the names that the source does not have, and list them on standard error',
    },
    { flags: '--force', text: 'replace a lock that exists; without it, review tells what that would accept' },
  ],
  exitCodes:
    'Exit code: 0 written, 2 invalid arguments, a lock that exists, or a source that cannot be read.',
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readLockOptions(given: Given): LockOptions {
  const source = given.one('source') ?? 'catalog'
  if (source === 'catalog' && given.operands.length === 0)
    throw new Error('expected the names of the policies that you use, or --source aws')
  return {
    names: given.operands,
    source,
    file: given.one('file') ?? lockFile,
    force: given.has('force'),
    skipUnknown: given.has('skip-unknown'),
  }
}
