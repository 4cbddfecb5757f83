// Scans infrastructure code for managed policies and inline policies, and prints what is wrong with them.
import { formatScan } from '../../scan/format-scan.ts'
import { loadScanner } from '../../scan/load-scanner.ts'
import { leftOut, readFiles } from '../../scan/read-files.ts'
import type { ScanCommandOptions } from '../../scan/scan-options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { ruleHelp } from '../rule-help.ts'

/** Scan the files at paths and print what is wrong with them. Returns 1 if there are errors. */
export async function scan(
  { paths, format, partition, exclude }: ScanCommandOptions,
  knowledge: Knowledge,
): Promise<number> {
  const files = readFiles(paths, [...leftOut, ...exclude])
  // A typing error in a pipeline must not look like a repository without faults.
  if (files.length === 0)
    console.error(`scan: nothing to read in ${paths.join(', ')}: no file has an ending that a scan reads`)
  const found = (await loadScanner(knowledge))(files, partition)
  console.log(formatScan(found, format, ruleHelp()))
  return found.files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}
