// Writes the header files of a built site: of dist/, or of the folder given as the first argument.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBasePath } from './command/base-path.ts'
import { formatHostHeaders, formatNginxHeaders } from './headers/format-headers.ts'
import { unitePolicies } from './headers/page-policy.ts'
import { listSiteFiles } from './site/site-files.ts'

const dir = process.argv[2] ?? 'dist'
const base = readBasePath()

try {
  const policy = unitePolicies(listSiteFiles(dir))
  writeFileSync(join(dir, '_headers'), formatHostHeaders(policy, base))
  writeFileSync(join(dir, 'nginx-headers.conf'), formatNginxHeaders(policy, base))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
