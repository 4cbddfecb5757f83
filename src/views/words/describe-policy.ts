// Describes a policy in a sentence or two: its recorded summary, or else what its newest version grants.
import { joinActions } from '../../core/access/access.ts'
import { isGranted } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import type { Statement } from '../../core/policy/policy.ts'
import { isEverything } from '../../core/policy/resource.ts'
import { keepValue } from '../../core/reads.ts'
import { defineReadsOfPolicy } from '../../site/define-reads.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { countOf, joinPhrases, phrasesToText } from './words.ts'

/** The most services that a sentence names. */
const mostNamed = 3

const grantsRead = 'policy grants'

/** Describe what a policy is for or, if it has no recorded summary, what it grants or denies. */
export function describePolicy(site: Site, policy: PolicyModel): string {
  return policy.record.summary ?? keepValue(grantsRead, policy.name, () => describeGrants(site, policy))
}

/** Define how that is looked up again. */
export function defineDescriptionReads(site: Site): void {
  defineReadsOfPolicy(site, grantsRead, (policy) => describePolicy(site, policy))
}

function describeGrants(site: Site, { record, latest }: PolicyModel): string {
  const granted = [...latest.access.actions.values()].filter(({ outcome }) => isGranted(outcome))
  const whom = record.kind === 'service-linked-role' ? ' a service-linked role' : ''
  if (granted.length > 0) return `Grants${whom} ${describeActions(site, granted)}.`
  return `Grants${whom} nothing${describeDenied(site, latest)}.`
}

/** Say what a version denies on every resource without conditions, and what only in part. */
function describeDenied(site: Site, version: PolicyModel['latest']): string {
  const denied = listDenied(site, version, () => true)
  const entirely = listDenied(site, version, isUnlimited)
  if (denied.length === 0) return ''
  const inPart = 'only on some resources or under conditions'
  if (entirely.length === 0) return ` and denies ${describeActions(site, denied)}, ${inPart}`
  const partly = denied.length - entirely.length
  const rest = partly === 0 ? '' : `, and ${countOf(partly, 'more action')} ${inPart}`
  return ` and denies ${describeActions(site, entirely)}${rest}`
}

const isUnlimited = ({ resources, conditions }: Statement) =>
  conditions.length === 0 && resources.some(isEverything)

interface Named {
  readonly name: string
}

/** Count actions and their services, and name the services with the most actions. */
function describeActions(site: Site, actions: readonly Named[]): string {
  const services = [...Map.groupBy(actions, ({ name }) => servicePrefix(name))]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1))
    .map(([prefix]) => site.serviceNames.get(prefix) ?? prefix)
  const count = countOf(actions.length, 'action')
  const names = phrasesToText(joinPhrases(services.slice(0, mostNamed).map((name) => [name])))
  if (services.length === 1) return `${count} in ${names}`
  const some = services.length <= mostNamed ? ': ' : ', led by '
  return `${count} in ${countOf(services.length, 'service')}${some}${names}`
}

/** List the actions that those Deny statements of a version match that pass a test. */
function listDenied(
  { index }: Site,
  { policy }: PolicyModel['latest'],
  test: (statement: Statement) => boolean,
): readonly Named[] {
  const denies = policy.statements.filter((statement) => statement.effect === 'Deny' && test(statement))
  return joinActions(
    ...denies.map(({ actions }) => {
      const { listed, unknown } = index.expandSet(actions)
      return [...listed, ...unknown]
    }),
  )
}
