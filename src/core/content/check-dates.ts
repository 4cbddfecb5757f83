// Versions and the catalog's "now" in, findings about dates that cannot be right out.

import type { Finding } from '../json/finding.ts'
import { type VersionRecord, versionNumber } from '../records/record.ts'
import type { ContentFolder, Filed, PolicyFolder } from './content-folder.ts'

/** A later version was never created before an earlier one, also across versions without a date. */
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
        expected: `a date not before that of ${before.record.version}, ${before.created}`,
        tip: 'Look up when IAM created each of the two versions and correct the wrong one.',
      },
    ]
  })
}

/** The catalog's "now" is not before anything that it knows. */
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
      tip: 'Set asOf to the later of the newest version and the action snapshot; `npm run sync` does so.',
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
