// Tests what a sync would add or refuse, given recorded and upstream policies.
import { expect, test } from 'vitest'
import type { PolicyHistory } from '../../../src/data/records.ts'
import { noDates, parseDates } from '../sources/dates.ts'
import type { UpstreamPolicy } from '../sources/upstream.ts'
import { planSync } from './plan.ts'
import { explainShrink } from './shrink.ts'

const arn = 'arn:aws:iam::aws:policy/Sample'
const documentOf = (action: string) => ({
  Version: '2012-10-17' as const,
  Statement: [{ Effect: 'Allow' as const, Action: [action], Resource: '*' }],
})
const date = { created: '2020-01-01T00:00:00Z', sources: ['test'] }

const history = (
  versions: readonly string[],
  name = 'Sample',
  status: 'current' | 'retired' = 'current',
): PolicyHistory => ({
  record: {
    name,
    arn: `arn:aws:iam::aws:policy/${name}`,
    kind: 'managed',
    status,
    summary: 'For tests.',
    attachedTo: 'Nobody.',
    source: 'https://example.org/',
    companions: [],
  },
  versions: versions.map((version) => ({
    policy: name,
    version,
    ...date,
    document: documentOf('connect:*'),
  })),
})

const upstream = (...versions: UpstreamPolicy['versions']): readonly UpstreamPolicy[] => [
  { name: 'Sample', arn, versions },
]

test('a version that is not recorded is added with the date of its source', () => {
  const v2 = { version: 'v2', document: documentOf('connect:List*'), date: { ...date, sources: ['iam'] } }
  const plan = planSync(
    [history(['v1'])],
    upstream({ version: 'v1', document: documentOf('connect:*') }, v2),
    noDates,
  )
  expect(plan).toEqual({
    additions: [
      {
        policy: 'Sample',
        version: 'v2',
        created: '2020-01-01T00:00:00Z',
        sources: ['iam'],
        document: documentOf('connect:List*'),
      },
    ],
    dated: [],
    defaults: [],
    unknown: [],
    refusals: [],
    skipped: [],
  })
})

test('a date from the table takes precedence over that of the source', () => {
  const table = 'policy\tversion\tcreated\tsources\nSample\tv1\t2019-05-05T05:05:05Z\ta+b\n'
  const plan = planSync(
    [history([])],
    upstream({ version: 'v1', document: {}, date }),
    parseDates(table, 'dates.tsv'),
  )
  expect(plan.additions.map(({ created, sources }) => [created, sources])).toEqual([
    ['2019-05-05T05:05:05Z', ['a', 'b']],
  ])
})

test('additions are sorted by version number', () => {
  const versions = ['v10', 'v9', 'v1'].map((version) => ({ version, document: {}, date }))
  const { additions } = planSync([history([])], upstream(...versions), noDates)
  expect(additions.map(({ version }) => version)).toEqual(['v1', 'v9', 'v10'])
})

test('a version whose date no source shows is refused with advice', () => {
  const { additions, refusals } = planSync(
    [history(['v1'])],
    upstream({ version: 'v2', document: {} }),
    noDates,
  )
  expect(additions).toEqual([])
  expect(refusals).toEqual([
    'Sample v2: upstream has no reliable creation date; provide dates with --dates FILE (tab-separated: policy, version, created, sources)',
  ])
})

test('a recorded version that changed upstream is refused with the field that differs', () => {
  const { refusals } = planSync(
    [history(['v1'])],
    upstream({ version: 'v1', document: documentOf('connect:Get*') }),
    noDates,
  )
  expect(refusals).toEqual([
    'Sample v1: $.document.Statement[0].Action[0] is recorded as string "connect:*", but upstream has string "connect:Get*"; a version is immutable: find out which of the two AWS published before changing either',
  ])
})

test('another order of the same fields is not a change', () => {
  const { Version, Statement } = documentOf('connect:*')
  expect(
    planSync([history(['v1'])], upstream({ version: 'v1', document: { Statement, Version } }), noDates),
  ).toMatchObject({ additions: [], refusals: [] })
})

const inForce = (defaultVersion: string): PolicyHistory => {
  const { record, versions } = history(['v1', 'v2'])
  return { record: { ...record, defaultVersion }, versions }
}

test('a version newer than the one in force, from a source that does not report it, makes that unknown', () => {
  const added = (version: string) =>
    planSync([inForce('v2')], upstream({ version, document: {}, date }), noDates).defaults
  expect(added('v3').map(({ defaultVersion }) => defaultVersion)).toEqual([undefined])
  expect(added('v2')).toEqual([])
})

test('the version in force that a source reports is recorded', () => {
  const policy = { name: 'Sample', arn, versions: [], defaultVersion: 'v1' }
  const planned = (recorded: string) => planSync([inForce(recorded)], [policy], noDates).defaults
  expect(planned('v2').map(({ defaultVersion }) => defaultVersion)).toEqual(['v1'])
  expect(planned('v1')).toEqual([])
})

test('only dates from IAM itself are compared with the recorded ones', () => {
  const policy = {
    name: 'Sample',
    arn,
    versions: [
      {
        version: 'v1',
        document: documentOf('connect:*'),
        date: { ...date, created: '2021-01-01T00:00:00Z' },
      },
    ],
  }
  const refusals = (isFromIam: boolean) =>
    planSync([history(['v1'])], [{ ...policy, isFromIam }], noDates).refusals
  expect(refusals(false)).toEqual([])
  expect(refusals(true)).toEqual([
    "Sample v1: $.created is recorded as 2020-01-01T00:00:00Z, but IAM has 2021-01-01T00:00:00Z; correct the record: IAM's date is authoritative",
  ])
})

test('a different ARN is refused', () => {
  const policy = { name: 'Sample', arn: `${arn}2`, versions: [] }
  expect(planSync([history(['v1'])], [policy], noDates).refusals).toEqual([
    `Sample: $.arn is recorded as ${arn}, but upstream has ${arn}2`,
  ])
})

test.each(['../../x', 'v0', '1', '__proto__'])(
  'a version named %s is refused before it becomes a file',
  (version) => {
    const { refusals } = planSync([history(['v1'])], upstream({ version, document: {}, date }), noDates)
    expect(refusals).toEqual([
      `Sample: upstream has a version ${JSON.stringify(version)}; expected an ID such as v4`,
    ])
  },
)

test('a new policy that upstream does not have is refused', () => {
  expect(planSync([history([])], [], noDates).refusals).toEqual([
    'Sample: not found upstream; check the name or remove its folder',
  ])
})

test('an upstream without a recorded policy has shrunk', () => {
  expect(
    explainShrink([history(['v1']), history(['v1'], 'Other')], upstream({ version: 'v1', document: {} })),
  ).toContain('it lacks 1 of 2 policies (Other)')
})

test('an upstream that lacks more than 5% of the versions has shrunk', () => {
  const ids = Array.from({ length: 20 }, (_, index) => `v${index + 1}`)
  const knows = (count: number) =>
    upstream(...ids.slice(0, count).map((version) => ({ version, document: {} })))
  expect(explainShrink([history(ids)], knows(19))).toBeUndefined()
  expect(explainShrink([history(ids)], knows(18))).toContain(
    'it lacks 2 of 20 versions (Sample v19, Sample v20)',
  )
})

test('IAM may lack old versions, but not a policy', () => {
  const [known] = upstream({ version: 'v9', document: {} })
  const fromIam = known === undefined ? [] : [{ ...known, isFromIam: true }]
  expect(explainShrink([history(['v1', 'v8', 'v9'])], fromIam)).toBeUndefined()
  expect(explainShrink([history(['v9']), history(['v1'], 'Other')], fromIam)).toContain('policies (Other)')
})

test('a retired policy may be gone', () => {
  expect(
    explainShrink(
      [history(['v1']), history(['v2'], 'Old', 'retired')],
      upstream({ version: 'v1', document: {} }),
    ),
  ).toBeUndefined()
})

test.each([
  ['a wrong header', 'a\tb\n', ':1: expected the header'],
  ['an invalid date', 'policy\tversion\tcreated\tsources\nA\tv1\tyesterday\tx\n', ':2: expected a policy'],
  ['a missing cell', 'policy\tversion\tcreated\tsources\n\nA\tv1\n', ':3: expected a policy'],
])('a table of dates with %s is refused with its line', (_, text, message) => {
  expect(() => parseDates(text, 'dates.tsv')).toThrow(`dates.tsv${message}`)
})

test('a row without a date is ignored', () => {
  expect(parseDates('policy\tversion\tcreated\tsources\nA\tv1\t\t\n', 'dates.tsv')('A', 'v1')).toBeUndefined()
})

test('a recorded version without a date gets the date from IAM, and nothing else is planned', () => {
  const record = { policy: 'Sample', version: 'v1', sources: ['package'], document: documentOf('connect:*') }
  const known = { version: 'v1', document: record.document, date: { ...date, sources: ['iam'] } }
  const plan = planSync(
    [{ ...history([]), versions: [record] }],
    [{ name: 'Sample', arn, versions: [known], isFromIam: true }],
    noDates,
  )
  expect([plan.refusals, plan.additions]).toEqual([[], []])
  expect(plan.dated).toEqual([{ ...record, created: date.created, sources: ['iam'] }])
})
