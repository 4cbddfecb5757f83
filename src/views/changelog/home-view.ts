// Makes the view of the home page: what changed last, how fresh the data is, and figures that lead on.
import { isLarge } from '../../site/large-site.ts'
import { listReleases, type Release } from '../../site/releases.ts'
import { comparedPairs, type Site } from '../../site/site.ts'
import { findTopGrowth, type TopGrowth } from '../growth/growth-view.ts'
import type { Link } from '../link.ts'
import { type PolicySummary, toPolicySummary } from '../policies/policy-summary.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { formatDay } from '../words/days.ts'
import { countOf } from '../words/words.ts'

export interface HomeView {
  /** The newest versions with a text of their own. */
  readonly latest: readonly ReleaseView[]
  /** How many versions among them AWS published again without a change; absent if none. */
  readonly republishedText?: string
  /** The newest version that changed access, to be read first; absent if none did. */
  readonly newest?: ReleaseView
  /** How fresh the data is, in a sentence. */
  readonly freshText: string
  readonly figures: readonly HomeFigure[]
  readonly policyCount: number
  /** Empty on a large site, where the catalog has a page of its own. */
  readonly policies: readonly PolicySummary[]
  readonly versionCount: number
  readonly comparisonCount: number
  readonly topGrowth?: TopGrowth
}

/** A number, what it counts, and the page that lists it. */
export interface HomeFigure extends Link {
  /** `56`, `+210` */
  readonly number: string
}

const latestShown = 8

/** Make the view of the home page. */
export function toHomeView(site: Site): HomeView {
  const releases = listReleases(site.policies)
  const changes = releases.filter(isNew)
  const shown = changes.slice(0, latestShown)
  const toView = ({ policy, version }: Release) => toReleaseView(site, policy, version)
  const changing = changes.find(
    ({ from, version }) => from !== undefined && site.compare(from, version).verdict !== 'same',
  )
  const topGrowth = findTopGrowth(site)
  const versionCount = releases.length
  return {
    latest: shown.map(toView),
    ...describeRepublished(releases, shown.at(-1)),
    ...(changing && { newest: toView(changing) }),
    freshText: describeFreshness(site),
    figures: listFigures(site, topGrowth),
    policyCount: site.policies.length,
    policies: isLarge(site) ? [] : site.policies.map((policy) => toPolicySummary(site, policy)),
    versionCount,
    comparisonCount: site.policies.reduce((sum, policy) => sum + comparedPairs(site, policy).length, 0),
    ...(topGrowth && { topGrowth }),
  }
}

const isNew = ({ version }: Release) => version.identicalTo === undefined

function describeRepublished(
  releases: readonly Release[],
  last: Release | undefined,
): Pick<HomeView, 'republishedText'> {
  const end = releases.findIndex((release) => release.version === last?.version)
  const count = releases.slice(0, end + 1).filter((release) => !isNew(release)).length
  if (count === 0) return {}
  const which = count === 1 ? 'is' : 'are'
  return {
    republishedText: `${countOf(count, 'version')} that AWS published again without a change ${which} left out.`,
  }
}

function describeFreshness({ settings, snapshot }: Site): string {
  const [asOf, taken] = [formatDay(settings.asOf), formatDay(snapshot.takenAt)]
  return asOf === taken
    ? `Policies and AWS’s list of actions as of ${asOf}.`
    : `Policies as of ${asOf}, AWS’s list of actions as of ${taken}.`
}

/** List what is worth a look: growth, reach and changes of the reference, where there are any. */
function listFigures(site: Site, growth: TopGrowth | undefined): readonly HomeFigure[] {
  const { urls, reach, reference } = site
  const moved = reference.days().reduce((sum, { rows }) => sum + rows.length, 0)
  const added = growth === undefined ? 0 : growth.growth.after - growth.growth.before
  return [
    ...(growth === undefined || added <= 0
      ? []
      : [
          {
            number: `+${added.toLocaleString('en')}`,
            // Not the version's day: that of one older than the oldest snapshot is not the day from which it is counted.
            text: `actions granted by an unchanged policy since ${growth.growth.fromDay}`,
            href: `${growth.policyHref}#growth`,
          },
        ]),
    ...count(reach.policies.length, 'other AWS policy reaches', 'other AWS policies reach', urls.reach, site),
    ...(moved === 0
      ? []
      : [{ number: moved.toLocaleString('en'), text: 'changes in AWS’s reference', href: urls.reference }]),
  ]
}

function count(many: number, one: string, several: string, href: string, site: Site): readonly HomeFigure[] {
  if (many === 0) return []
  const what = site.settings.subject ?? 'the same services'
  return [{ number: many.toLocaleString('en'), text: `${many === 1 ? one : several} ${what}`, href }]
}
