// Measures the site in dist/, or in SITE_DIR: reads its feeds with programs that people use, which it installs; checks
// every kind of page with Axe; measures pages with Lighthouse. Prints a table, and exits with 1 when a goal is missed or
// something is faulty. `--write` puts the table into docs/quality.md. Any other argument selects the pages whose name
// contains it, `feeds` or `axe`.
import { readFileSync, writeFileSync } from 'node:fs'
import { pageKinds } from '../tests/page-kinds.ts'
import { checkedLooks, checkLooks } from './audit/check-looks.ts'
import { formatAuditTable } from './audit/format-table.ts'
import { listMissed } from './audit/goals.ts'
import { hostSite } from './audit/host-site.ts'
import { measureLooks } from './audit/measure-looks.ts'
import { auditPages } from './audit/pages.ts'
import { readBasePath } from './command/base-path.ts'
import { replacePart } from './command/replace-part.ts'
import { serveSite } from './machine/serve.ts'
import { auditFeeds } from './readers/audit-feeds.ts'

// The audit takes minutes, so it shows its progress on the error stream.
const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isChosen = (name: string) => words.length === 0 || words.some((word) => name.includes(word))

const dir = process.env['SITE_DIR'] ?? 'dist'
const plain = await serveSite(dir, readBasePath(), 0)
const faults: string[] = []
if (isChosen('feeds')) {
  const count = await auditFeeds({ dir, url: plain.url })
  if (count > 0) faults.push(`${count} faults in feeds`)
}
let checked: string | undefined
if (isChosen('axe')) {
  const found = await checkLooks(plain.url, pageKinds, ({ name }) =>
    console.error(`${name}: checked with Axe`),
  )
  faults.push(...found)
  checked = `Axe, and a search for what makes a page scroll sideways, on ${pageKinds.length} kinds of page (${checkedLooks}): ${found.length} faults.`
  console.log(checked)
}
const host = await hostSite(plain)
const chosen = auditPages.filter(([name]) => isChosen(name))
const rows = await measureLooks(host.url, chosen, ({ page, looks }) => {
  console.error(`${page}: ${looks.map(({ look, measures }) => `${look} ${measures.performance}`).join('; ')}`)
})
for (const { server } of [plain, host]) server.close().closeAllConnections()

const table = formatAuditTable(rows)
console.log(table)
faults.push(
  ...rows.flatMap(({ page, looks }) =>
    looks.flatMap(({ look, measures }) =>
      listMissed(measures).map((what) => `${page} on a ${look}: ${what}`),
    ),
  ),
)
for (const fault of faults) console.log(fault)
if (process.argv.includes('--write')) {
  const written = [table, checked].filter((part) => part !== undefined).join('\n\n')
  writeFileSync(
    'docs/quality.md',
    replacePart(readFileSync('docs/quality.md', 'utf8'), 'audit', 'audit -- --write', written),
  )
}
if (faults.length > 0) process.exitCode = 1
