// Evaluates a request against identity policies, a boundary and SCPs in the plainest way. Shares no code with the catalog.
// Sources: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access"; AWS Organizations
// User Guide, "SCP evaluation".
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'
import { evaluate, type Request } from './evaluate-request.ts'

/** The policies that apply to a principal; of SCPs, those of each level of the organization. */
export interface Attached {
  readonly identity: readonly PolicyDocument[]
  readonly boundary: PolicyDocument | undefined
  readonly scps: readonly (readonly PolicyDocument[])[]
}

export type LayeredAnswer = 'allowed' | 'explicitDeny' | 'notAllowed'

/** Decide a request: first every Deny anywhere, then SCPs from the root down, then identity policies, then the boundary. */
export function evaluateAttached({ identity, boundary, scps }: Attached, request: Request): LayeredAnswer {
  const everything = [...identity, ...(boundary === undefined ? [] : [boundary]), ...scps.flat()]
  for (const document of everything)
    if (evaluate(document, request) === 'explicitly denied') return 'explicitDeny'
  const allows = (document: PolicyDocument) => evaluate(document, request) === 'allowed'
  for (const level of scps) if (!level.some(allows)) return 'notAllowed'
  if (!identity.some(allows)) return 'notAllowed'
  if (boundary !== undefined && !allows(boundary)) return 'notAllowed'
  return 'allowed'
}
