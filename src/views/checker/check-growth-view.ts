// Compares what a checked policy would have granted on a past day with what it grants now.
import { computeAccess, joinActions, unlistedActions } from '../../core/access/access.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { isOpenPattern } from '../../core/checker/named-services.ts'
import { computeGrowth, growPatterns, lookAmong } from '../../core/growth/growth.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import { isPlain } from '../../core/policy/pattern.ts'
import type { Policy } from '../../core/policy/policy.ts'
import { formatDay } from '../words/days.ts'
import { countOf, cutText, joinPhrases, phrasesToText } from '../words/words.ts'

export interface CheckGrowth {
  readonly sentence: string
  /** Each wildcard of a service with dates, largest growth first, and how many actions it matched on each day. */
  readonly wildcards: readonly { readonly pattern: string; readonly text: string }[]
  readonly notes: readonly string[]
}

/** How many wildcards are listed. */
const mostWildcards = 50

/** Describe how a policy grew since a day (UTC, YYYY-MM-DD); undefined if no service that it names has dates. */
export function toCheckGrowth(
  policy: Policy,
  named: ReadonlySet<string>,
  knowledge: Knowledge,
  since: string,
): CheckGrowth | undefined {
  const { list, index, firstSeen, former, lifetimesOf, held } = knowledge
  if (list === undefined) return undefined
  const isDated = (prefix: string) => held.has(prefix) && firstSeen.covers(`${prefix}:`)
  const [dated, undated] = [[...named].filter(isDated), [...named].filter((prefix) => !isDated(prefix))]
  if (dated.length === 0) return undefined
  const to = list.asOf.slice(0, 10)
  const from = clampDay(since, list.oldestSnapshot, to)
  const inDated = (name: string) => dated.includes(servicePrefix(name).toLowerCase())
  const unlisted = joinActions(former, unlistedActions(policy, index))
  const access = computeAccess(policy, index, unlisted)
  const own = { actions: new Map([...access.actions].filter(([key]) => inDated(key))) }
  const growth = computeGrowth(own, lifetimesOf, from, to)
  const all = [...index.all, ...unlisted].filter(({ name }) => inDated(name))
  const wildcards = growPatterns(policy, lookAmong(all), lifetimesOf, from, to).filter(({ pattern }) =>
    inDated(pattern),
  )
  const [fromDay, toDay] = [formatDay(from), formatDay(to)]
  return {
    sentence: describeGrowth(
      fromDay,
      toDay,
      growth.before,
      growth.after,
      growth.added.length,
      growth.retired.length,
    ),
    wildcards: wildcards.slice(0, mostWildcards).map(({ pattern, before, after }) => ({
      pattern: cutText(pattern),
      text: `matched ${countOf(before, 'known action')} on ${fromDay} and ${after.toLocaleString('en')} on ${toDay}`,
    })),
    notes: [
      ...describeWildcards(policy, wildcards.length),
      ...describeOpen(policy),
      ...describeUndatedServices(undated.filter((prefix) => held.has(prefix))),
    ],
  }
}

/** Clamp a day that a user typed to a range. An invalid day becomes the first day. */
function clampDay(day: string, first: string, last: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < first) return first
  return day > last ? last : day
}

function describeGrowth(
  from: string,
  to: string,
  before: number,
  after: number,
  added: number,
  retired: number,
): string {
  const start = `On ${from}, this text would have granted ${countOf(before, 'known action')}`
  if (added + retired === 0) return `${start}, and it grants the same on ${to}.`
  const gone = retired === 0 ? '' : `, and ${countOf(retired, 'action')} retired`
  return `${start}; on ${to}, it grants ${after.toLocaleString('en')}: ${countOf(added, 'action')} added by AWS${gone}.`
}

function describeWildcards({ statements }: Policy, count: number): readonly string[] {
  if (count > mostWildcards)
    return [`${(count - mostWildcards).toLocaleString('en')} more wildcards are not listed.`]
  const hasAny = statements.some(
    ({ effect, actions }) => effect === 'Allow' && (actions.inverted || !actions.patterns.every(isPlain)),
  )
  return hasAny
    ? []
    : ['None of the actions that it allows has a wildcard, so new AWS actions do not extend what it grants.']
}

function describeOpen({ statements }: Policy): readonly string[] {
  const isOpen = statements.some(
    ({ effect, actions }) => effect === 'Allow' && (actions.inverted || actions.patterns.some(isOpenPattern)),
  )
  return isOpen ? ['Actions that it allows in services that it does not name are not counted here.'] : []
}

function describeUndatedServices(prefixes: readonly string[]): readonly string[] {
  if (prefixes.length === 0) return []
  const names = phrasesToText(joinPhrases(prefixes.map((prefix) => [prefix])))
  return [
    `The dates when AWS added the actions of ${cutText(names)} are not recorded, so those actions are not counted here.`,
  ]
}
