// Defines the types of policies that the checker knows, and guesses the type of a text.
import type { PolicyParts, StatementPart } from '../policy-parts.ts'

/** The types, the default first. */
export const policyTypes = ['identity', 'trust', 'resource', 'scp', 'rcp', 'boundary'] as const

/**
 * What a policy is attached to: a user, group or role; a role as its trust policy; a resource; an account or unit of an
 * organization, for its principals (SCP) or its resources (RCP); a user or role as its permissions boundary.
 * Source: IAM User Guide, "Policies and permissions in AWS Identity and Access Management", "Policy types".
 */
export type PolicyType = (typeof policyTypes)[number]

/** The types as text. */
export const typeNames: Readonly<Record<PolicyType, string>> = {
  identity: 'identity-based policy',
  trust: 'trust policy',
  resource: 'resource-based policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  boundary: 'permissions boundary',
}

/** Check whether policies of a type name principals. Source: "AWS JSON policy elements: Principal"; AWS Organizations User Guide, "RCP syntax". */
export function namesPrincipals(type: PolicyType): boolean {
  return type === 'trust' || type === 'resource' || type === 'rcp'
}

/**
 * Guess the type of a policy from what only some types can have. A service control policy and a permissions boundary look
 * like an identity-based policy, so they are never guessed.
 */
export function guessType({ statements }: Pick<PolicyParts, 'statements'>): PolicyType {
  if (statements.length === 0 || !statements.every(hasPrincipal)) return 'identity'
  if (statements.every(isAssumed)) return 'trust'
  return statements.every(isControl) ? 'rcp' : 'resource'
}

const hasPrincipal = ({ find }: StatementPart) => (find('Principal') ?? find('NotPrincipal')) !== undefined

/** A trust policy has actions of STS, and no resource: that is the role. */
const isAssumed = ({ resources, actions }: StatementPart) =>
  resources === undefined && (actions?.texts ?? []).every(({ value }) => /^\s*sts:/i.test(value))

/** A resource control policy denies something to everybody, also to a service, on no resource in particular. */
const isControl = ({ effect, find, resources }: StatementPart) =>
  effect?.value === 'Deny' &&
  find('Principal')?.node.value === '*' &&
  resources?.isInverted === false &&
  resources.texts.every(({ value }) => value === '*')
