// An older copy of the content folder in; what the content adds to it, as the text of a pull request, out.
import { parseArgs } from 'node:util'
import { loadCatalogue } from '../src/data/catalogue.ts'
import { formatFaults, loadContent, readContent } from '../src/data/records.ts'
import { findChanges } from './sync/find-changes.ts'
import { formatChanges, formatTitle } from './sync/format-changes.ts'

const help = `Usage: node scripts/describe-changes.ts [--title] OLD_CONTENT

Tell, in Markdown, what the versions change that the content folder (CONTENT_DIR, or ./content) has and
OLD_CONTENT has not: verdict, sentence and counts as the site shows them.

  --title   one line for a title, without Markdown
  --help    show this
`

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined) return 2
  if (options.help) {
    console.log(help)
    return 0
  }
  try {
    // The older folder may have a policy whose first version the newer one brought.
    const { content, faults } = await readContent(options.older, { allowFresh: true })
    if (content === undefined) throw new Error(formatFaults(faults))
    const changes = findChanges(content, await loadContent(), await loadCatalogue())
    console.log(options.title ? formatTitle(changes) : formatChanges(changes))
    return 0
  } catch (error) {
    console.error(`describe: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { title: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    })
    const [older = '', ...more] = positionals
    if (!values.help && (older === '' || more.length > 0)) {
      throw new Error(`expected one folder, found ${positionals.length}`)
    }
    return { ...values, older }
  } catch (error) {
    console.error(`describe: ${error instanceof Error ? error.message : String(error)}\n\n${help}`)
    return undefined
  }
}
