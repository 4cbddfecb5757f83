// Counts the figures that the preview image of each kind of page shows.
import { rules } from '../../core/checker/rules.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { mapReleases } from '../../site/releases.ts'
import { comparedPairs, type Site } from '../../site/site.ts'
import { listFeeds } from '../feeds/feed-list.ts'
import { countMatrixRows } from '../matrix/matrix-rows.ts'
import { toReleaseView } from '../releases/release-view.ts'
import type { PreviewKind } from './preview-kinds.ts'

export interface PreviewFigure {
  readonly number: string
  /** What is counted; plural unless the number is 1. */
  readonly noun: string
}

type Figures = readonly PreviewFigure[]

/** Count, for each kind of page, a few things that it is about. Only pages about versions count them: it changes with each. */
export function countForPreviews(site: Site): Readonly<Record<PreviewKind, Figures>> {
  const policies = toFigure(site.policies.length, 'policy', 'policies')
  const versions = toFigure(sum(site.policies.map((policy) => policy.versions.length)), 'version')
  const pairs = toFigure(sum(site.policies.map((policy) => comparedPairs(site, policy).length)), 'comparison')
  const { services, actions } = countActionPages(site)
  const verdicts = countVerdicts(site)
  const examples = toFigure(site.examples.length, 'example')
  return {
    home: [policies, versions, pairs],
    policies: [policies, toFigure(site.policies.filter(isRetired).length, 'retired', 'retired'), versions],
    policy: [policies, versions, actions],
    version: verdicts,
    comparison: [pairs, policies],
    history: [versions, actions],
    matrix: [policies, toFigure(countMatrixRows(site), 'action')],
    actions: [services, actions],
    service: [services, actions],
    action: [actions, policies],
    changelog: verdicts,
    reach: [
      toFigure(site.reach.policies.length, 'other policy', 'other policies'),
      toFigure(Object.keys(site.reach.basis?.actions ?? {}).length, 'service'),
    ],
    announcements: countAnnouncements(site),
    reference: countReference(site),
    guide: [policies, actions, examples],
    example: [examples],
    check: [toFigure(rules.length, 'rule'), toFigure(site.serviceNames.size, 'service')],
    ask: [policies, actions],
    search: [policies, actions],
    feeds: [toFigure(listFeeds(site).length, 'feed'), policies],
    api: [versions, pairs, actions],
    about: [policies, actions],
  }
}

function isRetired({ record }: Site['policies'][number]): boolean {
  return record.status === 'retired'
}

function countActionPages(site: Site) {
  const { services } = listActionPages(site)
  return {
    services: toFigure(services.length, 'service'),
    actions: toFigure(sum(services.map(({ actions }) => actions.length)), 'action'),
  }
}

/** Count the changes between neighboring versions by verdict; verdicts that do not occur are omitted. */
function countVerdicts(site: Site): Figures {
  const verdicts = mapReleases(
    site.policies,
    ({ policy, version }) => toReleaseView(site, policy, version).change?.verdict.verdict,
  )
  return (['broader', 'narrower', 'mixed'] as const).flatMap((word) => {
    const count = verdicts.filter((verdict) => verdict === word).length
    return count === 0 ? [] : [toFigure(count, word, word)]
  })
}

function countAnnouncements({ announcements }: Site): Figures {
  const matched = announcements.filter(({ match }) => match !== undefined).length
  return [
    toFigure(announcements.length, 'announcement'),
    toFigure(matched, 'with its version', 'with their version'),
  ]
}

function countReference({ reference }: Site): Figures {
  const rows = sum(reference.days().map((day) => day.rows.length))
  return [toFigure(rows, 'change'), toFigure(reference.period?.services.length ?? 0, 'service')]
}

function toFigure(count: number, one: string, many = `${one}s`): PreviewFigure {
  return { number: count.toLocaleString('en'), noun: count === 1 ? one : many }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
