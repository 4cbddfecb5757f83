// Tests which policy names a scope matches.
import { expect, test } from 'vitest'
import { findIdlePatterns, parseScope } from './scope.ts'

const names = ['AmazonConnectReadOnlyAccess', 'AmazonConnect_FullAccess', 'AmazonEC2FullAccess', 'aws1']

test.each([
  ['aws', names],
  ['*', names],
  ['AmazonConnect*', ['AmazonConnectReadOnlyAccess', 'AmazonConnect_FullAccess']],
  ['*FullAccess, aws?', ['AmazonConnect_FullAccess', 'AmazonEC2FullAccess', 'aws1']],
  ['AmazonConnect_FullAccess', ['AmazonConnect_FullAccess']],
  ['amazonconnect*', []],
])('%s matches %j', (text, expected) => {
  expect(names.filter(parseScope(text).matches)).toEqual(expected)
})

test.each(['', 'A*,,B*', 'A B', '../x'])('the scope %j is refused', (text) => {
  expect(() => parseScope(text)).toThrow('expected patterns of policy names such as AmazonConnect*')
})

test('patterns that match no name are found', () => {
  expect(findIdlePatterns(parseScope('AmazonConect*,*EC2*'), names)).toEqual(['AmazonConect*'])
})
