// Formats policies of the catalog and their versions as text for a terminal.
import { describeCounts } from '../../../src/views/access/access-view.ts'
import type { PoliciesJson, PolicyFacts, PolicyJson } from '../../../src/views/api/policies-json.ts'
import type { VersionJson } from '../../../src/views/api/version-json.ts'
import { type ChangeCounts, verdictSigns } from '../../../src/views/words/change-words.ts'
import { countOf } from '../../../src/views/words/words.ts'

/** Format the list of policies: one line each. */
export function formatPolicies({ asOf, policies }: PoliciesJson): string {
  const width = Math.max(...policies.map(({ name }) => name.length))
  const lines = policies.map((policy) => {
    const { name, latest, updated, status } = policy
    const of = updated === undefined ? '' : ` of ${dayOf(updated)}`
    return `${name.padEnd(width)}  ${latest}${of}${status === 'retired' ? ', retired' : ''}`
  })
  return [...lines, '', `Records as of ${dayOf(asOf)}.`].join('\n')
}

/** Format a policy: its facts, its versions with what each changed, and its document. */
export function formatPolicy(policy: PolicyJson, summary: string | undefined): string {
  const { versions, growth, document } = policy
  const lines = versions.map(({ version, created, verdict, changeCounts, identicalTo, counts }) => {
    const day = created === undefined ? 'unknown   ' : dayOf(created)
    const change =
      verdict === undefined
        ? 'first version'
        : `${verdictSigns[verdict]} ${verdict}${describeChanges(changeCounts)}`
    const same = identicalTo === undefined ? '' : `; same text as ${identicalTo}`
    return `  ${version.padEnd(4)} ${day}  ${change}${same}; grants ${describeCounts(counts) || 'nothing'}`
  })
  return [
    [policy.name, policy.arn, describeFacts(policy)].join('\n'),
    ...(summary === undefined ? [] : [summary]),
    ['Versions', ...lines].join('\n'),
    ...(growth === undefined
      ? []
      : [
          `With the same text, the newest version granted ${countOf(growth.before, 'action')} on ${growth.from} and grants ${growth.after} on ${growth.to}.`,
        ]),
    JSON.stringify(document, null, 2),
  ].join('\n\n')
}

/** Format a version: its facts, what it grants, and its document. */
export function formatVersion({
  policy,
  version,
  created,
  identicalTo,
  counts,
  risks,
  document,
}: VersionJson): string {
  return [
    [
      `${policy}@${version}`,
      created === undefined ? 'created on an unknown day' : `created on ${dayOf(created)}`,
      ...(identicalTo === undefined ? [] : [`same text as ${identicalTo}`]),
      `grants ${describeCounts(counts) || 'nothing'}`,
    ].join('\n'),
    ...(risks.length === 0
      ? []
      : [
          [
            'Sensitive actions',
            ...risks.map(({ action, classes }) => `  ${action}: ${classes.join(', ')}`),
          ].join('\n'),
        ]),
    JSON.stringify(document, null, 2),
  ].join('\n\n')
}

function describeFacts({ kind, status, latest, defaultVersion, versionCount }: PolicyFacts): string {
  return [
    kind === 'managed' ? 'managed policy' : 'policy of a service-linked role',
    ...(status === 'retired' ? ['retired'] : []),
    countOf(versionCount, 'version'),
    `newest ${latest}`,
    ...(defaultVersion === undefined ? [] : [`in force ${defaultVersion}`]),
  ].join(', ')
}

function describeChanges(counts: ChangeCounts | undefined): string {
  if (counts === undefined) return ''
  const some = Object.entries(counts).flatMap(([kind, count]) => (count === 0 ? [] : [`${count} ${kind}`]))
  return some.length === 0 ? '' : ` (${some.join(', ')})`
}

const dayOf = (instant: string) => instant.slice(0, 10)
