// Checks IAM policies in files and prints what is wrong with them, with line and column.
import { indexActions } from '../src/core/actions/action-index.ts'
import { addRecordedFacts, toRecorded } from '../src/core/actions/recorded-facts.ts'
import { listEnded } from '../src/core/actions/service-notes.ts'
import { toLintOptions } from '../src/core/checker/lint-options.ts'
import { lintPolicy } from '../src/core/checker/lint-policy.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { loadContent } from '../src/data/records.ts'
import { createUrls } from '../src/site/urls.ts'
import { runCommand } from './command/run-command.ts'
import { type CheckOptions, checkHelp, parseCheckOptions } from './policies/check-options.ts'
import { type CheckedFile, formatJson, formatText } from './policies/format-findings.ts'
import { nameInput, readInput } from './policies/read-input.ts'
import { formatSarif } from './policies/sarif.ts'

process.exitCode = await runCommand({
  name: 'check',
  help: checkHelp,
  parseOptions: parseCheckOptions,
  run: check,
  failed: 2,
})

async function check(options: CheckOptions): Promise<number> {
  const files = await checkFiles(options)
  console.log(format(files, options))
  return files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}

async function checkFiles({ files, attachment }: CheckOptions): Promise<readonly CheckedFile[]> {
  const texts: (readonly [file: string, text: string])[] = []
  for (const file of files) texts.push([file, await readInput(file)])
  const content = await loadContent()
  const index = indexActions(addRecordedFacts(await loadSnapshot(), toRecorded(content)))
  const { services } = index.snapshot
  const names = new Map(services.map(({ prefix, name }) => [prefix, name]))
  const endedServices = listEnded(content.settings.services ?? [], names, content.settings.asOf)
  const known = { ...toLintOptions(content), endedServices, ...(attachment !== undefined && { attachment }) }
  return texts.map(([file, text]) => ({ file, findings: lintPolicy(text, index, known) }))
}

function format(files: readonly CheckedFile[], { format: name }: CheckOptions): string {
  switch (name) {
    case 'text':
      return formatText(files.map(({ file, findings }) => ({ file: nameInput(file), findings })))
    case 'json':
      return formatJson(files)
    case 'sarif':
      return formatSarif(files, helpOf())
    default:
      return name satisfies never
  }
}

/** Rules have a page to link to only if SITE_URL names a site. */
function helpOf(): ((rule: string) => string) | undefined {
  const site = process.env['SITE_URL']
  if (site === undefined || !URL.canParse(site)) return undefined
  const urls = createUrls(site, process.env['BASE_PATH'] ?? '/')
  return (rule) => urls.absolute(urls.checkRule(rule))
}
