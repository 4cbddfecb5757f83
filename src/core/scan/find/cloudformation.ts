// Collects from CloudFormation and SAM templates, also from those that the AWS CDK writes.
import { fieldOf, isKnown, itemsOf, knownText, type Value } from '../read/value.ts'
import { resolveIntrinsics } from '../resolve/intrinsics.ts'
import { listFields } from '../resolve/terraform-scope.ts'
import type { Collector } from './collector.ts'
import { isDocument } from './inspect-value.ts'
import { walkResource } from './walk.ts'

/** Types whose `Policies` are names, ARNs, documents and templates of policies. Source: AWS SAM, "AWS::Serverless::Function". */
const withSamPolicies: ReadonlySet<string> = new Set([
  'AWS::Serverless::Function',
  'AWS::Serverless::StateMachine',
])

/** Collect from a template. */
export function collectTemplate(template: Value, collector: Collector): void {
  const resources = listFields(fieldOf(template, 'Resources') ?? template)
  const typeOf = (value: Value) => knownText(fieldOf(value, 'Type')) ?? ''
  const ownPolicies = new Set(
    resources.filter(({ value }) => typeOf(value) === 'AWS::IAM::ManagedPolicy').map(({ name }) => name),
  )
  const resolve = (value: Value) => resolveIntrinsics(value, { ownPolicies })
  for (const { value: resource } of resources) {
    const type = typeOf(resource)
    const properties = fieldOf(resource, 'Properties')
    if (properties?.kind !== 'object') continue
    const resolved = resolve(properties)
    if (withSamPolicies.has(type)) {
      for (const policy of itemsOf(fieldOf(resolved, 'Policies'))) collectSamPolicy(policy, collector)
      if (resolved.kind === 'object') walkResource(without(resolved, 'Policies'), type, collector)
    } else walkResource(resolved, type, collector)
  }
  if (template.kind !== 'object') return
  for (const { name, value } of template.fields) {
    if (knownText(name) !== 'Resources') collector.addNamed(resolve(value))
  }
}

function collectSamPolicy(policy: Value, collector: Collector): void {
  if (policy.kind === 'choice') for (const option of policy.options) collectSamPolicy(option, collector)
  else if (isDocument(policy)) collector.addPolicy(policy, { type: 'identity', attachment: 'role' })
  // Anything else in braces is a policy template of SAM.
  else if (policy.kind === 'object') collector.addNamed(policy)
  else {
    const isArn =
      policy.kind === 'text' && policy.pieces.some((piece) => isKnown(piece) && piece.text.startsWith('arn:'))
    collector.addAttached(policy, 'attached', isArn ? 'arn' : 'name')
  }
}

function without(value: Extract<Value, { kind: 'object' }>, name: string): Value {
  return { ...value, fields: value.fields.filter((field) => knownText(field.name) !== name) }
}
