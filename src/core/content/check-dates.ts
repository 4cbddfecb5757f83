// Finds dates of versions, and a date of the site settings, that cannot be right.

import type { Finding } from '../json/finding.ts'
import { type VersionRecord, versionNumber } from '../records/record.ts'
import type { ContentFolder, Filed, PolicyFolder } from './content-folder.ts'

/** Check that no version was created before one with a lower number, even across versions without a date. */
export function assertDatesInOrder(folder: PolicyFolder): readonly Finding[] {
  const ordered = listDated(sortVersions(folder.versions))
  return ordered.flatMap(({ file, created }, index) => {
    const before = ordered[index - 1]
    if (before === undefined || before.created <= created) return []
    return [
      {
        file,
        at: ['created'],
        found: created,
        expected: `a date no earlier than that of ${before.record.version}, ${before.created}`,
        tip: 'Look up when IAM created each of the two versions, and correct the wrong date.',
      },
    ]
  })
}

/** Check that asOf, which is "now" for the site, is not before the newest version. */
export function assertAsOf({ settings, policies }: ContentFolder): readonly Finding[] {
  if (settings === undefined) return []
  const newest = policies
    .flatMap(({ versions }) => listDated(versions))
    .reduce<Dated | undefined>(
      (latest, version) => (latest === undefined || version.created > latest.created ? version : latest),
      undefined,
    )
  if (newest === undefined || newest.created <= settings.record.asOf) return []
  const { created } = newest
  const { policy, version } = newest.record
  return [
    {
      file: settings.file,
      at: ['asOf'],
      found: settings.record.asOf,
      expected: `${created} or later: ${policy} ${version} was created then`,
      tip: 'Set asOf to the later of the dates of the newest version and the action snapshot; `npm run sync` does so.',
    },
  ]
}

type Dated = Filed<VersionRecord> & { readonly created: string }

function listDated(versions: readonly Filed<VersionRecord>[]): readonly Dated[] {
  return versions.flatMap(({ file, record }) =>
    record.created === undefined ? [] : [{ file, record, created: record.created }],
  )
}

/** Sort versions by number, oldest first. */
export function sortVersions(versions: readonly Filed<VersionRecord>[]): readonly Filed<VersionRecord>[] {
  return [...versions].sort((a, b) => versionNumber(a.record.version) - versionNumber(b.record.version))
}
