import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuery } from './read-query.ts'

const who = 'User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform:'
const on = 'on resource: arn:aws:connect:us-east-1:111122223333:instance/a'

const errors: readonly (readonly [text: string, lookups: readonly string[]])[] = [
  [
    `${who} connect:ClaimPhoneNumber ${on} because no identity-based policy allows the connect:ClaimPhoneNumber action`,
    ['connect:ClaimPhoneNumber', 'access denied error'],
  ],
  [
    `${who} connect:ListUsers ${on} with an explicit deny in a service control policy`,
    ['connect:ListUsers', 'service control policy', 'explicit deny', 'access denied error'],
  ],
  [
    `${who} connect:ListUsers ${on} because no permissions boundary allows the connect:ListUsers action`,
    ['connect:ListUsers', 'permissions boundary', 'access denied error'],
  ],
  [
    `${who} connect:ListUsers ${on} because no session policy allows the connect:ListUsers action`,
    ['connect:ListUsers', 'session policy', 'access denied error'],
  ],
  [
    'An error occurred (AccessDeniedException) when calling the ClaimPhoneNumber operation: not allowed',
    ['ClaimPhoneNumber', 'access denied error'],
  ],
  [
    `An error occurred (AccessDeniedException) when calling the ListUsers operation: ${who} connect:ListUsers ${on}`,
    ['connect:ListUsers', 'access denied error'],
  ],
  [
    'You are not authorized to perform this operation. Encoded authorization failure message: AQID',
    ['encoded authorization message', 'access denied error'],
  ],
  ['connect:ClaimPhoneNumber access denied', ['connect:ClaimPhoneNumber', 'access denied error']],
  ['ClaimPhoneNumber: AccessDenied', ['ClaimPhoneNumber', 'access denied error']],
]
test.each(errors)('%s', (text, lookups) => {
  expect(readQuery(text)).toEqual(lookups)
  expect(readQuery(`\n  ${text}\r\n`)).toEqual(lookups)
})

const arns: readonly (readonly [text: string, lookups: readonly string[]])[] = [
  ['arn:aws:iam::aws:policy/AmazonConnect_FullAccess', ['AmazonConnect_FullAccess']],
  ['arn:aws:iam::aws:policy/aws-service-role/CasesPolicy', ['CasesPolicy']],
  ['"arn:aws-us-gov:iam::aws:policy/AmazonConnect_FullAccess",', ['AmazonConnect_FullAccess']],
  [
    'arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_Ab12',
    ['AWSServiceRoleForAmazonConnect'],
  ],
  [
    'arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555/queue/22222222-2222-3333-4444-555555555555',
    ['resource arn', 'connect', 'connect queue'],
  ],
  [
    'arn:aws:connect:us-east-1:111122223333:phone-number/*',
    ['resource arn', 'connect', 'connect phone-number'],
  ],
]
test.each(arns)('%s', (text, lookups) => {
  expect(readQuery(text)).toEqual(lookups)
})

test.each(['who can delete a contact flow', 'connect:ListUsers', 'permission denied', 'deny recording', ''])(
  '"%s" is looked for as it is',
  (text) => {
    expect(readQuery(text)).toEqual([text])
  },
)

test('any text is read quickly and leads to something to look for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(readQuery(`arn:aws:${text}`).length).toBeGreaterThan(0)
      expect(readQuery(text).length).toBeGreaterThan(0)
    }),
  )
  const start = performance.now()
  readQuery('perform: a:A'.repeat(100_000))
  readQuery(`arn:aws:${':'.repeat(100_000)}`)
  expect(performance.now() - start).toBeLessThan(500)
})
