// Checks that everything wrong with example policies is found, in the form in which AWS has published them.
// From "How Amazon Connect works with IAM", "Amazon Connect resource-level policy examples", "Restrict AWS resources
// that can be associated with Amazon Connect", "AWS managed policies for Amazon Connect" and "Required permissions
// for using custom IAM policies to manage Amazon Connect Cases". Only the line breaks are ours.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { indexActions } from '../actions/action-index.ts'
import { toLintOptions } from './lint-options.ts'
import { lintPolicy } from './lint-policy.ts'

const index = indexActions(await loadSnapshot())
const options = toLintOptions(await loadContent())
const folder = 'src/core/checker/originals'

/** What is wrong with each, found by reading it: the line, and the rule that must report it. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'all-actions-on-contacts': ['8 placeholder'],
  'associate-kinesis-stream': ['11 placeholder', '26 placeholder', '27 placeholder'],
  'associate-lambda-function': ['12 placeholder'],
  'associate-s3-bucket': ['11 placeholder', '27 placeholder', '28 placeholder'],
  'create-user-but-not-with-profile': [
    // The Deny takes one security profile; users with any other can be created.
    '7 privilege-escalation',
    '9 json-syntax',
    '16 resource-id',
    '16 sample-account',
    '16 json-syntax',
  ],
  'customer-profiles-domain': ['8 placeholder'],
  'customer-profiles-read': ['7 unknown-action', '9 placeholder'],
  'deny-delete-and-update-user': ['10 sample-account'],
  'describe-wildcard': ['1 fragment'],
  'every-instance': ['1 fragment', '1 sample-account'],
  'every-resource': ['1 fragment'],
  'named-event-integrations': ['8 needs-every-resource', '12 unknown-service', '14 resource-service'],
  'onboard-to-cases-besides': [],
  'onboard-to-cases': [],
  'one-campaign': [
    '1 fragment',
    '8 json-syntax',
    '9 unknown-action',
    '10 unknown-action',
    '15 placeholder',
    '15 json-syntax',
  ],
  'one-event-integration': ['9 placeholder'],
  'one-instance': ['1 fragment', '1 resource-id', '1 sample-account'],
  'put-role-policy': [],
  'query-one-assistant': ['7 action-white-space', '9 placeholder'],
  'record-one-contact': ['8 placeholder'],
  'two-actions': ['1 fragment', '2 unknown-action', '3 unknown-action', '3 json-syntax'],
  'two-resources': ['1 fragment', '2 resource-form', '3 resource-form', '3 json-syntax'],
  'view-cases-domain-besides': [],
  'view-cases-domain': [],
  'voice-id-console': [],
  'voice-id-domain': ['8 placeholder'],
}

test('every original has a row', () => {
  const names = globSync(`${folder}/*.txt`).map((file) =>
    file.replaceAll('\\', '/').slice(folder.length + 1, -4),
  )
  expect(names.sort()).toEqual(Object.keys(expected).sort())
})

test.each(Object.entries(expected))('every problem is found in %s', (name, rows) => {
  const findings = lintPolicy(readFileSync(`${folder}/${name}.txt`, 'utf8'), index, options)
  expect(findings.map(({ line, rule }) => `${line} ${rule}`)).toEqual(rows)
})
