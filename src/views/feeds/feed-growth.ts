// Makes one feed item for each day on which policy wildcards matched new actions.

import { servicePrefix } from '../../core/actions/action.ts'
import type { Arrival } from '../../core/growth/arrivals.ts'
import { defineReads, keepValue, readAs } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel } from '../access/action-levels.ts'
import { statementsOf, toOutcomeView, toStatementRef } from '../access/grant-view.ts'
import { causesMarkup, levelsMarkup, phrasesToMarkup, scopeMarkup } from '../changes/change-markup.ts'
import { formatDay } from '../words/days.ts'
import { escapeMarkup } from '../words/markup.ts'
import { describeGivenRisks } from '../words/risk-view.ts'
import { describeActions } from '../words/verdict/name-actions.ts'
import { countOf, joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import { type FeedItem, toFeedItem } from './feed-item.ts'

/** The actions that one policy version gained through its wildcards on one day. */
interface PolicyGrowth {
  readonly policy: PolicyModel
  readonly version: Version
  readonly names: readonly string[]
}

/** Make the items of silent growth, newest first: one for each day on which a wildcard matched a new action. */
export function listGrowthItems(site: Site): readonly FeedItem[] {
  return [...growthByDay(site)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, ofDay]) => toGrowthItem(site, day, ofDay))
}

const [policyRead, textRead, crowdRead] = [
  'growth of policy',
  'text about growth of policy',
  'crowd of growth on day',
]

/** Define how growth, and what the items say of it, are looked up again. */
export function defineGrowthReads(site: Site): void {
  const find = (name: string) => site.policies.find((policy) => policy.name === name)
  const lookUp = (list: typeof listDays | typeof writeDays) => (name: string) => {
    const policy = find(name)
    return policy && list(site, policy)
  }
  defineReads(policyRead, lookUp(listDays))
  defineReads(textRead, lookUp(writeDays))
  defineReads(crowdRead, (day) => isMany(growthByDay(site).get(day)))
}

const growthByDay = rememberAll((site: Site): ReadonlyMap<string, readonly PolicyGrowth[]> => {
  const isRetired = ({ record }: PolicyModel) => Number(record.status === 'retired')
  const policies = site.policies.toSorted((a, b) => isRetired(a) - isRetired(b))
  const growths = policies.flatMap((policy) =>
    listDays(site, policy).flatMap(({ day, version: id, names }) => {
      const version = policy.versions.find((other) => other.id === id)
      return version === undefined ? [] : [{ day, policy, version, names }]
    }),
  )
  return Map.groupBy(growths, ({ day }) => day)
})

/** A day on which a version's wildcards matched new actions. */
interface GrowthDay {
  readonly day: string
  readonly version: string
  readonly names: readonly string[]
}

/** List the days on which the wildcards of a policy’s versions matched new actions. */
export const listDays = (site: Site, policy: PolicyModel): readonly GrowthDay[] => daysOf(site)(policy)

const daysOf = rememberAll((site: Site) =>
  rememberAll((policy: PolicyModel) =>
    keepValue(policyRead, policy.name, () =>
      [...Map.groupBy(site.arrivals(policy), ({ day }) => day)].map(([day, arrivals]) => ({
        day,
        version: arrivals[0]?.version ?? '',
        names: arrivals.map(({ action }) => action.name),
      })),
    ),
  ),
)

function toGrowthItem(site: Site, day: string, growths: readonly PolicyGrowth[]): FeedItem {
  const names = [...new Set(growths.flatMap((growth) => growth.names))].sort()
  const summary = describeGrowthDay(site, day, names, growths)
  const textOf = ({ policy }: PolicyGrowth) => writeDays(site, policy)[day] ?? ''
  return toFeedItem({
    id: `tag:${site.settings.tagAuthority},2026:growth/${day}`,
    title: `+${names.length.toLocaleString('en')} on ${formatDay(day)} in ${countOf(growths.length, 'policy', 'policies')}${isSensitive(site, names) ? ', sensitive' : ''}: silent growth, same text`,
    link: site.urls.absolute(linkOf(site, growths)),
    published: `${day}T00:00:00Z`,
    orderedAt: `${day}T00:00:00Z`,
    categories: [
      'silent growth',
      ...(isMany(growths) ? [] : growths.map(({ policy }) => policy.name)),
      ...new Set(names.map(servicePrefix)),
    ],
    summary: phrasesToText(summary),
    html: [
      `<p>${phrasesToMarkup(summary)}</p>`,
      ...(isMany(growths)
        ? [`<ul>${growths.map((growth) => `<li>${headMarkup(site, growth)}</li>`).join('')}</ul>`]
        : growths.map((growth) => `<h3>${headMarkup(site, growth)}</h3>${textOf(growth)}`)),
    ].join(''),
  })
}

/** The most policies that one item shows with their wildcards. If there are more, all are named with a count only. */
const mostTold = 20

function isMany(growths: readonly PolicyGrowth[] = []): boolean {
  return growths.length > mostTold
}

function isSensitive(site: Site, names: readonly string[]): boolean {
  return names.some((name) => site.risks.find(name) !== undefined)
}

function describeGrowthDay(
  site: Site,
  day: string,
  names: readonly string[],
  growths: readonly PolicyGrowth[],
): readonly Phrase[] {
  return [
    'With no change to their text, wildcards in ',
    ...(isMany(growths)
      ? [countOf(growths.length, 'policy', 'policies')]
      : joinPhrases(growths.map(({ policy }) => [{ code: policy.name }]))),
    ` match ${countOf(names.length, 'more action')} (`,
    ...describeActions(site, names),
    `), which AWS’s reference or the text of a policy first shows on ${formatDay(day)}.`,
  ]
}

/** Links to the growth of the policy that gained the most actions. */
function linkOf(site: Site, growths: readonly PolicyGrowth[]): string {
  const [most] = growths.toSorted((a, b) => b.names.length - a.names.length)
  return most === undefined ? site.urls.changelog : `${site.urls.policy(most.policy.name)}#growth`
}

/** Link to the version that gained actions, and count them. */
function headMarkup({ urls }: Site, { policy, version, names }: PolicyGrowth): string {
  const href = urls.absolute(urls.version(policy.name, version.id))
  const retired = policy.record.status === 'retired' ? ' (retired)' : ''
  return `<a href="${escapeMarkup(href)}">${escapeMarkup(policy.name)} ${version.id}</a>${retired}: ${countOf(names.length, 'action')}`
}

/** Write what a policy's wildcards matched on each day that items describe; all at once, since arrivals take long. */
const writeDays = (site: Site, policy: PolicyModel) => textsOf(site)(policy)

const textsOf = rememberAll((site: Site) =>
  rememberAll((policy: PolicyModel) =>
    keepValue(textRead, policy.name, (): Readonly<Record<string, string>> => {
      const isTold = (day: string) => !readAs(crowdRead, day, () => isMany(growthByDay(site).get(day)))
      const told = listDays(site, policy).filter(({ day }) => isTold(day))
      const days = new Set(told.map(({ day }) => day))
      const arrivals = site.arrivalsOf(
        policy,
        told.flatMap(({ names }) => names),
      )
      const byDay = Map.groupBy(
        arrivals.filter(({ day }) => days.has(day)),
        ({ day }) => day,
      )
      return Object.fromEntries([...byDay].map(([day, ofDay]) => [day, dayMarkup(site, policy, ofDay)]))
    }),
  ),
)

function dayMarkup(site: Site, policy: PolicyModel, arrivals: readonly Arrival[]): string {
  const version = policy.versions.find(({ id }) => id === arrivals[0]?.version)
  if (version === undefined) return ''
  const risks = describeGivenRisks(
    site,
    arrivals.map(({ action }) => ({ kind: 'gained', name: action.name, after: action.outcome })),
  )
  const alike = Map.groupBy(arrivals, ({ patterns, action }) => JSON.stringify([patterns, action.outcome]))
  const items = [...alike.values()].map((group) => `<li>${arrivalsMarkup(site, version, group)}</li>`)
  return [risks.length === 0 ? '' : `<p>${phrasesToMarkup(risks)}</p>`, `<ul>${items.join('')}</ul>`].join('')
}

/** Write the actions that the same wildcards matched in the same scope. */
function arrivalsMarkup(site: Site, version: Version, group: readonly Arrival[]): string {
  const [first] = group
  if (first === undefined) return ''
  const { patterns, action } = first
  const named = group.map((arrival) => arrival.action)
  const wildcards = patterns.length === 0 ? ['NotAction'] : patterns
  const statements = statementsOf(action.outcome.grants)
  const isIdle = action.outcome.grants.every(({ idle }) => idle)
  return [
    phrasesToMarkup(joinPhrases(wildcards.map((code) => [{ code }]))),
    `<br>${levelsMarkup(byAccessLevel(site, named))}`,
    `<br>${scopeMarkup(toOutcomeView(site, version, action.outcome))}`,
    isIdle ? '<br>can never be used: the policy names resources that the action does not act on' : '',
    causesMarkup(
      statements.map((index) => toStatementRef(site, version, index)),
      site.urls.absolute,
    ),
  ].join('')
}
