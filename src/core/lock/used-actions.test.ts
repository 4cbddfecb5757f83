// Tests which actions were used, and what a change means for their users.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { findImpact } from './impact.ts'
import { splitCsv } from './split-csv.ts'
import { readUsedActions } from './used-actions.ts'

const index = indexActions(sample)
const put = { actions: ['s3:PutObject'], unknown: [] }
const event = (source: string, name: string) => ({ EventSource: source, EventName: name })

test.each([
  ['a list', '# used\ns3:putobject\r\n\n', put],
  ['an array of actions', '["s3:PutObject"]', put],
  ['what lookup-events prints', JSON.stringify({ Events: [event('s3.amazonaws.com', 'PutObject')] }), put],
  [
    'a log file',
    JSON.stringify({
      Records: [{ eventSource: 's3.amazonaws.com', eventName: 'PutObject', userAgent: 'x' }],
    }),
    put,
  ],
  ['a table', 'eventtime,"eventsource",eventname\n1,"s3.amazonaws.com","PutObject"\n', put],
  ['a table with other names', 'event_name,event_source\r\nPutObject,s3.amazonaws.com.cn', put],
  [
    'an operation without an action of its name',
    JSON.stringify({ Events: [event('s3.amazonaws.com', 'ListObjects')] }),
    { actions: [], unknown: ['s3:ListObjects'] },
  ],
  ['nothing', '', { actions: [], unknown: [] }],
])('%s is read', (_, text, expected) => {
  expect(readUsedActions(text, index)).toEqual(expected)
})

test.each(['hello world', '{"a": 1}', '[1]', '{"Events": [{}]}', 'eventsource,eventname\nonly', '{'])(
  '%j is refused',
  (text) => {
    expect(readUsedActions(text, index)).toBeUndefined()
  },
)

test('cells that were quoted are read as they were', () => {
  const cell = fc.string().filter((text) => text !== '')
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const text = rows
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join('\r\n')
      expect(splitCsv(text)).toEqual(rows)
    }),
  )
})

test('only what is used is lost, and only what is not used is an unused gain', () => {
  const changes = (['gained', 'lost', 'narrowed', 'reshaped', 'widened'] as const).flatMap((kind) => [
    { name: `a:Used${kind}`, kind },
    { name: `a:Other${kind}`, kind },
  ])
  const used = changes.map(({ name }) => name).filter((name) => name.startsWith('a:Used'))
  expect(
    findImpact(
      changes,
      used.map((name) => name.toUpperCase()),
    ),
  ).toEqual({
    lost: ['a:Usedlost'],
    narrowed: ['a:Usednarrowed'],
    reshaped: ['a:Usedreshaped'],
    unusedGains: ['a:Othergained'],
  })
})
