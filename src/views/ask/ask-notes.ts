// Says what an answer does not consider.
import { levelOf, type Role } from '../../core/ask/roles.ts'

/** Source: IAM User Guide, "Policy evaluation logic". */
export const notAsked =
  'The answer is for a principal and a resource in one account. Resource-based policies, session policies and resource control policies (RCPs) are not considered: they can allow or deny more.'

/**
 * Note layers that do not apply to a policy of a service-linked role. Sources: AWS Organizations User Guide, "Service
 * control policies (SCPs)"; IAM User Guide, "Create a service-linked role".
 */
export function noteRoles(
  policies: readonly { readonly role: Role; readonly name: string; readonly isServiceLinked: boolean }[],
): readonly string[] {
  const isLimited = policies.some(({ role }) => role === 'boundary' || levelOf(role) > 0)
  return policies
    .filter(({ role, isServiceLinked }) => isLimited && role === 'identity' && isServiceLinked)
    .map(
      ({ name }) =>
        `${name} can be attached only to a service-linked role. SCPs and permissions boundaries do not restrict service-linked roles.`,
    )
}
