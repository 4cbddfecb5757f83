// Prepares what the page that compares several policies shows before anything is compared.
import { type UnionSide, writeUnionLink } from '../../core/ask/union-link.ts'
import { extentOf } from '../../site/policy-extent.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type PolicyChoices, toPolicyChoices } from '../checker/policy-choices.ts'
import type { Link } from '../link.ts'

export interface UnionPageView {
  readonly home: string
  readonly choices: PolicyChoices
  readonly sides: readonly { readonly role: UnionSide; readonly text: string }[]
  readonly askHref: string
  readonly pickHref: string
  /** Comparisons to begin with. */
  readonly examples: readonly Link[]
}

/** Make the view of the page. */
export function toUnionPageView(site: Site): UnionPageView {
  const { urls } = site
  return {
    home: urls.home,
    choices: toPolicyChoices(site),
    sides: [
      { role: 'before', text: 'before' },
      { role: 'after', text: 'after' },
    ],
    askHref: urls.ask,
    pickHref: urls.policies,
    examples: listExamples(site),
  }
}

/** Attach the second largest policy together with the largest, and take the third instead of both. */
function listExamples(site: Site): readonly Link[] {
  const size = (policy: PolicyModel) => extentOf(policy).actionCount
  const offered = site.policies
    .filter(({ record }) => record.status !== 'retired' && record.kind !== 'service-linked-role')
    .sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1))
  const [most, second, third] = offered
  if (most === undefined || second === undefined) return []
  const link = (side: UnionSide, { name, latest }: PolicyModel) =>
    ({ side, source: { kind: 'named', name, version: latest.id } }) as const
  const toExample = (text: string, policies: Parameters<typeof writeUnionLink>[0]): Link => ({
    text,
    href: `${site.urls.compareSeveral}#${writeUnionLink(policies)}`,
  })
  return [
    toExample(`${most.name} alone, then with ${second.name}`, [
      link('before', most),
      link('after', most),
      link('after', second),
    ]),
    ...(third === undefined
      ? []
      : [
          toExample(`${most.name} with ${second.name}, then ${third.name} alone`, [
            link('before', most),
            link('before', second),
            link('after', third),
          ]),
        ]),
  ]
}
