// Writes the header files of a site.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBasePath } from '../command/base-path.ts'
import { formatHostHeaders, formatNginxHeaders } from '../headers/format-headers.ts'
import { unitePolicies } from '../headers/page-policy.ts'
import type { PublishedPage } from './page-head.ts'

/** Write the headers that allow all pages of a site into its folder. Throws if the policies of pages do not fit together. */
export function writeHeaders(dir: string, pages: readonly PublishedPage[]): void {
  const [policy, base] = [unitePolicies(pages), readBasePath()]
  writeFileSync(join(dir, '_headers'), formatHostHeaders(policy, base))
  writeFileSync(join(dir, 'nginx-headers.conf'), formatNginxHeaders(policy, base))
}
