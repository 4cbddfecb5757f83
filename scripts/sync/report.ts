// The outcome of a sync in, the lines that tell a person about it out.
import { countOf } from '../../src/views/words.ts'
import { isWork, type SyncReport } from './run.ts'

/** Tell what was written, or would be, with counts. */
export function formatReport(report: SyncReport, check: boolean): string {
  return [
    summarise(report, check),
    ...report.additions.map(({ policy, version, created }) => `  ${policy} ${version}, created ${created}`),
    ...report.defaults.map(
      ({ record, defaultVersion }) =>
        `  ${record.name}, in force ${defaultVersion ?? 'not known any more'}, ${record.defaultVersion ?? 'not known'} before`,
    ),
    ...report.unknown.map(({ name, status }) => `  ${name}, ${status}: not known upstream`),
  ].join('\n')
}

function summarise(report: SyncReport, check: boolean): string {
  const { additions, defaults, policyCount, versionCount } = report
  if (!isWork(report)) {
    return `sync: nothing to import; ${policies(policyCount)}, ${versions(versionCount)} recorded`
  }
  const named = new Set(additions.map(({ policy }) => policy))
  const what = [
    ...(additions.length === 0 ? [] : [`${versions(additions.length)} of ${policies(named.size)}`]),
    ...(defaults.length === 0 ? [] : [`the version in force of ${policies(defaults.length)}`]),
  ].join(' and ')
  return check
    ? `sync: ${what} to import; run it without --check`
    : `sync: imported ${what}; ${versions(versionCount + additions.length)} recorded`
}

const versions = (count: number) => countOf(count, 'version')

const policies = (count: number) => countOf(count, 'policy', 'policies')
