// The record of AWS's announcements in, findings about its order, its references and its matches out.

import { type DatedVersion, matchAnnouncements } from '../changes/match-announcements.ts'
import type { Finding } from '../json/finding.ts'
import type { AnnouncementRecord } from '../records/announcement.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

type Announcements = Filed<readonly AnnouncementRecord[]>

/** Announcements stand newest first, as AWS prints them. */
export function assertAnnouncementsSorted({ file, record }: Announcements): readonly Finding[] {
  return record.flatMap(({ date }, i) => {
    const before = record[i - 1]
    if (before === undefined || before.date >= date) return []
    const tip = 'Move it up, so that the newest stands first.'
    return [{ file, at: [i, 'date'], found: `${date} after ${before.date}`, expected: 'no later day', tip }]
  })
}

/** An announcement speaks of a cataloged policy, and what it misspells it prints. */
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
            expected: 'the name of a policy of the catalog',
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
              tip: 'Write it as AWS prints it.',
            },
          ],
    ),
  ])
}

/** The recorded version of every announcement is the one that is computed from the records. */
export function assertMatches(
  file: string,
  record: readonly AnnouncementRecord[],
  versionsOf: (policy: string) => readonly DatedVersion[],
): readonly Finding[] {
  const matches = matchAnnouncements(record, versionsOf)
  return record.flatMap(({ version }, i) => {
    const computed = matches[i]?.version
    if (version === computed) return []
    const tip = 'Look at both versions; record the computed one, or correct the actions and the day.'
    return [
      {
        file,
        at: [i, 'version'],
        found: version ?? 'no version',
        expected: computed ?? 'no version: none within reach brings what it names',
        tip,
      },
    ]
  })
}
