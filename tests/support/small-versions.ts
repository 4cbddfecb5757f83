// Makes small versions of a policy, for tests of histories.
import { parsePolicy } from '../../src/core/policy/policy.ts'
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'

/** Write a statement that allows actions on every resource, unless `extra` says otherwise. */
export const statement = (action: string | readonly string[], extra: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...extra,
})

/** Make a version with these statements. */
export const version = (id: string, ...statements: readonly object[]) => ({
  id,
  policy: parsePolicy({ Version: '2012-10-17', Statement: statements } as PolicyDocument),
})
