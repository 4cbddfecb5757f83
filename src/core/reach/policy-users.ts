// Works out from a policy's name, path and conditions who uses it, where these show it.
import type { ReachRecord } from '../records/reach.ts'

/** Who a policy is for. */
export type PolicyUser = 'people' | 'service' | 'aws-support' | 'ai-agent' | 'unknown'

/** What shows it. */
export type UserSign = 'job function' | 'name' | 'condition' | 'linked role' | 'service role' | 'nothing'

export interface FoundUser {
  readonly who: PolicyUser
  readonly sign: UserSign
}

/**
 * The policies that AWS offers for people's jobs and for common permissions of people.
 * Source: IAM Identity Center User Guide, "Predefined permissions for AWS managed policies",
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetpredefined.html
 */
const jobFunctions: ReadonlySet<string> = new Set([
  'AdministratorAccess',
  'Billing',
  'DataScientist',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'SupportUser',
  'SystemAdministrator',
  'ViewOnlyAccess',
])

/** A condition key that only requests through AWS's servers for AI agents (MCP) have. */
const agentKey = 'aws:ismcpserviceaction'

/** Find who uses a policy; the first sign in this order counts. `unknown` if nothing shows it. */
export function findUser({ policy, arn, grants }: Pick<ReachRecord, 'policy' | 'arn' | 'grants'>): FoundUser {
  const path = arn.slice(arn.indexOf(':policy/') + ':policy/'.length)
  if (jobFunctions.has(policy) || path.startsWith('job-function/'))
    return { who: 'people', sign: 'job function' }
  if (/Support(?![a-z])/.test(policy)) return { who: 'aws-support', sign: 'name' }
  if (/^(?:AWS)?AI[A-Z]|Mcp(?![a-z])/.test(policy)) return { who: 'ai-agent', sign: 'name' }
  const conditions = grants.flatMap(({ scopes }) => scopes.flatMap((scope) => scope.conditions))
  if (conditions.some(({ key }) => key.toLowerCase() === agentKey))
    return { who: 'ai-agent', sign: 'condition' }
  if (path.startsWith('aws-service-role/')) return { who: 'service', sign: 'linked role' }
  if (path.startsWith('service-role/')) return { who: 'service', sign: 'service role' }
  if (/Console(?![a-z])/.test(policy)) return { who: 'people', sign: 'name' }
  return { who: 'unknown', sign: 'nothing' }
}
