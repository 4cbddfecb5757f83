// Checks the record of AWS's announcements: its order, its references and its matches with versions.

import { type DatedVersion, matchAnnouncements } from '../changes/match-announcements.ts'
import type { Finding } from '../json/finding.ts'
import type { AnnouncementRecord } from '../records/announcement.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

type Announcements = Filed<readonly AnnouncementRecord[]>

/** Check that announcements are listed newest first, as AWS prints them. */
export function assertAnnouncementsSorted({ file, record }: Announcements): readonly Finding[] {
  return record.flatMap(({ date }, i) => {
    const before = record[i - 1]
    if (before === undefined || before.date >= date) return []
    const tip = 'Move it up, so that the newest comes first.'
    const found = `${date} after ${before.date}`
    return [{ file, at: [i, 'date'], found, expected: 'the same or an earlier day', tip }]
  })
}

/** Check that announcements are about cataloged policies and contain the misspellings recorded for them. */
export function assertAnnouncementReferences({ announcements, policies }: ContentFolder): readonly Finding[] {
  if (announcements === undefined) return []
  const { file, record } = announcements
  const names = policies.map(({ name }) => name)
  return record.flatMap(({ policy, actions, denied = [], misspelled = [] }, i) => [
    ...(policy === undefined || names.includes(policy)
      ? []
      : [
          {
            file,
            at: [i, 'policy'],
            found: JSON.stringify(policy),
            expected: 'the name of a policy in the catalog',
            tip: `Use one of ${names.join(', ')}, or record the policy.`,
          },
        ]),
    ...misspelled.flatMap(({ printed }, j) =>
      [...actions, ...denied].includes(printed)
        ? []
        : [
            {
              file,
              at: [i, 'misspelled', j, 'printed'],
              found: JSON.stringify(printed),
              expected: 'one of the actions that the announcement names',
              tip: 'Spell it as AWS prints it.',
            },
          ],
    ),
  ])
}

/** Check that the recorded version of every announcement is the one computed from the records. */
export function assertMatches(
  file: string,
  record: readonly AnnouncementRecord[],
  versionsOf: (policy: string) => readonly DatedVersion[],
): readonly Finding[] {
  const matches = matchAnnouncements(record, versionsOf)
  return record.flatMap(({ version }, i) => {
    const computed = matches[i]?.version
    if (version === computed) return []
    const tip = 'Look at both versions; record the computed one, or correct the actions and the date.'
    return [
      {
        file,
        at: [i, 'version'],
        found: version ?? 'no version',
        expected: computed ?? 'no version: none close enough in time adds what it names',
        tip,
      },
    ]
  })
}
