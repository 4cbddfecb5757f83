// Checks the services that the site settings name as the subject's own.
import { servicePrefix } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { ContentFolder } from './content-folder.ts'

/** Check that only a site with a subject has its own services, each named once and with actions that AWS listed. */
export function assertOwnServices({ settings, firstSeen }: ContentFolder): readonly Finding[] {
  const { ownServices = [], subject } = settings?.record ?? {}
  if (settings === undefined || firstSeen === undefined || ownServices.length === 0) return []
  const { file } = settings
  const listed = new Set(Object.keys(firstSeen.record.actions).map(servicePrefix))
  const wrong = (i: number, found: string, expected: string, tip: string) => [
    { file, at: ['ownServices', i], found, expected, tip },
  ]
  return [
    ...(subject === undefined
      ? [
          {
            file,
            at: ['ownServices'],
            found: 'services of a subject that is not named',
            expected: 'a subject, or no ownServices',
            tip: 'Set subject to the product that the services belong to, or remove ownServices.',
          },
        ]
      : []),
    ...ownServices.flatMap((prefix, i) => {
      if (ownServices.indexOf(prefix) < i)
        return wrong(i, `${prefix} a second time`, 'every service once', 'Remove one of the two.')
      if (listed.has(prefix)) return []
      return wrong(
        i,
        JSON.stringify(prefix),
        'a service with at least one action in first-seen.json',
        'Correct the spelling, or record when AWS first listed its actions.',
      )
    }),
  ]
}

/** Check that every service has one entry of notes. */
export function assertServiceNotesUnique({ settings }: ContentFolder): readonly Finding[] {
  const prefixes = settings?.record.services?.map(({ prefix }) => prefix) ?? []
  return prefixes.flatMap((prefix, i) =>
    settings === undefined || prefixes.indexOf(prefix) === i
      ? []
      : [
          {
            file: settings.file,
            at: ['services', i, 'prefix'],
            found: `${prefix} a second time`,
            expected: 'every service once',
            tip: 'Merge the two entries.',
          },
        ],
  )
}
