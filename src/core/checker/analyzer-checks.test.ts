// Checks that every check of IAM Access Analyzer about identity-based policies is found, by the rule that names it.
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { indexActions } from '../actions/action-index.ts'
import checks from '../fixtures/analyzer-checks.json' with { type: 'json' }
import { toLintOptions } from './lint-options.ts'
import { lintPolicy } from './lint-policy.ts'
import { describeRule } from './rules/descriptions.ts'
import { rules } from './rules.ts'

const index = indexActions(await loadSnapshot())
const options = toLintOptions(await loadContent())

const textOf = (example: unknown) => (typeof example === 'string' ? example : JSON.stringify(example))
const rulesIn = (example: unknown) => lintPolicy(textOf(example), index, options).map(({ rule }) => rule)

test.each(checks)(
  '$check: the example is found by $rule, and the near one is not',
  ({ rule, example, nearMiss }) => {
    expect(rulesIn(example)).toContain(rule)
    expect(rulesIn(nearMiss)).not.toContain(rule)
  },
)

test('each of the 109 checks is listed once, with a rule that exists', () => {
  const names = rules.map(({ name }) => name)
  expect(new Set(checks.map(({ check }) => check)).size).toBe(109)
  expect(checks.filter(({ rule }) => !names.includes(rule))).toEqual([])
})

test('every rule is described for its page', () => {
  expect(rules.filter(({ name }) => describeRule(name) === '').map(({ name }) => name)).toEqual([])
})
