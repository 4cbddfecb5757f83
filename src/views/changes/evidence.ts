// Lists the requests that decide a comparison, each for all actions that it stands for.
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import type { Found } from '../../core/requests/combine-choices.ts'

/** A request as JSON has it. */
export interface RequestJson {
  readonly action: string
  /** An ARN, or `*` for an action that acts on no resource. */
  readonly resource: string
  /** Condition keys; one that is absent is left out. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** Actions that change in the same way, and requests that show it: with any of the actions, they are as true. */
export interface EvidenceJson {
  readonly actions: readonly string[]
  readonly kind: ChangeKind
  /** Refused before, allowed now. */
  readonly nowAllowed?: RequestJson
  /** Allowed before, refused now. */
  readonly nowRefused?: RequestJson
  /** A limit of the search was reached. */
  readonly undecided?: true
}

/** List the evidence of changes. Each changed action is in exactly one entry. */
export function toEvidence(changes: readonly Change[]): readonly EvidenceJson[] {
  const alike = Map.groupBy(changes, ({ kind, nowAllowed, nowRefused, isUndecided }) =>
    JSON.stringify([kind, textOf(nowAllowed), textOf(nowRefused), isUndecided]),
  )
  return [...alike.values()].flatMap((group): readonly EvidenceJson[] => {
    const [first] = group
    if (first === undefined) return []
    const { kind, isUndecided } = first
    return [
      {
        actions: group.map(({ name }) => name),
        kind,
        ...toRequests(first),
        ...(isUndecided && { undecided: isUndecided }),
      },
    ]
  })
}

function textOf(found: Found | undefined): string {
  return found === undefined ? '' : JSON.stringify([found.resource, ...found.context])
}

/** Give the requests of one change. */
export function toRequests({
  name,
  nowAllowed,
  nowRefused,
}: Pick<Change, 'name' | 'nowAllowed' | 'nowRefused'>): Pick<EvidenceJson, 'nowAllowed' | 'nowRefused'> {
  return {
    ...(nowAllowed && { nowAllowed: toRequest(name, nowAllowed) }),
    ...(nowRefused && { nowRefused: toRequest(name, nowRefused) }),
  }
}

function toRequest(action: string, { resource, context }: Found): RequestJson {
  const entries = [...context].map(([key, values]): [string, string | readonly string[]] => [
    key,
    values.length === 1 && values[0] !== undefined ? values[0] : values,
  ])
  return { action, resource, context: Object.fromEntries(entries) }
}
