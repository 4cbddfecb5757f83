// Tests what the pinned package says about recorded policies.
import { expect, test } from 'vitest'
import { loadContent } from '../../../src/data/records.ts'
import { type ArchivedPolicy, findDate, readArchive } from './archive.ts'

/** Pair the record and the package's copy of each version that both have. */
async function pairVersions() {
  const { policies } = await loadContent('content')
  const archived = await readArchive(policies.map(({ record }) => record))
  const recorded = policies.flatMap(({ versions }) => versions)
  return archived.flatMap(({ name, versions }) =>
    versions.flatMap((upstream) => {
      const record = recorded.find(({ policy, version }) => policy === name && version === upstream.version)
      return record === undefined ? [] : [{ id: `${name} ${upstream.version}`, record, upstream }]
    }),
  )
}

test('every recorded document is exactly that of the package, including the order of its fields', async () => {
  const pairs = await pairVersions()
  expect(pairs.length).toBeGreaterThanOrEqual(58)
  for (const { id, record, upstream } of pairs) {
    expect(`${id} ${JSON.stringify(record.document)}`).toBe(`${id} ${JSON.stringify(upstream.document)}`)
  }
})

test('every date that the package is trusted for is the recorded one', async () => {
  const believed = (await pairVersions()).filter(({ upstream }) => upstream.date !== undefined)
  expect(believed.length).toBeGreaterThanOrEqual(20)
  for (const { id, record, upstream } of believed) {
    expect(`${id} ${upstream.date?.created}`).toBe(`${id} ${record.created}`)
  }
})

test('a policy that the package does not have is left out', async () => {
  const wanted = ['AmazonConnectFullAccess', '__proto__', 'toString'].map((name) => ({
    name,
    arn: `arn:aws:iam::aws:policy/${name}`,
    status: 'current' as const,
  }))
  expect(await readArchive(wanted)).toEqual([])
})

const policy: ArchivedPolicy = {
  arn: 'arn:aws:iam::aws:policy/Sample',
  latestVersionId: 'v4',
  createdDate: '2018-01-01T00:00:00.000Z',
  lastUpdatedDate: '2024-04-04T00:00:00.000Z',
  versions: {
    v1: { createdDate: '2018-01-01T00:00:00.000Z', document: {} },
    v2: { createdDate: '2019-02-02T00:00:00.000Z', document: {} },
    v3: { createdDate: '2018-01-01T00:00:00.000Z', document: {} },
    v4: { createdDate: '2018-01-01T00:00:00.000Z', document: {} },
  },
}

test.each([
  ['v1', '2018-01-01T00:00:00Z', 'package'],
  ['v2', '2019-02-02T00:00:00Z', 'package'],
  ['v4', '2024-04-04T00:00:00Z', 'package-latest'],
])('the date of %s is %s, from %s', (version, created, source) => {
  expect(findDate(policy, version)).toEqual({ created, sources: [source] })
})

test('a later version that repeats the date of the policy has no date', () => {
  expect(findDate(policy, 'v3')).toBeUndefined()
})
