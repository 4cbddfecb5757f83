import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { listPlaceholders } from '../../core/records/placeholder.ts'
import { toExamplesJson } from '../api/example-json.ts'
import { listExamplesBesides, listExamplesOf, toTopicViews } from './example-refs.ts'
import { toExampleView } from './example-view.ts'

function viewOf(slug: string) {
  const example = realSite.examples.find((other) => other.slug === slug)
  if (example === undefined) throw new Error(`no example ${slug}`)
  return toExampleView(realSite, example)
}

test('all actions on contacts: those that also need an instance or a flow are not granted by it alone', () => {
  const example = realSite.examples.find(({ slug }) => slug === 'all-actions-on-contacts')
  if (example === undefined) throw new Error('the example is missing')
  const { access, accessText } = toExampleView(realSite, example)
  const names = access?.lacking.levels.flatMap(({ actions }) => actions.map(({ name }) => name))
  expect(names).toEqual(expect.arrayContaining(['connect:MonitorContact', 'connect:StartTaskContact']))
  expect(names).not.toContain('connect:DescribeContact')
  expect(accessText).toMatch(/^grants \d+ actions: \d+ scoped; \d+ of them also need another resource$/)
  const effectOn = (action: string) =>
    listExamplesOf(realSite, action).find(({ href }) => href.includes(example.slug))?.effect
  expect(['connect:MonitorContact', 'connect:DescribeContact'].map(effectOn)).toEqual([
    'allows in part',
    'grants',
  ])
})

test('the placeholders of the document are separate pieces, and the joined pieces are its text', () => {
  for (const example of realSite.examples) {
    const { lines } = toExampleView(realSite, example)
    const parts = lines.flatMap((line) => line.parts)
    const names = parts.flatMap(({ pieces = [] }) =>
      pieces.flatMap((piece) => ('name' in piece ? [piece.name] : [])),
    )
    expect([...new Set(names)]).toEqual(listPlaceholders(JSON.stringify(example.record.document)))
    for (const { text, pieces = [] } of parts.filter((part) => part.pieces))
      expect(pieces.map((piece) => ('text' in piece ? piece.text : `<${piece.name}>`)).join('')).toBe(text)
  }
})

test('an example for Voice ID says that its support ended', () => {
  for (const slug of ['voice-id-domain-full-access', 'voice-id-own-kms-key']) {
    expect(viewOf(slug).ends).toMatchObject([{ service: 'Amazon Connect Voice ID', iso: '2026-05-20' }])
  }
  expect(viewOf('record-contacts-of-one-instance').ends).toEqual([])
})

test('a field has a label, a format in words and the pattern of the format', () => {
  const account = viewOf('record-contacts-of-one-instance').parameters.find(
    ({ name }) => name === 'accountId',
  )
  expect(account).toMatchObject({
    label: 'Account ID',
    words: '12 digits',
    pattern: '[0-9]{12}',
    inputMode: 'numeric',
  })
})

test('browsers accept the pattern of a field with the v flag that they set', () => {
  for (const { parameters } of realSite.examples.map((example) => toExampleView(realSite, example)))
    for (const { pattern, example } of parameters)
      expect(new RegExp(`^(?:${pattern})$`, 'v').test(example)).toBe(true)
})

test('an example that only denies grants nothing and lists what it denies', () => {
  const { access, accessText } = viewOf('deny-recording')
  expect(accessText).toBe('grants nothing and denies 2 actions')
  expect(access?.services).toEqual([])
  expect(
    access?.denied.flatMap(({ groups }) => groups.map(({ outcome }) => outcome.grants[0]?.statement.href)),
  ).toEqual(['/examples/deny-recording/#s0'])
})

test('sensitive actions are listed with their reason', () => {
  const [first] = viewOf('put-role-policy-on-connect-role').access?.sensitive ?? []
  expect(first?.actions.map(({ name }) => name)).toEqual(['iam:PutRolePolicy'])
  expect(first?.risk.classes).toContain('privilege escalation')
})

test('a trust policy says who may assume the role, and when', () => {
  const { access, trust } = viewOf('trust-an-application-account')
  expect(access).toBeUndefined()
  expect(trust).toMatchObject([
    {
      verb: 'may',
      actions: ['sts:AssumeRole'],
      conditions: [{ words: 'sts:ExternalId is “<externalId>”' }],
      principals: [
        {
          words: 'any user or role whose own policies allow it, in the account:',
          pieces: [{ text: 'arn:aws:iam::' }, { name: 'applicationAccountId' }, { text: ':root' }],
        },
      ],
    },
  ])
})

test('an example adds what it and the policy grant together but the policy alone does not', () => {
  const [gain] = viewOf('put-role-policy-on-connect-role').gains
  expect(gain?.policy.text).toBe('AmazonConnect_FullAccess')
  expect(gain?.verdict).toEqual({ verdict: 'broader', sign: '+' })
  const shown = gain?.sections.map(({ kind, levels }) => [
    kind,
    levels.flatMap(({ actions }) => actions.map(({ name }) => name)),
  ])
  expect(shown).toEqual([['gained', ['iam:PutRolePolicy']]])
})

test('the neighbors of an example are in the same topic', () => {
  const [topic] = toTopicViews(realSite)
  const slugs = topic?.examples.map(({ href }) => href.split('/').at(-2) ?? '') ?? []
  expect(slugs.slice(1).map((slug) => viewOf(slug).previous?.href)).toEqual(
    topic?.examples.slice(0, -1).map(({ href }) => href),
  )
  expect(viewOf(slugs.at(-1) ?? '').next).toBeUndefined()
})

test('every example is listed under one topic', () => {
  const listed = toTopicViews(realSite).flatMap(({ examples }) => examples.map(({ text }) => text))
  expect(listed.toSorted()).toEqual(realSite.examples.map(({ record }) => record.title).toSorted())
})

test('a policy lists the examples to attach along with it', () => {
  expect(
    listExamplesBesides(realSite, realPolicy('AmazonConnectReadOnlyAccess')).map(({ href }) => href),
  ).toEqual(['/examples/view-cases-domain-besides-read-only/'])
})

test('an action lists the examples that grant it before wider ones, and those that deny it', () => {
  const examples = listExamplesOf(realSite, 'connect:StartContactRecording')
  const places = [
    'record-contacts-of-one-instance',
    'record-and-handle-contacts',
    'all-actions-on-contacts',
  ].map((slug) => examples.findIndex(({ href }) => href.includes(slug)))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(examples.find(({ href }) => href.includes('deny-recording'))?.effect).toBe('denies')
  expect(
    listExamplesOf(realSite, 'connect:CreateUser').some(({ href }) =>
      href.includes('all-actions-on-contacts'),
    ),
  ).toBe(false)
})

test('the JSON has each document with its placeholders, and the same counts as the page', () => {
  const { examples } = toExamplesJson(realSite)
  expect(examples.map(({ slug, document }) => ({ slug, document }))).toEqual(
    realSite.examples.map(({ slug, record }) => ({ slug, document: record.document })),
  )
  expect(examples.find(({ slug }) => slug === 'record-contacts-of-one-instance')).toMatchObject({
    url: 'https://catalog.example/examples/record-contacts-of-one-instance/',
    counts: { full: 0, scoped: 4, denied: 0 },
    denied: [],
    parameters: [{ name: 'region', format: 'region' }, { name: 'accountId' }, { name: 'instanceId' }],
  })
})
