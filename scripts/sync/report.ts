// The outcome of a sync in, the lines that tell a person about it out.
import { countOf } from '../../src/views/words.ts'
import { isWork, type SyncReport } from './run.ts'

/** More versions than this are only counted. */
const mostNamed = 100

/** Tell what was written, or would be, with counts. */
export function formatReport(report: SyncReport, check: boolean): string {
  const { additions } = report
  return [
    summarise(report, check),
    ...(additions.length > mostNamed
      ? []
      : additions.map(({ policy, version, created }) => `  ${policy} ${version}, created ${created}`)),
    ...report.defaults.map(
      ({ record, defaultVersion }) =>
        `  ${record.name}, in force ${defaultVersion ?? 'not known any more'}, ${record.defaultVersion ?? 'not known'} before`,
    ),
    ...report.unknown.map(
      ({ name, status }) => `  ${name}${status === undefined ? '' : `, ${status}`}: not known upstream`,
    ),
    ...report.skipped.flatMap(({ policy, refusals }) => [
      `  ${policy}: left out as a whole`,
      ...refusals.map((refusal) => `    ${refusal}`),
    ]),
    ...report.leftOut.map((what) => `  not brought from the repository: ${what}`),
  ].join('\n')
}

function summarise(report: SyncReport, check: boolean): string {
  const { additions, defaults, newPolicies, policyCount, versionCount } = report
  if (!isWork(report)) {
    return `sync: nothing to import; ${policies(policyCount)}, ${versions(versionCount)} recorded`
  }
  const brought = newPolicies.reduce((sum, history) => sum + history.versions.length, 0)
  const named = new Set([
    ...additions.map(({ policy }) => policy),
    ...newPolicies.map(({ record }) => record.name),
  ])
  const what = [
    ...(named.size === 0 ? [] : [`${versions(additions.length + brought)} of ${policies(named.size)}`]),
    ...(defaults.length === 0 ? [] : [`the version in force of ${policies(defaults.length)}`]),
    ...(report.hasNewDays ? ['first days of actions'] : []),
  ].join(' and ')
  return check
    ? `sync: ${what} to import; run it without --check`
    : `sync: imported ${what}; ${versions(versionCount + additions.length + brought)} recorded`
}

const versions = (count: number) => countOf(count, 'version')

const policies = (count: number) => countOf(count, 'policy', 'policies')
