// Fills what is not known about a policy in two ways, so that only findings that hold either way are reported.
import type { PolicyHole } from './render-policy.ts'

/** The narrow and the wide way to fill a hole, and one that leaves the type of the policy to what is known. */
export type Filling = 'wide' | 'narrow' | 'guess'

const account = '111122223333'

/** Return the JSON text for a hole; `id` differs for different sources. */
export function fillHole(hole: PolicyHole, id: number, filling: Filling): string {
  if (hole.meaning === 'partition') return hole.isWhole ? '"aws"' : 'aws'
  if (!hole.isWhole) return filling === 'wide' ? '*' : `unresolved-${id}`
  return JSON.stringify(valueFor(hole.element, id, filling))
}

function valueFor(element: string, id: number, filling: Filling): unknown {
  const isWide = filling === 'wide'
  switch (element) {
    case 'Statement':
      if (filling === 'guess')
        return { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }
      return isWide
        ? { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
        : { Effect: 'Deny', Action: '*', Resource: '*' }
    case 'Version':
      return '2012-10-17'
    case 'Sid':
      return `Unresolved${id}`
    case 'Effect':
      return isWide ? 'Allow' : 'Deny'
    case 'Action':
    case 'NotAction':
      return isWide ? '*' : `s3:Unresolved${id}`
    case 'Principal':
    case 'NotPrincipal':
      return isWide ? '*' : { AWS: `arn:aws:iam::${account}:role/unresolved-${id}` }
    case 'ConditionBlock':
      return isWide ? {} : { StringEquals: { 'aws:PrincipalTag/unresolved': `${id}` } }
    case 'Condition':
      return isWide ? '*' : `unresolved-${id}`
    default:
      return isWide ? '*' : `arn:aws:s3:::unresolved-${id}`
  }
}
