// Writes the header files of a site.
import { readBasePath } from '../command/base-path.ts'
import { formatHostHeaders, formatNginxHeaders } from '../headers/format-headers.ts'
import { unitePolicies } from '../headers/page-policy.ts'
import type { PublishedPage } from './page-head.ts'
import { writeFiles } from './write-files.ts'

/**
 * Write the headers that allow all pages of a site into its folder. Returns the names of the files. Throws if the policies
 * of pages do not fit together.
 */
export function writeHeaders(dir: string, pages: readonly PublishedPage[]): readonly string[] {
  const [policy, base] = [unitePolicies(pages), readBasePath()]
  return writeFiles(dir, [
    { name: '_headers', text: formatHostHeaders(policy, base) },
    { name: 'nginx-headers.conf', text: formatNginxHeaders(policy, base) },
  ])
}
