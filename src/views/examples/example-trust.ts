// Describes who may assume a role, and under which conditions, from its trust policy.
import { type PlaceholderPiece, splitPlaceholders } from '../../core/records/placeholder.ts'
import type { ExampleModel } from '../../site/examples.ts'
import type { Site } from '../../site/site.ts'
import type { ConditionView } from '../access/grant-view.ts'
import { describeCondition } from '../words/conditions.ts'

/** What a principal means, and its name as written in the policy. */
export interface PrincipalView {
  readonly words: string
  readonly pieces: readonly PlaceholderPiece[]
}

export interface TrustView {
  readonly verb: 'may' | 'may not'
  readonly principals: readonly PrincipalView[]
  readonly actions: readonly string[]
  readonly conditions: readonly ConditionView[]
  readonly href: string
}

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]

/** Describe who may or may not assume the role, by statement. Returns nothing unless it is a trust policy. */
export function toTrustViews(site: Site, { slug, record }: ExampleModel): readonly TrustView[] {
  if (record.kind !== 'trust') return []
  return record.document.Statement.map(({ Effect, Principal, Action, Condition }, index) => ({
    verb: Effect === 'Allow' ? 'may' : 'may not',
    principals: Object.entries(Principal).flatMap(([kind, names]) =>
      listOf(names).map((name) => ({
        words: describePrincipal(kind, name),
        pieces: splitPlaceholders(name),
      })),
    ),
    actions: listOf(Action),
    conditions: Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => {
        const condition = { operator, key, values: listOf(values) }
        return { ...condition, words: describeCondition(condition) }
      }),
    ),
    href: site.urls.exampleStatement(slug, index),
  }))
}

/** Source: IAM User Guide, "IAM JSON policy elements: Principal". */
function describePrincipal(kind: string, name: string): string {
  if (kind === 'Service') return 'the service'
  if (kind === 'Federated') return 'people who sign in through'
  if (name === '*') return 'anyone, in any account:'
  const [, type] = /^arn:[^:]*:(?:iam|sts)::[^:]*:([a-z-]+)/.exec(name) ?? []
  if (type === 'role') return 'the role'
  if (type === 'user') return 'the user'
  if (type === 'assumed-role' || type === 'federated-user') return 'the session'
  return 'any user or role whose own policies allow it, in the account:'
}
