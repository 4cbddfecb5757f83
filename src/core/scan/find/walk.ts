// Walks through the resources of a file and collects what their properties attach and grant.
import { knownText, type Value } from '../read/value.ts'
import type { Collector, PolicyKind } from './collector.ts'
import { innerValues, isDocument, isStatement, toDocument } from './inspect-value.ts'

/** Properties that attach managed policies, in every tool's spelling. */
const attaching: ReadonlySet<string> = new Set(
  [
    'ManagedPolicyArns',
    'ManagedPolicyArn',
    'ManagedPolicies',
    'PolicyArn',
    'PolicyArns',
    'RolePolicyArns',
    'IamManagedPolicies',
  ].map((name) => name.toLowerCase()),
)

/** Properties whose value is a policy document, in every tool's spelling. */
const documents: ReadonlySet<string> = new Set(
  ['PolicyDocument', 'AssumeRolePolicyDocument', 'AssumeRolePolicy', 'InlinePolicy', 'Policy', 'Content'].map(
    (name) => name.toLowerCase(),
  ),
)

/** Resources whose properties these are; of a module nothing is known, so its arguments count too. */
const about = /(^|[^a-z])(iam|sso|ssoadmin)([^a-z]|$)|::serverless::|^module$/i

/** Collect from the properties of a resource of a type, such as `AWS::IAM::Role` or `aws_iam_role`. */
export function walkResource(value: Value, resource: string, collector: Collector): void {
  if (isDocument(value)) {
    collector.addPolicy(value, kindOf(resource, ''))
    return
  }
  if (value.kind !== 'object') {
    if (value.kind === 'list') for (const item of value.items) walkResource(item, resource, collector)
    else if (value.kind === 'encoded' && isDocument(value.value))
      collector.addPolicy(value.value, kindOf(resource, ''))
    else if (value.kind === 'choice')
      for (const option of innerValues(value)) walkResource(option, resource, collector)
    else collector.addNamed(value)
    return
  }
  for (const { name, value: inner } of value.fields) {
    const property = knownText(name) ?? ''
    const plain = property.replaceAll('_', '').toLowerCase()
    const isAbout = about.test(resource)
    // What a module does with a name that is not an ARN is not known.
    const form = resource === 'module' ? 'any-name' : 'arn'
    if (isAbout && attaching.has(plain)) collector.addAttached(inner, 'attached', form)
    else if (isAbout && plain === 'permissionsboundary') collector.addAttached(inner, 'boundary', form)
    else if (property === 'Statement' && isStatement(inner)) collector.addPolicy(toDocument(inner), {})
    else if (isPolicyProperty(plain, inner, resource)) collector.addPolicy(inner, kindOf(resource, plain))
    else walkResource(inner, resource, collector)
  }
}

/** A block `policy { … }` or `inline_policy { … }` is not a document, but contains one. */
function isPolicyProperty(plain: string, value: Value, resource: string): boolean {
  if (!documents.has(plain)) return false
  if (isDocument(value) || (value.kind === 'encoded' && isDocument(value.value))) return true
  if (value.kind === 'object' || value.kind === 'list') return false
  const isIam = /iam/i.test(resource) && resource !== 'module'
  return (isIam && plain !== 'content') || value.kind === 'encoded' || isJson(value)
}

const isJson = (value: Value): boolean =>
  value.kind === 'text' && value.pieces.some((piece) => 'text' in piece && /"Statement"\s*:/.test(piece.text))

/** Say what a policy is attached to, as far as its resource and property decide it. */
function kindOf(resource: string, property: string): PolicyKind {
  if (property.startsWith('assumerolepolicy')) return { type: 'trust' }
  const type = resource.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (/organizationspolicy$/.test(type)) return { type: 'scp' }
  if (!/iam/.test(type) || type === 'module') return {}
  if (/role(inline)?policy$|iamrole$|roleinlinepolicies$/.test(type))
    return { type: 'identity', attachment: 'role' }
  if (/userpolicy$|iamuser$/.test(type)) return { type: 'identity', attachment: 'user' }
  if (/grouppolicy$|iamgroup$/.test(type)) return { type: 'identity', attachment: 'group' }
  if (/managedpolicy$|^awsiampolicy(policy)?$/.test(type)) return { type: 'identity', attachment: 'managed' }
  return { type: 'identity' }
}
