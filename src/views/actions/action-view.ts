// Makes the view of an action's page: its facts, and what policies do to it.

import { servicePrefix } from '../../core/actions/action.ts'
import { splitFormats } from '../../core/actions/arn-formats.ts'
import type { PagedAction } from '../../site/action-pages.ts'
import { listServiceFacts } from '../../site/listed-actions.ts'
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { Site } from '../../site/site.ts'
import { listOwnServices } from '../../site/subject.ts'
import { type ActionExample, listExamplesOf } from '../examples/example-refs.ts'
import type { Link } from '../link.ts'
import { listActionChanges } from '../reference/action-changes.ts'
import type { ReferenceEntry } from '../reference/reference-entries.ts'
import { linkServiceChanges } from '../reference/reference-view.ts'
import { linkReference } from '../words/aws-reference.ts'
import { formatDay } from '../words/days.ts'
import { type DestructionView, toDestructionView } from '../words/destruction-view.ts'
import { splitArn, splitName, writeAction } from '../words/names.ts'
import { type RiskView, toRiskView } from '../words/risk-view.ts'
import { findServiceEnd, type ServiceEnd } from '../words/service-notes.ts'
import { type DependentsView, toDependentsView } from './dependents-view.ts'
import { type OnPolicies, toOnPolicies } from './on-policies.ts'
import { describeGrantingPolicies, isGranted } from './policy-effects.ts'
import { describeReaching, type ReachingView, toReachingView } from './reaching-policies.ts'

export interface ActionView extends OnPolicies {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  /** Without the prefix. */
  readonly shortName: string
  /** The name split into words: `Start contact recording`. */
  readonly words: string
  /** The search weight of the name's words, at most 10. Actions of Connect's own services rank before others. */
  readonly searchWeight: number
  readonly href: string
  readonly service: Link & { readonly prefix: string }
  /** The end of support for its service, if AWS has announced it. */
  readonly end?: ServiceEnd
  /** Absent if the snapshot does not list the action. */
  readonly accessLevel?: string
  /** Each of its levels, because some actions have two, such as `Tagging, Write`; one that says so if AWS lists none. */
  readonly levels: readonly string[]
  /** `by 19 October 2023`. The action existed by the day of the first snapshot that lists it, perhaps earlier. */
  readonly firstSeen?: string
  /** Why that is not an exact day. */
  readonly firstSeenNote?: string
  /** Present if AWS no longer lists the action. */
  readonly lastSeen?: string
  readonly referenceHref: string
  /** Asks whether a policy allows it: the first that grants it, or one to choose. */
  readonly askHref: string
  /** Why it is sensitive; absent if no risk is recorded. */
  readonly risk?: RiskView
  /** What it destroys; absent if no judgment says that it does. */
  readonly destruction?: DestructionView
  /** How many policies grant and deny it, in a sentence or two. */
  readonly summary: string
  /** Policies outside the catalog that grant it; absent if nobody looked for its service in them. */
  readonly reaching?: ReachingView
  /** Example policies that grant or deny it. */
  readonly examples: readonly ActionExample[]
  readonly resourceTypes: readonly {
    readonly name: string
    readonly required: boolean
    /** Its ARN formats, each in pieces between which a line may break; empty if the reference lists none. */
    readonly arns: readonly (readonly string[])[]
  }[]
  readonly conditionKeys: readonly { readonly name: string; readonly type?: string }[]
  /** Absent if the snapshot does not list the action. */
  readonly dependents?: DependentsView
  /** Whether no API operation has this name. */
  readonly permissionOnly: boolean
  /** What AWS changed in its reference of the action, newest first. */
  readonly changes: readonly ReferenceEntry[]
  /** The changes of the whole service; absent if none are recorded for it. */
  readonly changesHref?: string
}

/** Ranks the subject's own services before others in search, and its first service before all. */
function weighService(site: Site, prefix: string): number {
  const place = listOwnServices(site).indexOf(prefix)
  return place === 0 ? 10 : place > 0 ? 5 : 3
}

/** Make the view of an action's page. */
export function toActionView(site: Site, action: PagedAction): ActionView {
  const { name, facts, policies } = action
  const prefix = servicePrefix(name)
  const shortName = name.slice(prefix.length + 1)
  const service = { prefix, name: site.serviceNames.get(prefix) ?? prefix }
  const [risk, destruction] = [toRiskView(site, name), toDestructionView(site, name)]
  const end = findServiceEnd(site, prefix)
  const onPolicies = toOnPolicies(site, action)
  const reaching = toReachingView(site, name)
  const types = new Map(
    listServiceFacts(site)
      .get(prefix)
      ?.conditionKeys.map((key) => [key.name, key.type]),
  )
  return {
    name,
    pieces: [`${prefix}:`, ...splitName(shortName)],
    shortName,
    words: writeAction(name),
    searchWeight: weighService(site, prefix),
    href: site.urls.action(name),
    service: { prefix, text: service.name, href: site.urls.service(prefix) },
    ...(end && { end }),
    ...(facts && { accessLevel: facts.accessLevel }),
    levels: facts?.accessLevel.split(', ') ?? ['Not in the snapshot'],
    ...describeDates(site, name),
    referenceHref: linkReference(service, name),
    askHref: linkQuestion(site, name, policies.find(isGranted)),
    ...(risk && { risk }),
    ...(destruction && { destruction }),
    summary: [
      describeGrantingPolicies(site, policies, {
        isListed: facts !== undefined,
        matchedBy: onPolicies.matchedBy.length,
      }),
      describeReaching(site, name),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    ...onPolicies,
    ...(reaching && { reaching }),
    examples: listExamplesOf(site, name),
    resourceTypes: (facts?.resourceTypes ?? []).map(({ name, required, arn }) => ({
      name,
      required,
      arns: arn === undefined ? [] : splitFormats(arn).map(splitArn),
    })),
    conditionKeys: (facts?.conditionKeys ?? []).map((key) => {
      const type = types.get(key)
      return { name: key, ...(type !== undefined && { type }) }
    }),
    ...(facts && { dependents: toDependentsView(site, facts) }),
    permissionOnly: facts?.permissionOnly ?? false,
    ...showChanges(site, name, prefix),
  }
}

function showChanges(site: Site, name: string, prefix: string): Pick<ActionView, 'changes' | 'changesHref'> {
  const link = linkServiceChanges(site, prefix)
  return { changes: listActionChanges(site, name), ...(link && { changesHref: link.href }) }
}

function linkQuestion({ urls }: Site, action: string, granting: ActionOnPolicy | undefined): string {
  // Without a version, the newest is meant, whichever that is when somebody asks.
  const named = granting && { name: granting.policy.name }
  const policies = named ? [{ role: 'identity', source: { kind: 'named', ...named } } as const] : []
  return urls.askAbout({ policies, action })
}

function describeDates(
  site: Site,
  name: string,
): Pick<ActionView, 'firstSeen' | 'firstSeenNote' | 'lastSeen'> {
  const dates = site.firstSeen.find(name)
  if (dates === undefined) return {}
  const { firstSeen, orBefore, lastSeen } = dates
  return {
    firstSeen: `${orBefore ? 'on or before' : 'by'} ${formatDay(firstSeen)}`,
    firstSeenNote: orBefore
      ? 'the date of the oldest snapshot of AWS’s list'
      : 'the date of the first snapshot of AWS’s list that includes it',
    ...(lastSeen !== undefined && { lastSeen: formatDay(lastSeen) }),
  }
}
