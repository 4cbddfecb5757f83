// Formats the review of a lock as text for a terminal.
import { changeKinds } from '../../../src/core/changes/compare.ts'
import { describeRequest } from '../../../src/views/changes/request-words.ts'
import { verdictSigns } from '../../../src/views/words/change-words.ts'
import { countOf, phrasesToText } from '../../../src/views/words/words.ts'
import type { ReviewedPolicy, ReviewJson } from '../lock/review-lock.ts'

/** How many actions are named in a list. */
const mostNamed = 20

/** Format a review: a paragraph for each policy that changed, and the counts on the last line. */
export function formatReview({ policies, unlocked, used }: ReviewJson): string {
  const told = policies.filter((policy) => !isQuiet(policy))
  return [
    ...told.map(formatPolicy),
    ...(unlocked.length === 0
      ? []
      : [
          [
            'In use, but not in the lock',
            ...unlocked.map(({ policy, version }) => `  ${policy}@${version}`),
          ].join('\n'),
        ]),
    ...describeUsed(used),
    `review: ${countReviewed(policies)}`,
  ].join('\n\n')
}

/** Whether there is nothing to say about a policy. */
export function isQuiet({ status, growth }: ReviewedPolicy): boolean {
  return status === 'same' && (growth === undefined || growth.added.length + growth.retired.length === 0)
}

/** Count the policies by how they compare with the lock. */
export function countReviewed(policies: readonly ReviewedPolicy[]): string {
  const changed = policies.filter(({ status }) => status !== 'same').length
  const failed = policies.filter(({ fails }) => fails.length > 0).length
  return `${countOf(policies.length, 'policy', 'policies')}, ${changed} changed, ${failed} failed`
}

/** Say in one line how a policy compares with the lock. */
export function describeStatus({ status, from, to, comparison }: ReviewedPolicy): string {
  switch (status) {
    case 'same':
      return `${from} is still in force`
    case 'changed':
      return `${from} was accepted, ${to} is in force${comparison === undefined ? ', with the same text' : ''}`
    case 'altered':
      return `${from} has another text than the one that was accepted; IAM never changes a version, so check the lock`
    case 'not-found':
      return `${from} was accepted; the source does not have this policy`
    case 'unused':
      return `${from} was accepted; the account no longer uses this policy`
    case 'text-missing':
      return `${from} was accepted; its text is neither in the lock nor in the source, so it cannot be compared with ${to}`
    default:
      return status satisfies never
  }
}

/** Say how many actions are used, and from which events that cannot be read. */
export function describeUsed(used: ReviewJson['used']): readonly string[] {
  if (used === undefined) return []
  const unknown =
    used.unknown.length === 0
      ? ''
      : `; it is unknown which action was used by ${countOf(used.unknown.length, 'event')}: ${nameSome(used.unknown)}`
  return [`Used: ${countOf(used.actions, 'action')}${unknown}`]
}

/** Say what a change means for the actions that are used. */
export function describeImpact({ impact }: ReviewedPolicy): readonly string[] {
  if (impact === undefined) return []
  const { lost, narrowed, reshaped, unusedGains } = impact
  const lines = [
    ...(lost.length === 0 ? [] : [`Used and lost: ${nameSome(lost)}`]),
    ...(narrowed.length === 0 ? [] : [`Used and narrowed: ${nameSome(narrowed)}`]),
    ...(reshaped.length === 0 ? [] : [`Used and reshaped: ${nameSome(reshaped)}`]),
    ...(unusedGains.length === 0 ? [] : [`Gained and not used: ${nameSome(unusedGains)}`]),
  ]
  return lines.length === 0 ? ['No action that is used is lost, narrowed or reshaped.'] : lines
}

/** Say what AWS added under the accepted text. */
export function describeGrowth({ growth }: ReviewedPolicy): readonly string[] {
  if (growth === undefined || growth.added.length + growth.retired.length === 0) return []
  const { from, to, added, retired } = growth
  const since = `Under the accepted text, from ${from} to ${to}`
  return [
    ...(added.length === 0
      ? []
      : [`${since}, AWS added ${countOf(added.length, 'action')}: ${nameSome(added)}`]),
    ...(retired.length === 0
      ? []
      : [`${since}, AWS retired ${countOf(retired.length, 'action')}: ${nameSome(retired)}`]),
  ]
}

function formatPolicy(policy: ReviewedPolicy): string {
  const { comparison, given = [], fails } = policy
  const changes = changeKinds.flatMap((kind) => {
    const actions = comparison?.changes[kind] ?? []
    return actions.length === 0 ? [] : [`  ${kind} (${actions.length})  ${nameSome(actions)}`]
  })
  const onAll = given.filter(({ status }) => status === 'full').map(({ action }) => action)
  const requests = (comparison?.evidence ?? []).flatMap(({ nowAllowed, nowRefused }) => [
    ...(nowAllowed ? [`  now allowed  ${phrasesToText(describeRequest(nowAllowed))}`] : []),
    ...(nowRefused ? [`  now refused  ${phrasesToText(describeRequest(nowRefused))}`] : []),
  ])
  return [
    comparison === undefined
      ? `${policy.policy}: ${describeStatus(policy)}`
      : `${verdictSigns[comparison.verdict]} ${policy.policy}: ${describeStatus(policy)}: ${comparison.verdict}`,
    ...(comparison === undefined ? [] : [`  ${comparison.sentence}`]),
    ...changes,
    ...(comparison?.risks ?? []).map(
      ({ action, classes }) => `  sensitive  ${action}: ${classes.join(', ')}`,
    ),
    ...(onAll.length === 0 ? [] : [`  on every resource  ${nameSome(onAll)}`]),
    ...requests.slice(0, mostNamed),
    ...[...describeImpact(policy), ...describeGrowth(policy)].map((text) => `  ${text}`),
    ...fails.map(({ condition }) => `  fails  ${condition}`),
  ].join('\n')
}

function nameSome(actions: readonly string[]): string {
  const more = actions.length > mostNamed ? ` and ${actions.length - mostNamed} more` : ''
  return `${actions.slice(0, mostNamed).join(', ')}${more}`
}
