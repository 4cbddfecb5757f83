// The outcome of a sync in, the lines that tell a person about it out.
import type { SyncReport } from './run.ts'

/** Tell what was added, or would be, with counts. */
export function formatReport({ additions, policyCount, versionCount }: SyncReport, check: boolean): string {
  if (additions.length === 0) {
    return `sync: nothing to import; ${count(policyCount, 'policy', 'policies')}, ${versions(versionCount)} recorded`
  }
  const policies = new Set(additions.map(({ policy }) => policy))
  const lines = additions.map(({ policy, version, created }) => `  ${policy} ${version}, created ${created}`)
  const what = `${versions(additions.length)} of ${count(policies.size, 'policy', 'policies')}`
  return check
    ? [`sync: ${what} to import; run it without --check`, ...lines].join('\n')
    : [`sync: imported ${what}; ${versions(versionCount + additions.length)} recorded`, ...lines].join('\n')
}

const versions = (number: number): string => count(number, 'version', 'versions')

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`
