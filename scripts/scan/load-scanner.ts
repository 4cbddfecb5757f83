// Loads what a scan knows: the records, the action snapshot and the parser of Terraform's syntax.
import type { FileText } from '../../src/core/scan/collect-files.ts'
import { toManagedFacts } from '../../src/core/scan/managed-facts.ts'
import { type Scan, scanFiles } from '../../src/core/scan/scan-files.ts'
import { loadCheckFacts } from '../policies/knowledge/check-facts.ts'
import type { Knowledge } from '../policies/knowledge/knowledge.ts'
import { loadTerraformParser } from './load-terraform.ts'

/** Scans files; throws if the partition does not exist. */
export type Scanner = (files: readonly FileText[], partition?: string) => Scan

/** Load a scanner. Throws if the content has no list to compare managed policies with. */
export async function loadScanner(knowledge: Knowledge): Promise<Scanner> {
  const { managedPolicies, managedPolicyFacts, partitions } = await knowledge.content()
  if (managedPolicies === undefined || partitions === undefined)
    throw new Error(
      'the content has no list of managed policies or of partitions, so nothing can be compared',
    )
  const facts = toManagedFacts({
    managedPolicies,
    partitions,
    ...(managedPolicyFacts && { managedPolicyFacts }),
  })
  const { index, known } = await loadCheckFacts(knowledge)
  const parseTerraform = await loadTerraformParser(await knowledge.terraform())
  return (files, partition) => {
    if (partition !== undefined && !facts.partitions.has(partition))
      throw new Error(`--partition ${partition}: expected one of ${[...facts.partitions.keys()].join(', ')}`)
    return scanFiles(files, {
      facts,
      index,
      known,
      parseTerraform,
      ...(partition !== undefined && { partition }),
    })
  }
}
