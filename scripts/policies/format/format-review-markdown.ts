// Formats the review of a lock as Markdown, for one comment on a pull request that a bot can update.
import { verdictSigns } from '../../../src/views/words/change-words.ts'
import type { ReviewedPolicy, ReviewJson } from '../lock/review-lock.ts'
import { listChanges, listEvidence } from './format-comparison-markdown.ts'
import {
  countReviewed,
  describeGrowth,
  describeImpact,
  describeStatus,
  describeUsed,
  isQuiet,
} from './format-review.ts'
import { toCode, toHtml, toPlain } from './markdown-text.ts'

/** The first line of the comment; it never changes, so that a bot finds the comment that it wrote before. */
const reviewMarker = '<!-- connect-policies review -->'

/** Format a review: a table of what changed, and a folded section for each policy with actions and requests. */
export function formatReviewMarkdown({ policies, unlocked, used }: ReviewJson): string {
  const told = policies.filter((policy) => !isQuiet(policy))
  const rows = told.map(
    ({ policy, from, to, status, comparison, fails }) =>
      `| ${toCode(policy)} | ${from} | ${to ?? ''} | ${comparison === undefined ? status : `${verdictSigns[comparison.verdict]} ${comparison.verdict}`} | ${fails.map(({ condition }) => toCode(condition)).join(' ')} |`,
  )
  return [
    reviewMarker,
    `**Managed policies**: ${countReviewed(policies)}`,
    ...(rows.length === 0
      ? []
      : [
          [
            '| policy | accepted | in force | verdict | fails |',
            '| --- | --- | --- | --- | --- |',
            ...rows,
          ].join('\n'),
        ]),
    ...describeUsed(used).map(toPlain),
    ...told.map(formatSection),
    ...(unlocked.length === 0
      ? []
      : [
          `In use, but not in the lock: ${unlocked.map(({ policy, version }) => toCode(`${policy}@${version}`)).join(', ')}`,
        ]),
  ].join('\n\n')
}

function formatSection(policy: ReviewedPolicy): string {
  const { comparison, given = [] } = policy
  const onAll = given.filter(({ status }) => status === 'full').map(({ action }) => toCode(action))
  return [
    `<details><summary>${toHtml(policy.policy)}: ${toHtml(describeStatus(policy))}</summary>`,
    ...(comparison === undefined ? [] : [toPlain(comparison.sentence), ...listChanges(comparison)]),
    ...(onAll.length === 0 ? [] : [`On every resource: ${onAll.join(', ')}`]),
    ...(comparison === undefined ? [] : listEvidence(comparison.evidence)),
    ...[...describeImpact(policy), ...describeGrowth(policy)].map(toPlain),
    '</details>',
  ].join('\n\n')
}
