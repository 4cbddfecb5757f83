// Says in words who uses a policy outside the catalog, what shows it, and how the policy reaches the services.
import { type FoundUser, findUser, type PolicyUser, type UserSign } from '../../core/reach/policy-users.ts'
import type { ReachRecord } from '../../core/records/reach.ts'

const users: Readonly<Record<PolicyUser, string>> = {
  people: 'People',
  service: 'An AWS service',
  'aws-support': 'AWS Support or a support partner',
  'ai-agent': 'An AI agent',
  unknown: 'Not known',
}

const signs: Readonly<Record<UserSign, string>> = {
  'job function': 'AWS offers it for people’s jobs',
  name: 'its name says so',
  condition: 'its condition says so',
  'linked role': 'through a service-linked role, as its path says',
  'service role': 'through a role that you create for the service, as its path says',
  nothing: 'neither its name nor its path shows who it is for',
}

export interface UserView {
  readonly who: PolicyUser
  /** `An AWS service` */
  readonly text: string
  /** What shows it. */
  readonly because: string
}

/** Say who uses a policy. */
export function describeUser(record: ReachRecord): UserView {
  const { who, sign }: FoundUser = findUser(record)
  return { who, text: users[who], because: signs[sign] }
}

/** Say how a policy reaches the services. */
export function describeBreadth({ breadth }: Pick<ReachRecord, 'breadth'>): string {
  return breadth === 'all-services'
    ? 'It reaches these services because its statements allow every service, or every service but some: by *, a wildcard in the service prefix, or NotAction.'
    : 'Its statements name these services.'
}
