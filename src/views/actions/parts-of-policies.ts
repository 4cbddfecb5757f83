// Reads what pages of actions say of a policy one by one: a new version changes little of it.
import type { Grant } from '../../core/access/grant.ts'
import type { Span } from '../../core/changes/history.ts'
import { traceStatements } from '../../core/changes/statement-history.ts'
import { keepValue, readValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import { defineReadsOfPolicy } from '../../site/define-reads.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type StatementRef, toStatementRef } from '../access/grant-view.ts'
import { splitName } from '../words/names.ts'
import { findStatus } from '../words/policy-status.ts'
import { toVersionRef, toVersionSpan, type VersionSpan } from '../words/version-ref.ts'

/** A policy as an action's page names it. */
export interface PolicyRef {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  /** `retired` or `service ended`; absent for a policy in use. */
  readonly tag?: string
}

export interface SpanView extends VersionSpan {
  /** Whether this is the oldest recorded version but not v1, so the policy may have granted the action earlier. */
  readonly orBefore: boolean
}

const [policyRead, statementRead, statementsRead, denyRead, spanRead] = [
  'policy on page of action',
  'statement on page of action',
  'statements on pages of actions',
  'deny on page of action',
  'span on page of action',
]

/** Make the reference to a policy for the page of an action or a service. */
export function toPolicyRef(site: Site, policy: PolicyModel): PolicyRef {
  return readValue(policyRead, policy.name, () => refTo(site)(policy))
}

/** Thousands of pages name the same policies. */
const refTo = rememberAll((site: Site) =>
  rememberAll((policy: PolicyModel): PolicyRef => {
    const status = findStatus(site, policy.record)
    return {
      name: policy.name,
      pieces: splitName(policy.name),
      href: site.urls.policy(policy.name),
      ...(status && status !== 'current' && { tag: status === 'ended' ? 'service ended' : status }),
    }
  }),
)

/**
 * Link to statements of a policy's newest version in the version that last changed them. A new version that leaves a
 * statement alone changes no link to it.
 */
export function refOf(site: Site, policy: PolicyModel): (index: number) => StatementRef {
  return (index) =>
    readValue(statementRead, `${policy.name}/${index}`, () => {
      const ref = refsOf(site)(policy)[index]
      if (ref === undefined) throw new Error(`${policy.name} has no statement ${index}`)
      return ref
    })
}

/** Thousands of pages link to the same statements. */
const refsOf = rememberAll((site: Site) =>
  rememberAll((policy: PolicyModel): readonly StatementRef[] =>
    keepValue(statementsRead, policy.name, () =>
      traceStatements(policy.versions).map(({ changed, changedAt }, index) => ({
        index,
        label: toStatementRef(site, policy.latest, index).label,
        version: `since ${changed}`,
        href: site.urls.statement(policy.name, changed, changedAt),
      })),
    ),
  ),
)

/** List what a Deny statement of a policy's newest version matches, in the form of grants. */
export function readDeny(policy: PolicyModel, index: number): readonly Grant[] {
  return readValue(denyRead, `${policy.name}/${index}`, () => listDenied(policy, index))
}

function listDenied(policy: PolicyModel, index: number): readonly Grant[] {
  const { resources = [], conditions = [] } = policy.latest.policy.statements[index] ?? {}
  return resources.map((denied) => ({
    statement: index,
    resources: denied,
    conditions,
    limits: [],
    unsupportedCondition: false,
    idle: false,
  }))
}

/** Show when a policy granted an action, newest first. */
export function toSpans(site: Site, policy: PolicyModel, spans: readonly Span[]): readonly SpanView[] {
  return spans
    .map(({ since, until = '' }) =>
      readValue(spanRead, `${policy.name}/${since}/${until}`, () => showSpan(site, policy, since, until)),
    )
    .toReversed()
}

function showSpan(site: Site, policy: PolicyModel, since: string, until: string): SpanView {
  const link = (id: string) =>
    toVersionRef(site, policy.versions.find((version) => version.id === id) ?? policy.latest)
  return {
    ...toVersionSpan(link(since), until === '' ? undefined : link(until)),
    orBefore: since === policy.versions[0]?.id && since !== 'v1',
  }
}

/** Define how all of that is looked up again. A statement or a version that is gone is nothing. */
export function definePartReads(site: Site): void {
  const hasVersion = (policy: PolicyModel, id: string) => policy.versions.some((version) => version.id === id)
  defineReadsOfPolicy(site, policyRead, (policy) => refTo(site)(policy))
  defineReadsOfPolicy(site, statementRead, (policy, index) => refsOf(site)(policy)[Number(index)])
  defineReadsOfPolicy(site, statementsRead, (policy) => refsOf(site)(policy))
  defineReadsOfPolicy(site, denyRead, (policy, index) => listDenied(policy, Number(index)))
  defineReadsOfPolicy(site, spanRead, (policy, since = '', until = '') =>
    [since, until || since].every((id) => hasVersion(policy, id))
      ? showSpan(site, policy, since, until)
      : undefined,
  )
}
