// Checks policies that readers reported because the checker said too much or too little about them.
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { indexActions } from '../actions/action-index.ts'
import cases from '../fixtures/reported-policies.json' with { type: 'json' }
import { toLintOptions } from './lint-options.ts'
import { lintPolicy } from './lint-policy.ts'

const index = indexActions(await loadSnapshot())
const options = toLintOptions(await loadContent())

test.each(cases)('$kind: $why', ({ policy, expected, must, mustNot }) => {
  const words = lintPolicy(JSON.stringify(policy), index, options).map(
    ({ severity, rule, message }) => `${severity} ${rule} ${message}`,
  )
  for (const pattern of must) expect(words.join('\n')).toMatch(new RegExp(pattern))
  for (const pattern of mustNot) expect(words.join('\n')).not.toMatch(new RegExp(pattern))
  if (expected === 'nothing') expect(words.filter((line) => !line.startsWith('info'))).toEqual([])
})
