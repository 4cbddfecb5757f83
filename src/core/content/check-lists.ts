// Checks the records that are lists of names: sorted, and each name once.
import { byActionName } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { ContentFolder } from './content-folder.ts'

/** Check that escalation paths and names of managed policies are sorted, and that no name appears twice. */
export function assertListsSorted({
  escalationPaths,
  managedPolicies,
  managedPolicyFacts,
}: ContentFolder): readonly Finding[] {
  return [
    ...(escalationPaths === undefined
      ? []
      : checkOrder(
          escalationPaths.file,
          escalationPaths.record.paths.map(({ id }, i) => ({ name: id, at: ['paths', i, 'id'] })),
        )),
    ...(managedPolicies === undefined
      ? []
      : [
          ...checkOrder(
            managedPolicies.file,
            managedPolicies.record.names.map((name, i) => ({ name, at: ['names', i] })),
          ),
          ...checkOrder(
            managedPolicies.file,
            managedPolicies.record.retired.map(({ name }, i) => ({ name, at: ['retired', i, 'name'] })),
          ),
          ...checkOnce(managedPolicies),
        ]),
    ...(managedPolicyFacts === undefined
      ? []
      : [
          ...managedPolicyFacts.record.paths.flatMap(({ names }, at) =>
            checkOrder(
              managedPolicyFacts.file,
              names.map((name, i) => ({ name, at: ['paths', at, 'names', i] })),
            ),
          ),
          ...checkOrder(
            managedPolicyFacts.file,
            managedPolicyFacts.record.paths.map(({ path }, i) => ({ name: path, at: ['paths', i, 'path'] })),
          ),
          ...checkOrder(
            managedPolicyFacts.file,
            managedPolicyFacts.record.replacements.map(({ name }, i) => ({
              name,
              at: ['replacements', i, 'name'],
            })),
          ),
        ]),
  ]
}

interface Placed {
  readonly name: string
  readonly at: Finding['at']
}

function checkOrder(file: string, items: readonly Placed[]): readonly Finding[] {
  return items.flatMap((item, i) => {
    const before = items[i - 1]
    if (before === undefined || byActionName(before, item) < 0) return []
    const found =
      before.name === item.name ? `${item.name} a second time` : `${item.name} after ${before.name}`
    const tip = 'Sort by name, uppercase before lowercase letters, with every name once.'
    return [{ file, at: item.at, found, expected: 'the names sorted, each once', tip }]
  })
}

function checkOnce({ file, record }: NonNullable<ContentFolder['managedPolicies']>): readonly Finding[] {
  const current = new Set(record.names)
  return record.retired.flatMap(({ name }, i) =>
    current.has(name)
      ? [
          {
            file,
            at: ['retired', i, 'name'],
            found: `${name}, which is also one of the names`,
            expected: 'a policy that AWS no longer publishes',
            tip: 'Remove it from one of the two lists.',
          },
        ]
      : [],
  )
}
