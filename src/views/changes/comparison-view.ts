// Shows what changed between two versions of a policy, for pages, feeds and JSON.

import { remember, rememberAll } from '../../core/remember.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { mostListed } from '../access/action-levels.ts'
import { changeLabels } from '../words/change-words.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { type ChangePicture, toChangePicture } from './change-picture.ts'
import {
  type RiskLine,
  type ScopeLines,
  toDestructionLines,
  toRiskLines,
  toScopeLines,
} from './change-picture-lists.ts'
import { type ChangeSection, toSection } from './change-section.ts'
import { prepareToAsk } from './example-requests.ts'
import { toVerdictView, type VerdictView } from './verdict-view.ts'

export interface ComparisonView {
  readonly policy: string
  readonly from: VersionRef
  readonly to: VersionRef
  readonly href: string
  readonly verdict: VerdictView
  /** The changed actions by service and access level; absent if the access is the same. */
  readonly picture?: ChangePicture
  readonly risks: readonly RiskLine[]
  /** Destructive actions among those gained, widened or reshaped. */
  readonly destructive: readonly RiskLine[]
  /** What the two lists leave open; absent if no action is gained, widened or reshaped. */
  readonly worryNote?: string
  readonly scopes: ScopeLines
  /** One section for each kind of change that occurs, in a fixed order. */
  readonly sections: readonly ChangeSection[]
  /** The JSON that lists the changed actions, if they are so many that pages only count them. */
  readonly namesHref?: string
  /** What a shell runs before the commands of the examples; absent if there are none. */
  readonly preparation?: string
}

/** Show what changed between two versions of a policy, given the older one first. */
export function toComparisonView(
  site: Site,
  policy: PolicyModel,
  from: Version,
  to: Version,
): ComparisonView {
  return viewsOf(site)(from)(to, policy)
}

/** More than any policy has versions; the views of all of AWS at once would take gigabytes. */
const mostCompared = 200

/** A comparison is shown on its own page, on that of its newer version and in feeds, one after the other. */
const viewsOf = rememberAll((site: Site) =>
  remember(mostCompared, (from: Version) =>
    rememberAll((to: Version, policy: PolicyModel) => buildView(site, policy, from, to)),
  ),
)

function buildView(site: Site, policy: PolicyModel, from: Version, to: Version): ComparisonView {
  const comparison = site.compare(from, to)
  const picture = toChangePicture(site, comparison.changes)
  const isListed = comparison.changes.length <= mostListed
  const sections = changeLabels.flatMap(({ kind, meaning }): readonly ChangeSection[] => {
    const changes = comparison.changes.filter((change) => change.kind === kind)
    return changes.length === 0 ? [] : [{ kind, meaning, ...toSection(site, from, to, changes, isListed) }]
  })
  return {
    policy: policy.name,
    from: toVersionRef(site, from),
    to: toVersionRef(site, to),
    href: site.urls.compare(policy.name, from.id, to.id),
    verdict: toVerdictView(site, policy, from, to),
    ...(picture && { picture }),
    risks: toRiskLines(site, comparison.changes),
    destructive: toDestructionLines(site, comparison.changes),
    ...(comparison.changes.some(({ kind }) => kind !== 'lost' && kind !== 'narrowed') && {
      worryNote: describeLimits(site),
    }),
    scopes: toScopeLines(sections),
    sections,
    ...(!isListed && { namesHref: site.urls.json.compare(policy.name, from.id, to.id) }),
    ...(hasExamples(sections) && { preparation: prepareToAsk(site, from, to) }),
  }
}

function hasExamples(sections: readonly ChangeSection[]): boolean {
  return sections.some(({ services }) =>
    services.some(({ groups }) => groups.some(({ examples }) => examples.length > 0)),
  )
}

function describeLimits({ settings: { subject } }: Site): string {
  const judged =
    subject === undefined ? '' : ` Destructive actions are marked only in the services of ${subject}.`
  return `No mark does not mean harmless.${judged}`
}
