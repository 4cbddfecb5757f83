// Builds the JSON of /api/v1/actions/. Fields may be added, never changed.
import type { ActionResourceType } from '../../core/actions/action.ts'
import type { Destruction } from '../../core/actions/destruction.ts'
import type { Span } from '../../core/changes/history.ts'
import type { PagedService } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'

export interface ActionJson {
  readonly action: string
  /** `Unknown` for an action that the snapshot does not list. */
  readonly accessLevel: string
  /** The day of the first dated snapshot that lists it; absent if none does yet. */
  readonly firstSeen?: string
  /** The day of the last snapshot that lists it; absent while it is still listed. */
  readonly lastSeen?: string
  readonly resourceTypes: readonly ActionResourceType[]
  readonly conditionKeys: readonly string[]
  readonly dependentActions: readonly string[]
  /** The day that `dependentActions` is true of; absent if nobody knows whether the action requires others. */
  readonly dependentsAsOf?: string
  /** Those that AWS lists with one of the action's resource types, by type. */
  readonly dependentsByResourceType: Readonly<Record<string, readonly string[]>>
  /** Whether no API operation has this name; absent if unknown. */
  readonly permissionOnly?: boolean
  /** What it destroys, and why; absent if no judgment says that it does, which does not make it harmless. */
  readonly destructive?: Pick<Destruction, 'effect' | 'why' | 'source'>
  /** One entry for each unbroken run of a policy's versions; `until` is the last version that granted it. */
  readonly grantedBy: readonly ({ readonly policy: string } & Span)[]
  /** The same for AWS managed policies outside the catalog; absent if nobody looked for the action in them. */
  readonly reach?: readonly ({ readonly policy: string } & Span)[]
}

/** List the actions of a service that have a page: /api/v1/actions/<service>.json. */
export function toActionsJson(site: Site, { actions }: PagedService): readonly ActionJson[] {
  return actions.map(({ name, facts, policies }) => {
    const { dependentsAsOf, permissionOnly } = facts ?? {}
    const destroys = site.destruction.find(name)
    const { firstSeen, lastSeen } = site.firstSeen.find(name) ?? {}
    return {
      action: name,
      accessLevel: facts?.accessLevel ?? 'Unknown',
      ...(firstSeen !== undefined && { firstSeen }),
      ...(lastSeen !== undefined && { lastSeen }),
      resourceTypes: facts?.resourceTypes ?? [],
      conditionKeys: facts?.conditionKeys ?? [],
      dependentActions: facts?.dependentActions ?? [],
      ...(dependentsAsOf !== undefined && { dependentsAsOf }),
      dependentsByResourceType: facts?.dependentsByResourceType ?? {},
      ...(permissionOnly !== undefined && { permissionOnly }),
      ...(destroys && {
        destructive: { effect: destroys.effect, why: destroys.why, source: destroys.source },
      }),
      grantedBy: policies.flatMap(toRuns),
      ...(site.reach.covers(name) && { reach: site.reach.of(name).flatMap(toRuns) }),
    }
  })
}

function toRuns({
  policy,
  spans,
}: {
  readonly policy: { readonly name: string }
  readonly spans: readonly Span[]
}) {
  return spans.map((span) => ({ policy: policy.name, ...span }))
}
