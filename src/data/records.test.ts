// Tests that a content folder on disk is read as records, or as the faults that its author sees.
import { execFileSync } from 'node:child_process'
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { policyRecord, versionRecord } from '../core/records/record.ts'
import { displayPath, formatFaults, loadContent, readContent } from './records.ts'
import { makeContent, removeMadeContent, soundContent } from './temporary-content.ts'

afterAll(removeMadeContent)

const v1 = 'policies/Sample/v1.json'
const soundV1 = soundContent[v1]
const v1Text = JSON.stringify(soundV1)

// Versions are only ever added, so these counts are minimums.
test.each([
  ['AmazonConnectCampaignsServiceLinkedRolePolicy', 5],
  ['AmazonConnectFullAccess', 1],
  ['AmazonConnectReadOnlyAccess', 4],
  ['AmazonConnectServiceLinkedRolePolicy', 35],
  ['AmazonConnectSynchronizationServiceRolePolicy', 5],
  ['AmazonConnectVoiceIDFullAccess', 1],
  ['AmazonConnect_FullAccess', 4],
  ['AppIntegrationsServiceLinkedRolePolicy', 1],
  ['CustomerProfilesServiceLinkedRolePolicy', 3],
])('%s is recorded with at least %i versions', async (name, count) => {
  const { policies } = await loadContent('content')
  const versions = policies.find(({ record }) => record.name === name)?.versions
  expect(versions?.length).toBeGreaterThanOrEqual(count)
})

test('policies are sorted by name', async () => {
  const names = (await loadContent('content')).policies.map(({ record }) => record.name)
  expect(names).toEqual([...names].sort())
})

test('versions are sorted by number, not as text', async () => {
  const { policies } = await loadContent('content')
  const role = policies.find(({ record }) => record.name === 'AmazonConnectServiceLinkedRolePolicy')
  const ids = role?.versions.map(({ version }) => version) ?? []
  expect(ids.slice(0, 10)).toEqual(['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10'])
  expect(ids.slice(29, 35)).toEqual(['v30', 'v31', 'v42', 'v53', 'v54', 'v55'])
})

test('no two versions of a recorded policy were created at the same time', async () => {
  const { policies } = await loadContent('content')
  for (const { versions } of policies) {
    expect(new Set(versions.map(({ created }) => created)).size).toBe(versions.length)
  }
})

test('the retired AmazonConnectFullAccess v2 is recorded as AWS published it', async () => {
  const { policies } = await loadContent('content')
  const retired = policies.find(({ record }) => record.name === 'AmazonConnectFullAccess')
  expect(retired?.versions).toEqual([
    {
      policy: 'AmazonConnectFullAccess',
      version: 'v2',
      created: '2018-10-17T22:28:01Z',
      sources: ['mamip', 'iam-dataset'],
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'connect:*',
              'ds:CreateAlias',
              'ds:AuthorizeApplication',
              'ds:CreateIdentityPoolDirectory',
              'ds:DeleteDirectory',
              'ds:DescribeDirectories',
              'ds:UnauthorizeApplication',
              'firehose:DescribeDeliveryStream',
              'firehose:ListDeliveryStreams',
              'kinesis:DescribeStream',
              'kinesis:ListStreams',
              'kms:DescribeKey',
              'kms:CreateGrant',
              'kms:ListAliases',
              'lex:GetBots',
              'logs:CreateLogGroup',
              's3:CreateBucket',
              's3:GetBucketLocation',
              's3:ListAllMyBuckets',
            ],
            Resource: '*',
          },
          {
            Effect: 'Allow',
            Action: 'iam:CreateServiceLinkedRole',
            Resource: '*',
            Condition: { StringEquals: { 'iam:AWSServiceName': 'connect.amazonaws.com' } },
          },
          {
            Effect: 'Allow',
            Action: ['iam:DeleteServiceLinkedRole', 'iam:PutRolePolicy'],
            Resource:
              'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
          },
        ],
      },
    },
  ])
})

test('an empty object is not a record', () => {
  expect(policyRecord.safeParse({}).success).toBe(false)
  expect(versionRecord.safeParse({}).success).toBe(false)
})

test.each(['../../x', '..', '.', '', 'a/b', 'a b', 'ä', 'x'.repeat(129)])(
  '%j is not a policy name',
  (policy) => {
    expect(versionRecord.safeParse(soundV1).success).toBe(true)
    expect(versionRecord.safeParse({ ...soundV1, policy }).success).toBe(false)
  },
)

test('the smallest valid content is read without faults', async () => {
  const { content, faults } = await readContent(await makeContent(soundContent))
  expect(faults).toEqual([])
  expect(content?.policies[0]?.versions).toEqual([soundV1])
})

test('a document keeps the order in which its fields were written', async () => {
  const document = {
    Statement: { Resource: '*', Action: 'connect:*', Effect: 'Allow' },
    Version: '2012-10-17',
  }
  const dir = await makeContent({ ...soundContent, [v1]: { ...soundV1, document } })
  const { content } = await readContent(dir)
  expect(JSON.stringify(content?.policies[0]?.versions[0]?.document)).toBe(JSON.stringify(document))
})

test('a Sid that looks like a script is plain text like any other', async () => {
  const Sid = '</script><script>alert(1)</script>'
  const document = { Version: '2012-10-17', Statement: { Sid, Effect: 'Allow', Action: '*', Resource: '*' } }
  const dir = await makeContent({ ...soundContent, [v1]: { ...soundV1, document } })
  expect((await readContent(dir)).content?.policies[0]?.versions[0]?.document).toEqual(document)
})

const longDocument = (length: number) => ({
  ...soundV1,
  document: {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: ['x'.repeat(length)], Resource: '*' },
  },
})

const hostile: readonly (readonly [string, unknown, path: string, found: string])[] = [
  ['a 1 MB document', longDocument(1_000_000), '$', '1,000,272 bytes'],
  ['a document over the limit in a file under it', longDocument(500_000), '$.document', 'an object'],
  [
    'a __proto__ key',
    v1Text.replace('"document":{', '"document":{"__proto__":{"x":1},'),
    '$.document.__proto__',
    '__proto__',
  ],
  ['a constructor key', v1Text.replace('{', '{"constructor":1,'), '$.constructor', 'constructor'],
  ['an escaped __proto__ key', v1Text.replace('{', '{"\\u005f_proto__":1,'), '$.__proto__', '__proto__'],
  ['a date in words', { ...soundV1, created: 'yesterday' }, '$.created', 'string "yesterday"'],
  ['a day that does not exist', { ...soundV1, created: '2023-02-29T00:00:00Z' }, '$.created', '2023-02-29'],
  ['a date with a time zone', { ...soundV1, created: '2023-02-28T00:00:00+01:00' }, '$.created', '+01:00'],
  ['a repeated field', v1Text.replace('{', '{"policy":"Other",'), '$.policy', 'a second time'],
  [
    'a repeated condition key',
    v1Text.replace('"Effect"', '"Condition":{"Bool":{"a":"1","a":"2"}},"Effect"'),
    '$.document.Statement[0].Condition.Bool.a',
    'a second time',
  ],
  ['a byte order mark', `\uFEFF${v1Text}`, '$', 'byte order mark'],
  ['a trailing comma', v1Text.replace(/}$/, ',}'), '$', '"}"'],
  ['a comment', `// note\n${v1Text}`, '$', '// note'],
  ['text after the JSON', `${v1Text} x`, '$', '"x"'],
  ['half a file', v1Text.slice(0, -1), '$', 'the end of the text'],
  ['an empty file', '', '$', 'the end of the text'],
  ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), '$', 'not UTF-8'],
  ['very deep nesting', '['.repeat(100_000), '$', 'nested more than 64 levels deep'],
  ['a list instead of a record', [soundV1], '$', 'a list'],
  ['null instead of a record', 'null', '$', 'null'],
  ['a number instead of a policy name', { ...soundV1, policy: 5 }, '$.policy', '5'],
  ['text instead of a list of sources', { ...soundV1, sources: 'test' }, '$.sources', 'string "test"'],
  ['no sources', { ...soundV1, sources: [] }, '$.sources', 'an empty list'],
  ['an unknown field', { ...soundV1, note: 'x' }, '$.note', 'a field named "note"'],
  [
    'an unknown effect',
    v1Text.replace('"Allow"', '"Maybe"'),
    '$.document.Statement[0].Effect',
    'string "Maybe"',
  ],
  [
    'a number instead of an action',
    v1Text.replace('"connect:ListUsers"', '5'),
    '$.document.Statement[0].Action',
    '5',
  ],
  ['no action', v1Text.replace('"Action":"connect:ListUsers",', ''), '$.document.Statement[0]', 'an object'],
  [
    'no statement',
    v1Text.replace(/"Statement":\[.*?\]/, '"Statement":[]'),
    '$.document.Statement',
    'an empty list',
  ],
  [
    'null instead of condition values',
    v1Text.replace('"Effect"', '"Condition":{"Bool":{"a":null}},"Effect"'),
    '$.document.Statement[0].Condition.Bool.a',
    'null',
  ],
  ['a policy name that differs from its folder', { ...soundV1, policy: 'Other' }, '$.policy', '"Other"'],
  ['a version ID that differs from its file name', { ...soundV1, version: 'v2' }, '$.version', '"v2"'],
  ['a version newer than asOf', { ...soundV1, created: '2025-01-01T00:00:00Z' }, '$.asOf', '2024-01-01'],
]

test.each(hostile)('%s is rejected with a file, a path and a tip', async (_, value, path, found) => {
  const dir = await makeContent({ ...soundContent, [v1]: value })
  const { content, faults } = await readContent(dir, { label: 'content' })
  expect(content).toBeUndefined()
  expect(faults).toHaveLength(1)
  const [fault] = faults
  expect(fault?.file).toBe(path === '$.asOf' ? 'content/site.json' : `content/${v1}`)
  expect(fault?.path).toBe(path)
  expect(fault?.found).toContain(found)
  expect(fault?.expected).not.toBe('')
  expect(fault?.tip).not.toBe('')
})

test('faults of two files are reported together, with their lines', async () => {
  const dir = await makeContent({
    ...soundContent,
    'site.json': { ...soundContent['site.json'], asOf: 'now' },
    [v1]: { ...soundV1, created: 'yesterday' },
  })
  await expect(loadContent(dir)).rejects.toThrow(
    [
      'the content cannot be used',
      '',
      `${displayPath(dir)}/${v1}:4:3  $.created`,
      '  found     string "yesterday"',
      '  expected  a UTC instant such as 2023-03-07T14:49:25Z',
      '  tip       Change it to: a UTC instant such as 2023-03-07T14:49:25Z. It means: The CreateDate that IAM reports for this version, UTC; omitted where no source reports it.',
      '',
      `${displayPath(dir)}/site.json:3:3  $.asOf`,
      '  found     string "now"',
      '  expected  a UTC instant such as 2023-03-07T14:49:25Z',
      '  tip       Change it to: a UTC instant such as 2023-03-07T14:49:25Z. It means: The "now" of every page: the later of the newest version and the action snapshot.',
      '',
      'content: 2 errors',
    ].join('\n'),
  )
})

const { [v1]: _v1, ...withoutVersion } = soundContent
const { 'policies/Sample/policy.json': _policy, ...withoutPolicyFile } = soundContent
const { 'site.json': settingsOnly, ...withoutSettings } = soundContent

const badFolders: readonly (readonly [string, Readonly<Record<string, unknown>>, file: string])[] = [
  [
    'an unknown file in a policy folder',
    { ...soundContent, 'policies/Sample/notes.txt': 'x' },
    'policies/Sample/notes.txt',
  ],
  [
    'a version file with a leading zero',
    { ...soundContent, 'policies/Sample/v01.json': soundV1 },
    'policies/Sample/v01.json',
  ],
  ['a file next to the policy folders', { ...soundContent, 'policies/README.md': 'x' }, 'policies/README.md'],
  ['a folder with an invalid name', { ...soundContent, 'policies/a b/policy.json': {} }, 'policies/a b'],
  ['a policy without versions', withoutVersion, 'policies/Sample'],
  ['a policy without policy.json', withoutPolicyFile, 'policies/Sample'],
  ['content without policies', { 'site.json': settingsOnly }, 'policies'],
  ['content without site.json', withoutSettings, 'site.json'],
]

test.each(badFolders)('%s is reported', async (_, files, file) => {
  const { faults } = await readContent(await makeContent(files), { label: 'content' })
  expect(faults.map((fault) => fault.file)).toEqual([`content/${file}`])
})

const soundExample = {
  kind: 'identity-based',
  title: 'List users',
  topic: 'users',
  task: 'For tests.',
  mended: [],
  attachBesides: [],
  notes: [],
  parameters: [{ name: 'region', format: 'region', example: 'us-west-2', meaning: 'The Region.' }],
  document: {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'connect:ListUsers', Resource: 'arn:aws:connect:<region>:*:*' },
  },
}
const [soundParameter] = soundExample.parameters

const badExamples: readonly (readonly [
  string,
  entry: string,
  value: unknown,
  path: string,
  found: string,
])[] = [
  ['an entry of another kind', 'README.md', 'x', '$', 'an unknown entry'],
  ['a name with capital letters', 'ListUsers.json', soundExample, '$', 'an unknown entry'],
  ['an unknown topic', 'a.json', { ...soundExample, topic: 'calls' }, '$.topic', '"calls"'],
  [
    'an origin without its part',
    'a.json',
    { ...soundExample, origin: { document: 'a.txt', title: 'A' } },
    '$.origin.part',
    'nothing',
  ],
  [
    'a placeholder without a parameter',
    'a.json',
    { ...soundExample, parameters: [] },
    '$.document',
    'the placeholder <region>',
  ],
  [
    'an example value that does not match its format',
    'a.json',
    { ...soundExample, parameters: [{ ...soundParameter, example: 'Oregon' }] },
    '$.parameters[0].example',
    '"Oregon"',
  ],
  [
    'an additional policy that is not in the catalog',
    'a.json',
    { ...soundExample, attachBesides: ['Other'] },
    '$.attachBesides[0]',
    '"Other"',
  ],
  [
    'an identity-based policy with a principal',
    'a.json',
    { ...soundExample, document: { ...soundExample.document, Principal: '*' } },
    '$.document.Principal',
    'a field named "Principal"',
  ],
]

test.each(badExamples)(
  'among the examples, %s is rejected with a file, a path and a tip',
  async (_, entry, value, path, found) => {
    const dir = await makeContent({ ...soundContent, [`examples/${entry}`]: value })
    const { content, faults } = await readContent(dir, { label: 'content' })
    expect(content).toBeUndefined()
    expect(faults.map((fault) => [fault.file, fault.path])).toEqual([[`content/examples/${entry}`, path]])
    expect(faults[0]?.found).toContain(found)
    expect(faults[0]?.tip).not.toBe('')
  },
)

test('valid examples are sorted by slug', async () => {
  const other = { ...soundExample, title: 'List users again' }
  const dir = await makeContent({
    ...soundContent,
    'examples/list-users.json': soundExample,
    'examples/list-users-again.json': other,
  })
  const { content, faults } = await readContent(dir)
  expect(faults).toEqual([])
  expect(content?.examples.map(({ slug }) => slug)).toEqual(['list-users', 'list-users-again'])
})

test('a policy without versions is accepted when an import is about to add them', async () => {
  const { content } = await readContent(await makeContent(withoutVersion), { allowFresh: true })
  expect(content?.policies.map(({ versions }) => versions)).toEqual([[]])
})

test('a link that leads outside the content folder is rejected', async () => {
  const dir = await makeContent(withoutVersion)
  await writeFile(join(dir, '../outside.json'), v1Text)
  await symlink('../../../outside.json', join(dir, v1))
  const { faults } = await readContent(dir, { label: 'content' })
  expect(faults.map(({ file, found }) => `${file}: ${found}`)).toEqual([
    `content/${v1}: a link that leads outside the content folder`,
  ])
})

test('a link to a folder outside the content folder is rejected', async () => {
  const dir = await makeContent(soundContent)
  await rename(join(dir, 'policies/Sample'), join(dir, '../Sample'))
  await symlink('../../Sample', join(dir, 'policies/Sample'))
  const { faults } = await readContent(dir, { label: 'content' })
  expect(faults.map(({ found }) => found)).toContain('a link that leads outside the content folder')
})

test('a folder and a named pipe in place of a file are rejected', async () => {
  const dir = await makeContent(soundContent)
  await mkdir(join(dir, 'policies/Sample/v2.json'))
  await rm(join(dir, v1))
  execFileSync('mkfifo', [join(dir, v1)])
  const { faults } = await readContent(dir, { label: 'content' })
  expect(faults.map(({ file, found }) => `${file}: ${found}`)).toEqual([
    `content/${v1}: something that is not a file`,
    'content/policies/Sample/v2.json: something that is not a file',
  ])
})

test('a folder that does not exist is a fault, not a crash', async () => {
  const { faults } = await readContent('/nowhere/content')
  expect(formatFaults(faults)).toContain('/nowhere/content/site.json  $\n  found     no such file')
})
