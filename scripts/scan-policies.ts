// Scans infrastructure code for managed policies and inline policies, and prints what is wrong with them.
import { runCommand } from './command/run-command.ts'
import { ruleHelp } from './policies/rule-help.ts'
import { formatScan } from './scan/format-scan.ts'
import { loadScanner } from './scan/load-scanner.ts'
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
  const found = (await loadScanner())(files, partition)
  console.log(formatScan(found, format, ruleHelp()))
  return found.files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}
