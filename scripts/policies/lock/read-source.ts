// Reads the managed policies in use from the source that the user names.
import type { Content } from '../../../src/data/records.ts'
import { nameInput, readInput } from '../read-input.ts'
import { parseAccountDetails } from './account-details.ts'
import { readCatalog, type UsedPolicy } from './policies-in-use.ts'

/** Read a source: `catalog`, `aws`, or the name of a file. */
export async function readSource(source: string, content: Content): Promise<readonly UsedPolicy[]> {
  if (source === 'catalog') return readCatalog(content)
  if (source === 'aws') return (await import('./read-account.ts')).readAccount()
  return parseAccountDetails(await readInput(source), nameInput(source))
}
