// Checks the services that the site settings name as the subject's own, and the day on which the contact expires.
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

/** Check that the contact for reports of weaknesses has not expired on the day of the catalog. */
export function assertContactValid({ settings }: ContentFolder): readonly Finding[] {
  return settings === undefined ? [] : checkContact(settings, settings.record.asOf.slice(0, 10))
}

/** Check that the contact is still valid on a day, UTC. Source: https://www.rfc-editor.org/rfc/rfc9116#section-2.5.5. */
export function checkContact(
  { file, record }: NonNullable<ContentFolder['settings']>,
  today: string,
): readonly Finding[] {
  const expires = record.security?.expires
  if (expires === undefined || expires > today) return []
  return [
    {
      file,
      at: ['security', 'expires'],
      found: expires,
      expected: `a day after ${today}`,
      tip: 'Check that somebody still reads what arrives at the contact, and set a day less than a year from now.',
    },
  ]
}
