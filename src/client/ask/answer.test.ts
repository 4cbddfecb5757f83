// Tests what the page answers, which files it loads, and that no text makes it fail.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { realPolicy, realSite as site } from '../../../tests/support/real-site.ts'
import { getSiteJson } from '../../../tests/support/site-json.ts'
import { createReferences } from '../checker/references.ts'
import { createAnswerer } from './answer.ts'
import type { AskedText, PageQuestion } from './messages.ts'

const user = 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/u'

function start(get: (path: string) => Promise<unknown> = getSiteJson) {
  const loaded: string[] = []
  const answerer = createAnswerer(
    createReferences(site.urls, (path) => {
      loaded.push(path)
      return get(path)
    }),
  )
  return { ...answerer, loaded }
}

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (Action: string, rest: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...rest })
const text = (written: string, role: AskedText['role'] = 'identity'): AskedText => ({
  role,
  name: `policy ${role}`,
  text: written,
  isServiceLinked: false,
})
const question = (policies: readonly AskedText[], rest: Partial<PageQuestion> = {}): PageQuestion => ({
  policies,
  action: 'connect:DescribeUser',
  resource: user,
  context: {},
  ...rest,
})

test('deciding statements are named and marked where they are in the text', async () => {
  const written = policy(allow('s3:*'), allow('connect:*', { Sid: 'Mine' }))
  const { answers, texts } = await start().ask(
    question([text(written), text(policy(allow('*')), 'boundary')]),
  )
  expect(answers?.answers[0]).toMatchObject({
    answer: 'allowed',
    layers: [
      {
        role: 'identity',
        statements: [{ policy: 0, statement: 1, name: 'statement 2 (Mine) of policy identity' }],
      },
      { role: 'boundary', statements: [{ policy: 1, statement: 0 }] },
    ],
  })
  const marked = texts[0]?.marks.map(({ start: from, end }) => written.slice(from, end))
  expect(marked?.map((part) => JSON.parse(part).Sid)).toEqual(['Mine'])
  expect(texts[0]?.statements).toHaveLength(2)
})

test('a Deny is marked as one', async () => {
  const written = policy(allow('*'), { ...allow('connect:*'), Effect: 'Deny' })
  const { texts } = await start().ask(question([text(written)]))
  expect(texts[0]?.marks.map(({ severity }) => severity)).toEqual(['deny'])
})

test('only the service of the action is loaded, and for a resource those that the policies name', async () => {
  const one = start()
  await one.ask(question([text(policy(allow('s3:*'), allow('iam:*')))]))
  expect(one.loaded.map((path) => path.split('/').at(-1))).toEqual(['services.json', 'connect.json'])
  const other = start()
  const { notes, onResource } = await other.ask(
    question([text(policy(allow('s3:*'), allow('*')))], { action: '' }),
  )
  expect(other.loaded.map((path) => path.split('/').at(-1)).sort()).toEqual([
    'connect.json',
    's3.json',
    'services.json',
  ])
  expect(notes.join()).toContain('Only actions of these services were looked at: connect, s3.')
  expect(onResource?.allowed[0]?.actions).toContain('connect:DescribeUser')
})

test('what is missing can be asked next', async () => {
  const { document } = realPolicy('AmazonConnectServiceLinkedRolePolicy').latest.record
  const { ask } = start()
  const asked = question([text(JSON.stringify(document))], {
    action: 'wisdom:GetAssistant',
    resource: 'arn:aws:wisdom:us-east-1:111122223333:assistant/a',
  })
  const next = (await ask(asked)).answers?.answers[0]?.next
  expect(next).toMatchObject({ context: { 'aws:ResourceTag/AmazonConnectEnabled': ['True'] } })
  const after = await ask({ ...asked, context: next?.context ?? {} })
  expect(after.answers?.answers[0]?.answer).toBe('allowed')
})

test('the fields of an action come from the reference', async () => {
  const { formats, keys, actions } = await start().fields('connect:DescribeUser')
  expect(formats.map(({ type }) => type)).toEqual(['user'])
  expect(keys).toContainEqual({ name: ['aws:ResourceTag/$', '{TagKey}'].join(''), type: 'String' })
  expect(actions).toContain('connect:ListUsers')
  expect(await start().fields('nosuch:Thing')).toEqual({ formats: [], keys: [], actions: [] })
})

test.each([
  ['no policy', question([]), 'at least one identity policy'],
  ['no JSON', question([text('hello')]), 'policy identity: this text is not a policy'],
  ['an unknown action', question([text(policy(allow('*')))], { action: 'connect:Nothing' }), 'has no action'],
  [
    'an unknown service',
    question([text(policy(allow('*')))], { action: 'nosuch:Thing' }),
    'has no service "nosuch"',
  ],
  ['any service', question([text(policy(allow('*')))], { action: '*:List*' }), 'must name its service'],
  [
    'nothing',
    question([text(policy(allow('*')))], { action: ' ', resource: '' }),
    'Expected an action, or a resource',
  ],
])('%s is a fault', async (_, asked, message) => {
  const { faults, answers, onResource } = await start().ask(asked)
  expect(faults.join('\n')).toContain(message)
  expect(answers ?? onResource).toBeUndefined()
})

test('files that cannot be loaded are a fault, not an answer', async () => {
  const asked = question([text(policy(allow('*')))])
  const { faults } = await start(async () => undefined).ask(asked)
  expect(faults.join()).toContain('The list of services could not be loaded')
  const partly = await start(async (path) => (path.includes('connect') ? undefined : getSiteJson(path))).ask(
    asked,
  )
  expect(partly.faults.join()).toContain('The actions of connect could not be loaded')
})

test('syntax errors that were repaired are noted', async () => {
  const { notes, answers } = await start().ask(
    question([text(`${policy(allow('connect:*')).slice(0, -1)},}`)]),
  )
  expect(notes.join()).toContain('syntax errors')
  expect(answers?.answers[0]?.answer).toBe('allowed')
})

test('a service-linked role is not restricted by SCPs, and the answer says so', async () => {
  const linked = { ...text(policy(allow('connect:*'))), isServiceLinked: true }
  const { notes } = await start().ask(question([linked, text(policy(allow('s3:*')), 'scp1')]))
  expect(notes.join()).toContain('do not restrict service-linked roles')
})

test('no text makes it throw', { timeout: 60_000 }, async () => {
  const { ask } = start()
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), fc.json(), async (action, resource, written) => {
      await ask({ policies: [text(written)], action, resource, context: { [action]: [resource] } })
      await ask(question([text(policy(allow('*')))], { action, resource }))
    }),
    { numRuns: 200 },
  )
})
