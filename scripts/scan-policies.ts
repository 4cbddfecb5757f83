// Scans infrastructure code for managed policies and inline policies, and prints what is wrong with them.
import { indexActions } from '../src/core/actions/action-index.ts'
import { addRecordedFacts, toRecorded } from '../src/core/actions/recorded-facts.ts'
import { toLintOptions } from '../src/core/checker/lint-options.ts'
import { toManagedFacts } from '../src/core/scan/managed-facts.ts'
import { scanFiles } from '../src/core/scan/scan-files.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { loadContent } from '../src/data/records.ts'
import { runCommand } from './command/run-command.ts'
import { ruleHelp } from './policies/rule-help.ts'
import { formatScan } from './scan/format-scan.ts'
import { loadTerraformParser } from './scan/load-terraform.ts'
import { leftOut, readFiles } from './scan/read-files.ts'
import { parseScanOptions, type ScanCommandOptions, scanHelp } from './scan/scan-options.ts'

process.exitCode = await runCommand({
  name: 'scan',
  help: scanHelp,
  parseOptions: parseScanOptions,
  run: scan,
  failed: 2,
})

async function scan({ paths, format, partition, exclude }: ScanCommandOptions): Promise<number> {
  const files = readFiles(paths, [...leftOut, ...exclude])
  const content = await loadContent()
  const { managedPolicies, managedPolicyFacts, partitions } = content
  if (managedPolicies === undefined || partitions === undefined)
    throw new Error(
      'the content has no list of managed policies or of partitions, so nothing can be compared',
    )
  const facts = toManagedFacts({
    managedPolicies,
    partitions,
    ...(managedPolicyFacts && { managedPolicyFacts }),
  })
  if (partition !== undefined && !facts.partitions.has(partition))
    throw new Error(`--partition ${partition}: expected one of ${[...facts.partitions.keys()].join(', ')}`)
  const result = scanFiles(files, {
    facts,
    index: indexActions(addRecordedFacts(await loadSnapshot(), toRecorded(content))),
    known: toLintOptions(content),
    parseTerraform: await loadTerraformParser(),
    ...(partition !== undefined && { partition }),
  })
  console.log(formatScan(result, format, ruleHelp()))
  return result.files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}
