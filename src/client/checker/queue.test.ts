// Tests which requests the queue sends and which answers it returns.
import { expect, test } from 'vitest'
import type { CheckAnswer, CheckQuestion, CheckRequest } from './messages.ts'
import { createQueue } from './queue.ts'

const question = (text: string) => ({ home: '/', text, since: '', against: '' })
const answer: CheckAnswer = {
  findings: { summary: '', counts: { error: 0, warning: 0, info: 0 }, listed: [], more: 0, marks: [] },
  statements: [],
  granted: '',
}

function start() {
  const sent: CheckRequest[] = []
  return {
    sent,
    queue: createQueue<CheckQuestion, CheckAnswer>({ postMessage: (request) => sent.push(request) }),
  }
}

test('while the worker is busy only the latest question waits', () => {
  const { sent, queue } = start()
  for (const text of ['a', 'b', 'c']) queue.ask(question(text))
  expect(sent.map(({ text }) => text)).toEqual(['a'])
  expect(queue.take({ id: 1, answer })).toBeUndefined()
  expect(sent.map(({ text }) => text)).toEqual(['a', 'c'])
  expect(queue.take({ id: 3, answer })).toBe(answer)
})

test('a failed check is reported', () => {
  const { queue } = start()
  queue.ask(question('a'))
  expect(queue.take({ id: 1 })).toBe('failed')
})

test('a forgotten question gets no answer', () => {
  const { sent, queue } = start()
  queue.ask(question('a'))
  queue.ask(question('b'))
  queue.forget()
  expect(queue.take({ id: 1, answer })).toBeUndefined()
  expect(sent).toHaveLength(1)
})
