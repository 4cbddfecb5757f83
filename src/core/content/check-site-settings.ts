// The catalog's own record and the others in; findings about the services that it calls the subject's own out.
import { servicePrefix } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { ContentFolder } from './content-folder.ts'

/** Only a catalog with a subject has services of its own, each once, with actions that AWS has listed. */
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
            expected: 'a subject, or no services of its own',
            tip: 'Say in subject whose services they are, or remove ownServices.',
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
        'a service of which first-seen.json lists an action',
        'Correct the spelling, or record since when AWS lists its actions.',
      )
    }),
  ]
}
