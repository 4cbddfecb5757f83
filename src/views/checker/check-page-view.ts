// Prepares what the policy checker's page shows before a policy is pasted.

import type { Severity } from '../../core/checker/finding.ts'
import { rules } from '../../core/checker/rules.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from '../words/days.ts'
import { type PolicyChoices, toPolicyChoices } from './policy-choices.ts'

export interface CheckPageView {
  readonly home: string
  /** What the text can be compared with. */
  readonly choices: PolicyChoices
  /** The first and last day for which growth is known (UTC, YYYY-MM-DD). */
  readonly oldestDay: string
  readonly newestDay: string
  /** The day from which growth is shown first: one year before the newest, if it is known. */
  readonly sinceDay: string
  readonly oldestText: string
  readonly rulesHref: string
  readonly rules: readonly { readonly name: string; readonly href: string; readonly severity: Severity }[]
}

/** Make the view of the checker's page. */
export function toCheckPageView(site: Site): CheckPageView {
  const { urls, firstSeen, settings } = site
  const newestDay = settings.asOf.slice(0, 10)
  return {
    home: urls.home,
    choices: toPolicyChoices(site),
    oldestDay: firstSeen.oldestSnapshot,
    newestDay,
    sinceDay: startOfGrowth(firstSeen.oldestSnapshot, newestDay),
    oldestText: formatDay(firstSeen.oldestSnapshot),
    rulesHref: urls.checkRules,
    rules: rules.map(({ name, severity }) => ({ name, href: urls.checkRule(name), severity })),
  }
}

/** Return the day one year before the newest, or the oldest known day if that is later; 28 February for a leap day. */
export function startOfGrowth(oldestDay: string, newestDay: string): string {
  const yearBefore = `${Number(newestDay.slice(0, 4)) - 1}${newestDay.slice(4)}`.replace('-02-29', '-02-28')
  return yearBefore < oldestDay ? oldestDay : yearBefore
}
