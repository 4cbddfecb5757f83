// Describes policies outside the catalog: who uses them, what they reach and how, and what is not known.
import { type FoundUser, findUser, type PolicyUser, type UserSign } from '../../core/reach/policy-users.ts'
import { defineReads, readValue } from '../../core/reads.ts'
import type { ReachRecord } from '../../core/records/reach.ts'
import type { ReachPolicy } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import { forSubject } from '../../site/subject.ts'
import { formatDay } from '../words/days.ts'
import { countOf } from '../words/words.ts'

const users: Readonly<Record<PolicyUser, string>> = {
  people: 'People',
  service: 'An AWS service',
  'aws-support': 'AWS Support or a support partner',
  'ai-agent': 'An AI agent',
  unknown: 'Unknown users',
}

const signs: Readonly<Record<UserSign, string>> = {
  'job function': 'AWS offers it for people’s jobs',
  name: 'its name says so',
  condition: 'its condition says so',
  'linked role': 'through a service-linked role, as its path says',
  'service role': 'through a role that you create for the service, as its path says',
  nothing: 'neither its name nor its path shows who it is for',
}

export interface UserView {
  readonly who: PolicyUser
  /** `An AWS service` */
  readonly text: string
  /** What shows it. */
  readonly because: string
}

/** Say who uses a policy. */
export function describeUser(record: ReachRecord): UserView {
  const { who, sign }: FoundUser = findUser(record)
  return { who, text: users[who], because: signs[sign] }
}

/** Say how a policy reaches the services. */
export function describeBreadth({ breadth }: Pick<ReachRecord, 'breadth'>): string {
  return breadth === 'all-services'
    ? 'It reaches these services because its statements allow every service, or every service but some: by *, a wildcard in the service prefix, or NotAction.'
    : 'Its statements name these services.'
}

/** Name the services that the records are about: `the services of Amazon Connect`. */
export function nameServices(site: Site): string {
  const subject = forSubject(site)
  return subject === '' ? 'the services of this catalog' : `the services of${subject.slice(' for'.length)}`
}

/** Count the policies that reach the services, in a sentence, for pages that lead to the list. */
export function countReaching({ reach }: Site): string {
  return `${countOf(reach.policies.length, 'other AWS managed policy', 'other AWS managed policies')}`
}

/** Say what a policy reaches, in a sentence. */
export function describeReached(site: Site, { counts }: ReachPolicy): string {
  const { full, scoped } = counts
  const total = countOf(full + scoped, 'action')
  const how =
    scoped === 0
      ? 'in full'
      : full === 0
        ? 'with a narrower scope'
        : `${full.toLocaleString('en')} in full, ${scoped.toLocaleString('en')} with a narrower scope`
  return `Allows ${total} in ${nameServices(site)}, ${how}.`
}

const limitsRead = 'limits of reach'

/** Say what the records of reach cannot know; empty without records. */
export function describeReachLimits(site: Site): readonly string[] {
  return readValue(limitsRead, 'all', () => findLimits(site))
}

/** Define how that is looked up again: the pages of actions show it, and nothing else of all records. */
export function defineReachLimitReads(site: Site): void {
  defineReads(limitsRead, () => findLimits(site))
}

function findLimits({ reach }: Site): readonly string[] {
  const { basis } = reach
  if (basis === undefined) return []
  const retired = basis.retired.length
  return [
    `Versions that AWS created after ${formatDay(basis.newestVersion)}, the newest in the archive, are not known.`,
    'A version is judged by today’s list of actions. A wildcard grants an action only from the day on which AWS adds it, which can be later than the version.',
    'Policies that you wrote yourself, resource policies and boundaries are not known either.',
    'Only policies whose newest version allows a possible request are listed; the newest version is usually, but not always, the one in force.',
    ...(retired === 0
      ? []
      : [
          `${countOf(retired, 'policy', 'policies')} that AWS no longer offers ${retired === 1 ? 'is' : 'are'} left out.`,
        ]),
  ]
}
