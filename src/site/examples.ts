// Records of examples and the action index in; each with what its policy grants and denies, placeholders in place, out.
import { type Access, type ActionAccess, computeAccess } from '../core/access/access.ts'
import type { Grant } from '../core/access/grant.ts'
import type { KnownAction } from '../core/actions/action.ts'
import type { ActionIndex } from '../core/actions/action-index.ts'
import { listExampleFindings } from '../core/checker/example-policy.ts'
import type { LintOptions } from '../core/checker/rule.ts'
import { formatFaults, toFault } from '../core/json/fault.ts'
import { type Condition, type Policy, parsePolicy } from '../core/policy/policy.ts'
import { canMatchIds } from '../core/policy/uuid-ids.ts'
import type { Example } from '../core/records/example.ts'

/** A policy that people copy. The policy of a trust example grants nothing: it says who may assume a role. */
export interface ExampleModel extends Example {
  readonly identity?: IdentityExample
}

/**
 * What an identity-based example does. A placeholder in an ARN is text as any other, and the ARN formats of actions
 * take any text there.
 */
export interface IdentityExample {
  readonly slug: string
  readonly policy: Policy
  readonly access: Access
  /** Actions that a wildcard matches by name, and that act on none of the resources. */
  readonly idle: Access
  /** What the Deny statements match, each action with the status `denied`. */
  readonly denied: Access
}

/** Compute what each example grants and denies. */
export function buildExamples(
  examples: readonly Example[],
  index: ActionIndex,
  uuidServices: ReadonlySet<string>,
): readonly ExampleModel[] {
  return examples.map((example) => {
    const { slug, record } = example
    if (record.kind === 'trust') return example
    const policy = parsePolicy(record.document)
    const access = mapAccess(computeAccess(policy, index), setIdleApart(uuidServices))
    return {
      ...example,
      identity: {
        slug,
        policy,
        access: filterAccess(access, (action) => !isIdle(action)),
        idle: filterAccess(access, isIdle),
        denied: computeDenied(policy, index, uuidServices),
      },
    }
  })
}

/**
 * Set apart more grants that can never match than a version's page does: on ARNs that no ARN of the action's formats
 * can be, since ids of Connect have no slash; and on any ARN, or with any tag of it, where the action acts on no
 * resource and so takes only `*`.
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

function canMatch(
  { resources, conditions }: Grant,
  { facts }: KnownAction,
  uuidServices: ReadonlySet<string>,
): boolean {
  if (facts === undefined || 'notResource' in resources) return true
  const { resource } = resources
  if (facts.resourceTypes.length === 0) return resource === '*' && !conditions.some(asksForTag)
  const formats = facts.resourceTypes.flatMap(({ arn }) => arn ?? [])
  return (
    resource === '*' ||
    formats.length === 0 ||
    formats.some((arn) => canMatchIds(resource, arn, uuidServices))
  )
}

function asksForTag({ operator, key, values }: Condition): boolean {
  return operator === 'Null' && /^aws:ResourceTag\//i.test(key) && values.includes('false')
}

function isIdle({ outcome }: ActionAccess): boolean {
  return outcome.grants.length > 0 && outcome.grants.every(({ idle }) => idle)
}

/** What a Deny matches is what it would grant as an Allow, but for what can never match. */
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

/** Throw one error with all that the policy checker finds in examples. */
export function assertExamples({ examples, index, lintOptions }: Checked): void {
  const faults = listExampleFindings(examples, index, lintOptions).map((finding) => toFault(finding))
  if (faults.length > 0) throw new Error(`the examples cannot be published\n\n${formatFaults(faults)}`)
}
