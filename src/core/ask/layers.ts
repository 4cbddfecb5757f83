// Decides a request by the layers that must all allow it: identity policies, a permissions boundary, and SCPs.
import type { Policy } from '../policy/policy.ts'
import { type Answer, evaluate, type Request } from '../requests/request.ts'
import { levelOf, type Role } from './roles.ts'

/** A policy of a question. */
export interface AskedPolicy {
  readonly role: Role
  readonly policy: Policy
}

/** Policies of which one must allow a request. */
export interface Layer {
  readonly role: Role
  readonly policies: readonly { readonly place: number; readonly policy: Policy }[]
}

/** A statement by its policy's place in the question and its index in the document, both from 0. */
export interface PlacedStatement {
  readonly policy: number
  readonly statement: number
}

export type Decision = 'allowed' | 'explicitDeny' | 'notAllowed'

export interface LayerDecision {
  readonly role: Role
  readonly decision: Decision
  /** The statements that deny, or else those that allow. */
  readonly statements: readonly PlacedStatement[]
}

/** The answer of all layers together. */
export interface Verdict {
  readonly answer: Decision
  readonly layers: readonly LayerDecision[]
}

/** Sort policies into layers: identity policies, the boundary, and each level of SCPs from the root on. */
export function toLayers(policies: readonly AskedPolicy[]): readonly Layer[] {
  const placed = policies.map(({ role, policy }, place) => ({ role, place, policy }))
  return [...Map.groupBy(placed, ({ role }) => role)]
    .map(([role, some]) => ({ role, policies: some.map(({ place, policy }) => ({ place, policy })) }))
    .sort((a, b) => orderOf(a.role) - orderOf(b.role))
}

function orderOf(role: Role): number {
  if (role === 'identity') return -2
  return role === 'boundary' ? -1 : levelOf(role)
}

/**
 * Decide a request within one account: a Deny in any layer wins; otherwise some identity policy, the permissions boundary
 * and an SCP of every level must allow it. Sources: IAM User Guide, "How AWS enforcement code logic evaluates requests to
 * allow or deny access"; AWS Organizations User Guide, "SCP evaluation".
 */
export function evaluateLayers(layers: readonly Layer[], request: Request): Verdict {
  const decided = layers.map(({ role, policies }): LayerDecision => {
    const { answer, statements } = evaluate(
      policies.map(({ policy }) => policy),
      request,
    )
    return {
      role,
      decision: decisions[answer],
      statements: statements.map(({ policy, statement }) => ({
        policy: policies[policy]?.place ?? policy,
        statement,
      })),
    }
  })
  const has = (decision: Decision) => decided.some((layer) => layer.decision === decision)
  return {
    answer: has('explicitDeny') ? 'explicitDeny' : has('notAllowed') ? 'notAllowed' : 'allowed',
    layers: decided,
  }
}

const decisions: Readonly<Record<Answer, Decision>> = {
  allowed: 'allowed',
  'explicitly denied': 'explicitDeny',
  'not allowed': 'notAllowed',
}
