// Tests that a sync from a misbehaving IAM gets through, or fails with one clear error and changes nothing.
import { existsSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { swapPaths } from '../../../src/data/recover-content.ts'
import {
  makeContent,
  readTree,
  removeMadeContent,
  soundContent,
} from '../../../src/data/temporary-content.ts'
import {
  allow,
  closeServers,
  encode,
  sample,
  serve,
  sourceAt,
  sync,
  v1,
  v2,
} from '../../../tests/support/iam-sample.ts'
import { type Disturbance, refuse } from '../../../tests/support/iam-server.ts'

afterAll(() => {
  closeServers()
  return removeMadeContent()
})

const throttled: Disturbance = refuse('Throttling', 400, 'Rate exceeded')

test('a throttled call is retried until IAM answers', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint, calls } = await serve([sample], (_, number) => (number <= 2 ? throttled : undefined))
  expect((await sync(dir, sourceAt(endpoint))).additions).toHaveLength(1)
  expect(calls.map(({ action }) => action)).toEqual([
    'GetPolicy',
    'GetPolicy',
    'GetPolicy',
    'ListPolicyVersions',
    'GetPolicyVersion',
    'GetPolicyVersion',
  ])
})

test('a call whose answer breaks off or does not come is retried', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint } = await serve([sample], (_, number) =>
    number === 1 ? 'cut' : number === 2 ? 'hang' : undefined,
  )
  expect((await sync(dir, sourceAt(endpoint))).additions).toHaveLength(1)
})

test('a signature that IAM refuses because of the clock is corrected', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint } = await serve([sample], (_, number) =>
    number === 1
      ? {
          ...refuse('SignatureDoesNotMatch', 403),
          headers: { date: new Date(Date.now() + 3_600_000).toUTCString() },
        }
      : undefined,
  )
  expect((await sync(dir, sourceAt(endpoint))).additions).toHaveLength(1)
})

/** Serve an IAM whose v2 is different. */
const withV2 = (version: Partial<typeof v2>) => serve([{ ...sample, versions: [{ ...v2, ...version }, v1] }])
const withDocument = (document: string) => withV2({ document: encodeURIComponent(document) })
const always = (disturbance: Disturbance) => serve([sample], () => disturbance)
const after = (action: string, disturbance: Disturbance) =>
  serve([sample], (call) => (call.action === action ? disturbance : undefined))

const failures: readonly (readonly [string, () => ReturnType<typeof serve>, readonly string[]])[] = [
  [
    'throttles forever',
    () => always(throttled),
    ['Sample, GetPolicy\n', 'found     Throttling after 3 attempts: "Rate exceeded"', 'again later'],
  ],
  [
    'never answers',
    () => always('hang'),
    ['found     TimeoutError', 'after 3 attempts', 'an answer from IAM'],
  ],
  ['always cuts its answer', () => always('cut'), ['ECONNRESET after 3 attempts']],
  ['has an internal error', () => always(refuse('ServiceFailure', 500)), ['ServiceFailure', '3 attempts']],
  [
    'answers with malformed XML',
    () => always({ status: 200, body: '<GetPolicyResponse><GetPolicyResult></a>' }),
    ['Sample, GetPolicy\n', 'mismatched tags', 'an answer in the format of the IAM API'],
  ],
  [
    'is the login page of a hotel',
    () => always({ status: 200, body: '<html><body>Welcome</body></html>' }),
    ['Sample, GetPolicy, $.Policy\n', 'found     nothing', 'expected  an object'],
  ],
  [
    'answers with an error that is not XML',
    () => always({ status: 418, body: 'a teapot \u001b[31m' }),
    ['Sample, GetPolicy\n'],
  ],
  [
    'refuses the credentials',
    () => always(refuse('InvalidClientTokenId', 403)),
    ['Sample, GetPolicy\n', 'found     InvalidClientTokenId: "Told so."', 'Sign in again'],
  ],
  [
    'lists no versions',
    () => serve([{ ...sample, versions: [] }]),
    ['Sample, ListPolicyVersions\n', 'found     an empty list', 'expected  at least one item'],
  ],
  [
    'does not list the default version',
    () => serve([{ ...sample, defaultVersion: 'v3' }]),
    ['found     v2, v1', 'a list with the default version v3'],
  ],
  [
    'lists an invalid version',
    () => withV2({ id: '../v2' }),
    ['ListPolicyVersions, $[0].VersionId\n', 'found     string "../v2"', 'expected  a version ID such as v4'],
  ],
  [
    'changes a version',
    () => serve([{ ...sample, versions: [v2, { ...v1, document: v2.document }] }]),
    ['Sample v1: $.document.Statement[0].Action is recorded as string "connect:ListUsers"'],
  ],
  [
    'gives a recorded version a different date',
    () => serve([{ ...sample, versions: [v2, { ...v1, created: '2020-01-01T00:00:01Z' }] }]),
    ['Sample v1: $.created is recorded as 2020-01-01T00:00:00Z, but IAM has 2020-01-01T00:00:01Z'],
  ],
  [
    'gives a version a future date',
    () => withV2({ created: '2999-01-01T00:00:00Z' }),
    ['found     v2 created 2999-01-01T00:00:00Z', 'expected  a date in the past'],
  ],
  ['dates a version before the previous one', () => withV2({ created: '2019-01-01T00:00:00Z' }), ['of v1']],
  ['sends an invalid date', () => withV2({ created: 'yesterday' }), ['Sample, ListPolicyVersions']],
  [
    'sends a document that is not JSON',
    () => withDocument('{"Version": }'),
    ['Sample, GetPolicyVersion v2\n', 'found     "}"', 'tip       Run the sync again'],
  ],
  [
    'sends a document with a field __proto__',
    () => withDocument('{"Version": "2012-10-17", "__proto__": {}, "Statement": []}'),
    ['GetPolicyVersion v2, $.__proto__\n', 'found     a field named "__proto__"'],
  ],
  [
    'sends a document with a duplicate field',
    () => withDocument('{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}'),
    ['GetPolicyVersion v2, $.Version\n', 'a second time'],
  ],
  [
    'sends a 1 MB document',
    () => withV2({ document: encode(allow(`connect:${'x'.repeat(1_000_000)}`)) }),
    ['GetPolicyVersion v2\n', 'at most 500,000 characters'],
  ],
  [
    'sends a document that is wrongly encoded',
    () => withV2({ document: '%7B%ZZ' }),
    ['GetPolicyVersion v2\n', 'URL-encoded'],
  ],
  [
    'does not know a version that it listed',
    () => after('GetPolicyVersion', refuse('NoSuchEntity', 404)),
    ['Sample, GetPolicyVersion v2\n', 'Sample, GetPolicyVersion v1\n'],
  ],
  [
    'does not know the policy',
    () => serve([]),
    ['Sample, GetPolicy\n', 'NoSuchEntity', '"retired" if AWS has retired the policy'],
  ],
  [
    'denies ListPolicyVersions',
    () => after('ListPolicyVersions', refuse('AccessDenied', 403, 'User is not authorized')),
    ['Sample, ListPolicyVersions\n', 'AccessDenied', 'iam:ListPolicyVersions'],
  ],
]

const isClean = (dir: string) => !existsSync(swapPaths(dir).next) && !existsSync(swapPaths(dir).previous)

test.each(failures)('an IAM that %s leaves the content untouched', async (_, start, messages) => {
  const dir = await makeContent(soundContent)
  const before = await readTree(dir)
  const outcome = await sync(dir, sourceAt((await start()).endpoint)).catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(Error)
  for (const message of messages) expect(String(outcome)).toContain(message)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey them.
  expect(String(outcome)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  expect(await readTree(dir)).toEqual(before)
  expect(isClean(dir)).toBe(true)
})

test('the faults of several policies are reported together', async () => {
  const other = { ...soundContent['policies/Sample/policy.json'], name: 'Other' }
  const dir = await makeContent({
    ...soundContent,
    'policies/Other/policy.json': { ...other, arn: 'arn:aws:iam::aws:policy/Other' },
    'policies/Other/v1.json': { ...soundContent['policies/Sample/v1.json'], policy: 'Other' },
  })
  const { endpoint } = await serve([{ ...sample, versions: [v2, { ...v1, document: v2.document }] }])
  const message = await sync(dir, sourceAt(endpoint)).catch(String)
  expect(message).toContain('nothing was imported\n  Other, GetPolicy\n    found     NoSuchEntity')
  expect(message).toContain('\n  Sample v1: $.document')
})
