// Reviews a lock: what changed between the accepted versions of managed policies and those in force.
import { type ActionIndex, indexActions } from '../../../src/core/actions/action-index.ts'
import type { LockRecord } from '../../../src/core/lock/lock-record.ts'
import { readUsedActions, type UsedActions } from '../../../src/core/lock/used-actions.ts'
import { formatReview } from '../format/format-review.ts'
import { formatReviewMarkdown } from '../format/format-review-markdown.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readLock, saveLock } from '../lock/lock-file.ts'
import { readCatalog, type UsedPolicy } from '../lock/policies-in-use.ts'
import { readSource } from '../lock/read-source.ts'
import { type ReviewJson, reviewLock } from '../lock/review-lock.ts'
import { toLocked } from '../lock/to-locked.ts'
import { nameInput, readInput } from '../read-input.ts'
import type { ReviewOptions } from '../review-options.ts'

/** Accept what is to be accepted, print the review, and return 1 if a policy meets a condition of --fail-on. */
export async function review(options: ReviewOptions, knowledge: Knowledge): Promise<number> {
  const { source, file, failOn, accept, format } = options
  const before = await readLock(file)
  const content = await knowledge.content()
  const used = await readSource(source, content)
  const lock = acceptVersions(before, options, used, readCatalog(content), content.settings.asOf.slice(0, 10))
  const index = indexActions(await knowledge.snapshot())
  const usedActions = options.used === undefined ? undefined : await readUsed(options.used, index)
  const reviewed: ReviewJson = {
    ...reviewLock(
      lock,
      used,
      content,
      index,
      failOn,
      source === 'catalog' ? 'not-found' : 'unused',
      usedActions,
    ),
    unlocked:
      source === 'catalog'
        ? []
        : used
            .filter(({ arn }) => !lock.policies.some((locked) => locked.arn === arn))
            .map(({ name, arn, current }) => ({ policy: name, arn, version: current.version })),
  }
  // Written last, so that a lock is unchanged if anything above is wrong.
  if (accept.length > 0) await saveLock(file, lock)
  const formatted = {
    text: () =>
      [
        ...accept.map(({ name, version }) => `${name}@${version}: accepted in ${file}`),
        formatReview(reviewed),
      ].join('\n'),
    json: () => JSON.stringify(reviewed, null, 2),
    markdown: () => formatReviewMarkdown(reviewed),
  }
  console.log(formatted[format]())
  return reviewed.policies.some(({ fails }) => fails.length > 0) ? 1 : 0
}

/** Replace the entries of accepted policies. Throws an error that lists every version that is not in force. */
function acceptVersions(
  lock: LockRecord,
  { accept, accepted, file }: ReviewOptions,
  used: readonly UsedPolicy[],
  catalog: readonly UsedPolicy[],
  today: string,
): LockRecord {
  const faults: string[] = []
  const policies = new Map(lock.policies.map((policy) => [policy.arn, policy]))
  for (const { name, version } of accept) {
    const policy = used.find((one) => one.name === name)
    const written = `--accept ${name}@${version}`
    if (policy === undefined) faults.push(`${written}: the source has no such policy`)
    else if (!policies.has(policy.arn)) faults.push(`${written}: ${file} does not have this policy`)
    else if (policy.current.version !== version)
      faults.push(`${written}: expected the version in force, ${policy.current.version}`)
    else policies.set(policy.arn, toLocked(policy, policy.current, catalog, today, accepted))
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return { version: 1, policies: [...policies.values()] }
}

/** Read which actions are used. Throws an error if the file is in none of the forms. */
async function readUsed(file: string, index: ActionIndex): Promise<UsedActions> {
  const used = readUsedActions(await readInput(file), index)
  if (used !== undefined) return used
  throw new Error(
    `${nameInput(file)}: expected one action on each line, such as connect:ListUsers, what aws cloudtrail lookup-events prints, or a CSV file with the columns eventsource and eventname`,
  )
}
