// Tests that a policy variable can take every value that decides between two policies.
import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import { comparePolicies } from '../changes/compare.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { parsePolicy } from '../policy/policy.ts'
import { policyDocument } from '../records/policy-document.ts'

const index = indexActions(sample)
const user = '$' + '{aws:username}'
const arn = (path: string) => `arn:aws:s3:::${path}`

type Statement = Readonly<Record<string, unknown>>
const allow = (...paths: readonly string[]): Statement => ({ Effect: 'Allow', Resource: paths.map(arn) })
const deny = (path: string): Statement => ({ Effect: 'Deny', Resource: arn(path) })
const under = (operator: string, value: string): Statement => ({
  Condition: { [operator]: { 'aws:username': value } },
})

function policyOf(statements: readonly Statement[]) {
  const whole = statements.map((statement) => ({ Action: 's3:GetObject', ...statement }))
  return parsePolicy(policyDocument.parse({ Version: '2012-10-17', Statement: whole }))
}

test.each<[why: string, before: readonly Statement[], added: Statement, kind: string | undefined]>([
  ['a wildcard ends in the variable', [allow(`c/home/${user}/*`)], deny('c/home/admin*'), 'narrowed'],
  ['a wildcard begins in the variable', [allow(`c/${user}/home`)], deny('c/*n/home'), 'narrowed'],
  ['a text ends in the variable', [allow('c/home/a*')], deny(`c/home/${user}/z`), 'narrowed'],
  ['a part of a text', [{ ...allow(`c/${user}*`), ...under('StringLike', 'a?') }], deny('c/abc'), 'narrowed'],
  [
    'all but what the variable names',
    [allow('c/home/a*'), { Effect: 'Deny', NotResource: arn(`c/home/${user}/*`) }],
    deny('c/home/ann/*'),
    'narrowed',
  ],
  [
    'an absent key meets a condition that the value needs, too',
    [allow(`c/home/${user}/*`)],
    { ...deny('*'), ...under('StringLikeIfExists', 'admin-*') },
    'narrowed',
  ],
  ['two variables', [allow(`c/${user}/${user}`)], deny('c/ab*/abc'), 'narrowed'],
  ['texts that the variable cannot meet', [allow(`c/home/${user}/*`)], deny('c/house/*'), undefined],
])('%s', (_, before, added, kind) => {
  const { changes } = comparePolicies(policyOf(before), policyOf([...before, added]), index)
  expect(changes.map((change) => [change.kind, change.isUndecided])).toEqual(
    kind === undefined ? [] : [[kind, undefined]],
  )
})
