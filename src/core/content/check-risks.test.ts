// Tests the checks of the records of sensitive actions.
import { expect, test } from 'vitest'
import type { Finding } from '../json/finding.ts'
import type { RiskRecord } from '../records/record.ts'
import { assertRisksKnown, assertRisksSorted, assertRisksUnique } from './check-risks.ts'

const risk = (...actions: string[]): RiskRecord => ({
  actions,
  classes: ['data-access'],
  why: 'Reads what it should not.',
  requires: [],
  source: 'https://docs.aws.amazon.com/',
})

const filed = (...record: readonly RiskRecord[]) => ({ file: 'risks.json', record })

const lines = (findings: readonly Finding[]) => findings.map(({ at, found }) => `${at.join('.')}: ${found}`)

test('sorted actions that are listed once have no findings', () => {
  const sound = filed(risk('a:B', 'c:A'), risk('b:A'), risk('b:B', 'b:C'))
  expect([...assertRisksUnique(sound), ...assertRisksSorted(sound)]).toEqual([])
})

test('an action with two reasons is found, in any spelling', () => {
  expect(lines(assertRisksUnique(filed(risk('a:B'), risk('a:C', 'a:b'))))).toEqual([
    '1.actions.1: a:b a second time',
  ])
})

test('entries and actions out of order are found', () => {
  expect(lines(assertRisksSorted(filed(risk('b:B', 'b:A'), risk('a:A'))))).toEqual([
    '1: a:A after b:B',
    '0.actions.1: b:A after b:B',
  ])
})

test('an action is known when snapshots list it or a version names it', () => {
  const firstSeen = {
    file: 'first-seen.json',
    record: {
      oldestSnapshot: '2019-09-13',
      newestSnapshot: '2026-09-23',
      actions: { 'a:Listed': { firstSeen: '2020-01-01' } },
    },
  }
  const version = {
    policy: 'Sample',
    version: 'v1',
    created: '2020-01-01T00:00:00Z',
    sources: ['test'],
    document: {
      Version: '2012-10-17' as const,
      Statement: { Effect: 'Allow' as const, Action: 'a:Named', Resource: '*' },
    },
  }
  const folder = {
    name: 'Sample',
    file: 'Sample',
    hasPolicyFile: true,
    versions: [{ file: 'Sample/v1.json', record: version }],
    versionFileCount: 1,
  }
  const content = { risks: filed(risk('a:Guessed', 'a:listed', 'a:named')), firstSeen, policies: [folder] }
  expect(lines(assertRisksKnown({ ...content, examples: [] }))).toEqual(['0.actions.0: "a:Guessed"'])
})
