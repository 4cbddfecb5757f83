// Tests lookups of why an action is sensitive.
import { expect, test } from 'vitest'
import type { RiskRecord } from '../records/record.ts'
import { indexRisks } from './risks.ts'

const record: RiskRecord = {
  actions: ['connect:DescribeUser', 'connect:SearchUsers'],
  classes: ['data-access'],
  why: 'Reads personal data of agents.',
  requires: [],
  source: 'https://docs.aws.amazon.com/',
}

test('every action of a record has its reason, in any case', () => {
  const risks = indexRisks([record])
  expect(risks.find('connect:DescribeUser')).toBe(record)
  expect(risks.find('Connect:SEARCHUSERS')).toBe(record)
})

test('an action without a record has no reason', () => {
  expect(indexRisks([record]).find('connect:ListQueues')).toBeUndefined()
  expect(indexRisks([]).find('constructor')).toBeUndefined()
})
