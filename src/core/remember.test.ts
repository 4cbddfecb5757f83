import { expect, test } from 'vitest'
import { remember, rememberAll, rememberPairs } from './remember.ts'

test('an answer is computed once, until the cache is full', () => {
  const asked: string[] = []
  const answer = remember(2, (question: string) => {
    asked.push(question)
    return { question }
  })
  expect(answer('a')).toBe(answer('a'))
  expect(answer('b')).toEqual({ question: 'b' })
  expect(asked).toEqual(['a', 'b'])
  answer('c')
  answer('a')
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('an answer is computed once for each object, even when two objects are equal', () => {
  const asked: object[] = []
  const answer = rememberAll((question: object) => asked.push(question))
  const [one, other] = [{}, {}]
  expect([answer(one), answer(one), answer(other), answer(one)]).toEqual([1, 1, 2, 1])
  expect(asked).toEqual([one, other])
})

test('a pair is tested once in each order, until the cache is full', () => {
  const asked: string[] = []
  const isPrefix = rememberPairs(2, (left, right) => {
    asked.push(`${left} ${right}`)
    return right.startsWith(left)
  })
  expect([isPrefix('a', 'ab'), isPrefix('a', 'ab'), isPrefix('ab', 'a'), isPrefix('ab', 'a')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(asked).toEqual(['a ab', 'ab a'])
  expect([isPrefix('a', 'b'), isPrefix('a', 'b'), isPrefix('a', 'ab')]).toEqual([false, false, true])
  expect(asked).toEqual(['a ab', 'ab a', 'a b', 'a ab'])
})
