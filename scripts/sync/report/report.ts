// Formats the report that a sync prints.
import { nameLoss } from '../../../src/core/actions/find-losses.ts'
import { countOf } from '../../../src/views/words/words.ts'
import { isWork, type SyncReport } from '../run.ts'

/** More versions than this are only counted. */
const mostNamed = 100

/** Describe what was written, or would be, with counts. */
export function formatReport(report: SyncReport, check: boolean): string {
  const { additions } = report
  return [
    summarize(report, check),
    ...(additions.length > mostNamed
      ? []
      : additions.map(
          ({ policy, version, created }) =>
            `  ${policy} ${version}, ${created === undefined ? 'date unknown' : `created ${created}`}`,
        )),
    ...(report.dated.length > mostNamed
      ? []
      : report.dated.map(
          ({ policy, version, created }) => `  ${policy} ${version}, created ${created} (date was unknown)`,
        )),
    ...report.defaults.map(
      ({ record, defaultVersion }) =>
        `  ${record.name}, in force: ${defaultVersion ?? 'no longer known'} (was ${record.defaultVersion ?? 'unknown'})`,
    ),
    ...report.unknown.map(
      ({ name, status }) => `  ${name}${status === undefined ? '' : `, ${status}`}: not found upstream`,
    ),
    ...report.skipped.flatMap(({ policy, refusals }) => [
      `  ${policy}: left out entirely`,
      ...refusals.map((refusal) => `    ${refusal}`),
    ]),
    ...report.acceptedLosses.map(
      (loss) => `  accepted: ${loss.after} of ${loss.before} ${nameLoss(loss)} are left in ${loss.snapshot}`,
    ),
    ...report.reach.map((name) => `  ${name}: reach into the catalog’s services`),
    ...listUndated(report.undated),
    ...report.leftOut.map((what) => `  not copied from the repository: ${what}`),
  ].join('\n')
}

function summarize(report: SyncReport, check: boolean): string {
  const { additions, dated, defaults, newPolicies, policyCount, versionCount } = report
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
    ...(dated.length === 0 ? [] : [`the dates of ${versions(dated.length)}`]),
    ...(defaults.length === 0 ? [] : [`the version in force of ${policies(defaults.length)}`]),
    ...(report.hasNewDays ? ['first-seen dates of actions'] : []),
    ...(report.hasNewCounts ? ['the counts of the action snapshot'] : []),
    ...(report.hasNewReach ? [`the reach of ${policies(report.reach.length)} outside the catalog`] : []),
    ...(report.hasNewNames
      ? [`${countOf(report.managedNames.length, 'name')} of AWS’s managed policies`]
      : []),
    ...(report.hasNewReference ? [`${countOf(report.referenceRowCount, 'change')} of AWS’s reference`] : []),
  ].join(' and ')
  return check
    ? `sync: ${what} to import; run again without --check`
    : `sync: imported ${what}; ${versions(versionCount + additions.length + brought)} recorded`
}

/** More policies than this are only counted. */
const mostUndated = 20

/** Report how many versions have no date, and which they are. */
function listUndated(undated: SyncReport['undated']): readonly string[] {
  if (undated.length === 0) return []
  const byPolicy = Map.groupBy(undated, ({ policy }) => policy)
  const named = [...byPolicy]
    .slice(0, mostUndated)
    .map(([policy, ofPolicy]) => `${policy} ${ofPolicy.map(({ version }) => version).join(', ')}`)
  const more = byPolicy.size - named.length
  return [
    `  ${versions(undated.length)} of ${policies(byPolicy.size)} without a date (add dates with --dates FILE): ${named.join('; ')}${more > 0 ? `; and ${countOf(more, 'more policy', 'more policies')}` : ''}`,
  ]
}

const versions = (count: number) => countOf(count, 'version')

const policies = (count: number) => countOf(count, 'policy', 'policies')
