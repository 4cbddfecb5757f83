// Finds how often the records use each word of a verdict, with a real case of each.
import type { Grant } from '../../core/access/grant.ts'
import { type Change, changeKinds, type Verdict } from '../../core/changes/compare.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import { listReleases, type Release } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { statementsOf, toStatementRef } from '../access/grant-view.ts'
import { keepChange } from '../api/changes-json.ts'
import { changeLabels, verdictSigns } from '../words/change-words.ts'
import { describeDay } from '../words/version-ref.ts'
import { describeAction, type GuideAction } from './guide-action.ts'

/** A change between neighboring versions, as a guide names it. */
export interface GuideChange {
  readonly policy: string
  readonly from: string
  readonly to: string
  readonly day: string
  readonly href: string
}

export interface GuideVerdict {
  readonly verdict: Verdict
  readonly sign: string
  /** How many changes between neighboring versions have it. */
  readonly count: number
  /** Absent if no change has it. */
  readonly newest?: GuideChange
}

export interface GuideChangeKind {
  readonly kind: Change['kind']
  readonly sign: string
  readonly meaning: string
  /** How often an action changed this way between neighboring versions. */
  readonly count: number
  readonly newest?: GuideChange & { readonly action: GuideAction }
}

/** A mark that pages put on a grant. */
export type GuideMark = 'cancelled' | 'limited' | 'idle' | 'unsupportedCondition'

export interface GuideMarked {
  readonly mark: GuideMark
  /** How many actions have such a grant in the newest versions. */
  readonly count: number
  /** One of them, from a newest version if any has one, or else from an older version; absent if there is none. */
  readonly example?: {
    readonly action: GuideAction
    readonly policy: string
    readonly version: string
    /** The statement that makes the grant. */
    readonly statement: { readonly label: string; readonly href: string }
  }
}

export interface GuideVerdicts {
  readonly changeCount: number
  readonly verdicts: readonly GuideVerdict[]
  readonly kinds: readonly GuideChangeKind[]
  readonly marked: (mark: GuideMark) => GuideMarked
}

/** Find the newest case of every word in the records. */
export function toGuideVerdicts(site: Site): GuideVerdicts {
  const changes = listReleases(site.policies).flatMap((release) =>
    release.from === undefined ? [] : [{ ...release, from: release.from }],
  )
  const compared = changes.map((change) => ({
    ...change,
    // A build that keeps values compares only what is new.
    json: keepChange(site, change.policy, change.version, change.from),
  }))
  const verdicts = (['broader', 'narrower', 'mixed', 'same'] as const).map((verdict): GuideVerdict => {
    const having = compared.filter(({ json }) => json.verdict === verdict)
    const [newest] = having
    return {
      verdict,
      sign: verdictSigns[verdict],
      count: having.length,
      ...(newest && { newest: toGuideChange(site, newest) }),
    }
  })
  const kinds = changeKinds.map((kind): GuideChangeKind => {
    const having = compared.filter(({ json }) => json.changes[kind].length > 0)
    const count = having.reduce((sum, { json }) => sum + json.changes[kind].length, 0)
    const { sign = '', meaning = '' } = changeLabels.find((label) => label.kind === kind) ?? {}
    const [newest] = having
    const name = newest?.json.changes[kind][0]
    if (newest === undefined || name === undefined) return { kind, sign, meaning, count }
    const action = describeAction(site, site.index.find(name) ?? { name })
    return { kind, sign, meaning, count, newest: { ...toGuideChange(site, newest), action } }
  })
  return { changeCount: changes.length, verdicts, kinds, marked: (mark) => toMarked(site, mark) }
}

function toGuideChange(
  { urls }: Site,
  { policy, from, version }: Release & { readonly from: Version },
): GuideChange {
  return {
    policy: policy.name,
    from: from.id,
    to: version.id,
    day: describeDay(version.date),
    href: urls.compare(policy.name, from.id, version.id),
  }
}

function toMarked(site: Site, mark: GuideMark): GuideMarked {
  const inNewest = site.policies.flatMap((policy) => findMarked(site, mark, policy, policy.latest))
  const [first] =
    inNewest.length > 0
      ? inNewest
      : listReleases(site.policies).flatMap(({ policy, version }) => findMarked(site, mark, policy, version))
  return { mark, count: inNewest.length, ...(first && { example: first }) }
}

function findMarked(
  site: Site,
  mark: GuideMark,
  policy: PolicyModel,
  version: Version,
): readonly Required<GuideMarked>['example'][] {
  return [...version.access.actions.values()].flatMap((action) => {
    const { grants, cancelled, idle } = action.outcome
    const marked: readonly Grant[] = {
      cancelled,
      limited: grants.filter(({ limits }) => limits.length > 0),
      idle: [...grants, ...idle].filter((grant) => grant.idle),
      unsupportedCondition: grants.filter((grant) => grant.unsupportedCondition),
    }[mark]
    const [statement] = statementsOf(marked)
    if (statement === undefined) return []
    const { label, href } = toStatementRef(site, version, statement)
    return [
      {
        action: describeAction(site, action),
        policy: policy.name,
        version: version.id,
        statement: { label, href },
      },
    ]
  })
}
