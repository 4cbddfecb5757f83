// Versions and the catalogue's "now" in, findings about dates that cannot be right out.
import { type VersionRecord, versionNumber } from '../record.ts'
import type { ContentFolder, Filed, PolicyFolder } from './content-folder.ts'
import type { Finding } from './fault.ts'

/** A later version was never created before an earlier one. */
export function assertDatesInOrder(folder: PolicyFolder): readonly Finding[] {
  const ordered = sortVersions(folder.versions)
  return ordered.flatMap(({ file, record }, index) => {
    const before = ordered[index - 1]?.record
    if (before === undefined || before.created <= record.created) return []
    return [
      {
        file,
        at: ['created'],
        found: record.created,
        expected: `a date not before that of ${before.version}, ${before.created}`,
        tip: 'Look up when IAM created each of the two versions and correct the wrong one.',
      },
    ]
  })
}

/** The catalogue's "now" is not before anything that it knows. */
export function assertAsOf({ catalogue, policies }: ContentFolder): readonly Finding[] {
  if (catalogue === undefined) return []
  const newest = policies
    .flatMap(({ versions }) => versions)
    .reduce<Filed<VersionRecord> | undefined>(
      (latest, version) =>
        latest === undefined || version.record.created > latest.record.created ? version : latest,
      undefined,
    )
  if (newest === undefined || newest.record.created <= catalogue.record.asOf) return []
  const { policy, version, created } = newest.record
  return [
    {
      file: catalogue.file,
      at: ['asOf'],
      found: catalogue.record.asOf,
      expected: `${created} or later: ${policy} ${version} was created then`,
      tip: 'Set asOf to the later of the newest version and the action snapshot; `npm run sync` does so.',
    },
  ]
}

/** Sort versions by number, oldest first. */
export function sortVersions(versions: readonly Filed<VersionRecord>[]): readonly Filed<VersionRecord>[] {
  return [...versions].sort((a, b) => versionNumber(a.record.version) - versionNumber(b.record.version))
}
