// Tests the checks of the services that the site settings call the site's own.
import { expect, test } from 'vitest'
import type { SiteSettings } from '../records/record.ts'
import { assertContactValid, assertOwnServices, checkContact } from './check-site-settings.ts'

const firstSeen = {
  file: 'first-seen.json',
  record: {
    oldestSnapshot: '2019-09-13',
    newestSnapshot: '2024-01-01',
    actions: { 'connect:ListUsers': { firstSeen: '2019-09-13' } },
  },
}

function findingsOf(fields: Partial<SiteSettings>): readonly string[] {
  const record = { title: 'Test', asOf: '2024-01-01T00:00:00Z', tagAuthority: 'example.org', ...fields }
  return assertOwnServices({
    settings: { file: 'site.json', record },
    firstSeen,
    policies: [],
    examples: [],
  }).map(({ at, found }) => `${at.join('.')}: ${found}`)
}

const subject = 'Amazon Connect'

test.each([
  ['no services', {}, []],
  ['services of a subject', { subject, ownServices: ['connect'] }, []],
  [
    'services without a subject',
    { ownServices: ['connect'] },
    ['ownServices: services of a subject that is not named'],
  ],
  [
    'a service twice',
    { subject, ownServices: ['connect', 'connect'] },
    ['ownServices.1: connect a second time'],
  ],
  ['a misspelled service', { subject, ownServices: ['conect'] }, ['ownServices.0: "conect"']],
])('%s', (_what, fields, expected) => {
  expect(findingsOf(fields)).toEqual(expected)
})

test.each([
  ['a contact that is valid on the day of the catalog', '2024-01-02', []],
  ['a contact that expires on that day', '2024-01-01', ['2024-01-01']],
  ['a contact that expired before', '2023-12-31', ['2023-12-31']],
])('%s', (_what, expires, expected) => {
  const record = {
    title: 'Test',
    asOf: '2024-01-01T00:00:00Z',
    tagAuthority: 'example.org',
    security: { contact: 'mailto:a@example.org', expires },
  }
  const settings = { file: 'site.json', record }
  const found = assertContactValid({ settings, firstSeen, policies: [], examples: [] })
  expect(found.map((finding) => finding.found)).toEqual(expected)
  expect(checkContact(settings, '2024-06-01')).toHaveLength(1)
})
