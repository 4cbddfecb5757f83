import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { siteSettings } from '../../core/records/record.ts'
import { toSecurityText } from './security-text.ts'

const site = smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }])
const security = { contact: 'mailto:security@example.org', expires: '2027-06-30' }

test('without a contact there is no file', () => {
  expect(toSecurityText(site)).toBeUndefined()
})

test('the file has the contact, the day of expiry as an instant and its own address', () => {
  expect(toSecurityText({ ...site, settings: { ...site.settings, security } })).toBe(
    [
      'Contact: mailto:security@example.org',
      'Expires: 2027-06-30T00:00:00Z',
      'Preferred-Languages: en',
      'Canonical: https://catalog.example/base/.well-known/security.txt',
      '',
    ].join('\n'),
  )
})

test.each([
  ['a mail address', security, true],
  ['a web address', { ...security, contact: 'https://example.org/report' }, true],
  ['a bare mail address', { ...security, contact: 'security@example.org' }, false],
  ['plain HTTP', { ...security, contact: 'http://example.org/report' }, false],
  ['a line break', { ...security, contact: 'mailto:a@example.org\nContact: mailto:b@example.org' }, false],
  ['no day', { contact: security.contact }, false],
  ['a day that does not exist', { ...security, expires: '2027-02-30' }, false],
  ['an instant', { ...security, expires: '2027-06-30T00:00:00Z' }, false],
])('settings with %s', (_what, given, isValid) => {
  expect(siteSettings.safeParse({ ...site.settings, security: given }).success).toBe(isValid)
})
