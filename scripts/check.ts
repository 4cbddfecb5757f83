// The content folder in, every fault of it on standard error and exit code 1, or a line of counts out.
import { formatFaults } from '../src/core/lint/fault.ts'
import { contentRoot, readContent } from '../src/data/records.ts'
import { recoverContent } from '../src/data/recover-content.ts'

const dir = contentRoot()
await recoverContent(dir)
const { content, faults } = await readContent(dir)
if (content === undefined) {
  console.error(formatFaults(faults))
  process.exitCode = 1
} else {
  const versions = content.policies.reduce((sum, policy) => sum + policy.versions.length, 0)
  console.log(`content: ${content.policies.length} policies, ${versions} versions, no faults`)
}
