// Computes what each example policy grants and denies, with its placeholders left in place.

import { type Access, type ActionAccess, computeAccess } from '../core/access/access.ts'
import { type Grant, isGranted } from '../core/access/grant.ts'
import type { ActionFacts, KnownAction } from '../core/actions/action.ts'
import type { ActionIndex } from '../core/actions/action-index.ts'
import { splitFormats } from '../core/actions/arn-formats.ts'
import { fillExample, listExampleFindings } from '../core/checker/example-policy.ts'
import type { LintOptions } from '../core/checker/rule.ts'
import { formatFaults, toFault } from '../core/json/fault.ts'
import { type Condition, type Policy, parsePolicy } from '../core/policy/policy.ts'
import { canMatchIds } from '../core/policy/uuid-ids.ts'
import { defineReads, keepValue } from '../core/reads.ts'
import type { Example } from '../core/records/example.ts'
import { rememberOnce } from '../core/remember.ts'

/** An example policy to copy. The policy of a trust example grants no actions: it says who may assume a role. */
export interface ExampleModel extends Example {
  readonly identity?: IdentityExample
}

/**
 * What an identity-based example grants and denies. Its grants have the placeholders of its document; its statuses are
 * those with values filled in.
 */
export interface IdentityExample {
  readonly slug: string
  readonly policy: Policy
  /** The policy with an example of each value filled in. */
  readonly filled: Policy
  readonly access: Access
  /** Those granted actions for which AWS's reference also requires a resource of a type that no grant can match. */
  readonly lacking: Access
  /** Actions that a wildcard matches by name but that act on none of the resources. */
  readonly idle: Access
  /** Actions that the Deny statements match, each with the status `denied`. */
  readonly denied: Access
}

/** Prepare the examples. What each grants and denies is computed when a page asks for it. */
export function buildExamples(
  examples: readonly Example[],
  index: ActionIndex,
  uuidServices: ReadonlySet<string>,
): readonly ExampleModel[] {
  return examples.map((example) => {
    const { record } = example
    if (record.kind === 'trust') return example
    const identity = rememberOnce(() => decideExample(example.slug, record, index, uuidServices))
    return {
      ...example,
      get identity() {
        return identity()
      },
    }
  })
}

/** Compute what an example grants and denies. */
function decideExample(
  slug: string,
  record: Exclude<Example['record'], { kind: 'trust' }>,
  index: ActionIndex,
  uuidServices: ReadonlySet<string>,
): IdentityExample {
  const policy = parsePolicy(record.document)
  const filled = parsePolicy(JSON.parse(fillExample(record)))
  const decided = computeAccess(filled, index).actions
  // A placeholder is no Region and no account, so requests are decided with values filled in.
  const access = mapAccess(computeAccess(policy, index), (action) =>
    setIdleApart(uuidServices)(withStatus(action, decided.get(action.name.toLowerCase()))),
  )
  const granted = filterAccess(access, (action) => !isIdle(action))
  return {
    slug,
    policy,
    filled,
    access: granted,
    lacking: filterAccess(granted, (action) => lacksResource(action, uuidServices)),
    idle: filterAccess(access, isIdle),
    denied: computeDenied(policy, index, uuidServices),
  }
}

function withStatus(action: ActionAccess, decided: ActionAccess | undefined): ActionAccess {
  return decided === undefined
    ? action
    : { ...action, outcome: { ...action.outcome, status: decided.outcome.status } }
}

/**
 * Mark more grants as never matching than a version's page does. One kind is on ARNs that no ARN format of the
 * action can produce, because UUIDs contain no slash. The other is on an ARN, or requires a resource tag, although
 * the action acts on no particular resource and so accepts only `*`.
 */
const setIdleApart =
  (uuidServices: ReadonlySet<string>) =>
  ({ outcome, ...action }: ActionAccess): ActionAccess => {
    const grants = outcome.grants.map((grant) => ({
      ...grant,
      idle: grant.idle || !canMatch(grant, action, uuidServices),
    }))
    const matching = grants.filter(({ idle }) => !idle)
    if (matching.length === 0) return { ...action, outcome: { ...outcome, grants } }
    const idle = [...outcome.idle, ...grants.filter((grant) => grant.idle)]
    return { ...action, outcome: { ...outcome, grants: matching, idle } }
  }

function canMatch(grant: Grant, { facts }: KnownAction, uuidServices: ReadonlySet<string>): boolean {
  const { resources, conditions } = grant
  if (facts === undefined || 'notResource' in resources) return true
  if (facts.resourceTypes.length === 0) return resources.resource === '*' && !conditions.some(asksForTag)
  return canMatchTypes(grant, facts.resourceTypes, uuidServices)
}

/** Check whether a grant can match an ARN of one of these resource types. */
function canMatchTypes(
  { resources }: Grant,
  types: ActionFacts['resourceTypes'],
  uuidServices: ReadonlySet<string>,
): boolean {
  if ('notResource' in resources) return true
  const { resource } = resources
  const formats = types.flatMap(({ arn }) => (arn === undefined ? [] : splitFormats(arn)))
  return (
    resource === '*' ||
    formats.length === 0 ||
    formats.some((arn) => canMatchIds(resource, arn, uuidServices))
  )
}

/** Each required resource type must be allowed (IAM's Service Authorization Reference, the column of resource types). */
function lacksResource({ outcome, facts }: ActionAccess, uuidServices: ReadonlySet<string>): boolean {
  const required = (facts?.resourceTypes ?? []).filter((type) => type.required)
  return (
    isGranted(outcome) &&
    required.some((type) => !outcome.grants.some((grant) => canMatchTypes(grant, [type], uuidServices)))
  )
}

function asksForTag({ operator, key, values }: Condition): boolean {
  return operator === 'Null' && /^aws:ResourceTag\//i.test(key) && values.includes('false')
}

function isIdle({ outcome }: ActionAccess): boolean {
  return outcome.status === 'idle' || (outcome.grants.length > 0 && outcome.grants.every(({ idle }) => idle))
}

/** Compute what the Deny statements match: what they would grant as Allow statements, except what can never match. */
function computeDenied(
  { statements }: Policy,
  index: ActionIndex,
  uuidServices: ReadonlySet<string>,
): Access {
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  const reversed = { statements: denies.map((statement) => ({ ...statement, effect: 'Allow' as const })) }
  const denied = mapAccess(computeAccess(reversed, index), ({ outcome, ...action }) => {
    const grants = outcome.grants.filter(({ unsupportedCondition }) => !unsupportedCondition)
    return setIdleApart(uuidServices)({ ...action, outcome: { ...outcome, grants, status: 'denied' } })
  })
  return filterAccess(denied, (action) => action.outcome.grants.length > 0 && !isIdle(action))
}

function mapAccess({ actions }: Access, change: (action: ActionAccess) => ActionAccess): Access {
  return { actions: new Map([...actions].map(([key, action]) => [key, change(action)])) }
}

function filterAccess({ actions }: Access, test: (action: ActionAccess) => boolean): Access {
  return { actions: new Map([...actions].filter(([, action]) => test(action))) }
}

interface Checked {
  readonly examples: readonly Example[]
  readonly index: ActionIndex
  readonly lintOptions: LintOptions
}

const faultsRead = 'faults of examples'

/** Throw one error that lists everything the policy checker finds in the examples; do nothing if it finds nothing. */
export function assertExamples({ examples, index, lintOptions }: Checked): void {
  const listFaults = () =>
    listExampleFindings(examples, index, lintOptions).map((finding) => toFault(finding))
  defineReads(faultsRead, listFaults)
  const faults = keepValue(faultsRead, 'all', listFaults)
  if (faults.length > 0) throw new Error(`the examples cannot be published\n\n${formatFaults(faults)}`)
}
