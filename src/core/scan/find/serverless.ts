// Collects from the configuration of the Serverless Framework.
import { interpolate, subLiteral, toHole } from '../read/interpolation.ts'
import { fieldOf, type Value } from '../read/value.ts'
import { resolveIntrinsics } from '../resolve/intrinsics.ts'
import { listFields } from '../resolve/terraform-scope.ts'
import { collectTemplate } from './cloudformation.ts'
import type { Collector } from './collector.ts'
import { toDocument } from './inspect-value.ts'
import { walkResource } from './walk.ts'

/** Collect from a serverless.yml; returns its Region. Source: Serverless Framework, "IAM Permissions For Functions". */
export function collectServerless(config: Value, collector: Collector): readonly Value[] {
  const filled = fillVariables(config)
  const plain = resolveIntrinsics(filled, { ownPolicies: new Set() })
  const provider = fieldOf(plain, 'provider')
  const role = fieldOf(fieldOf(provider, 'iam'), 'role')
  const statements = [
    fieldOf(role, 'statements'),
    fieldOf(provider, 'iamRoleStatements'),
    ...listFields(fieldOf(plain, 'functions') ?? plain).map(({ value }) =>
      fieldOf(value, 'iamRoleStatements'),
    ),
  ]
  for (const list of statements) {
    if (list?.kind === 'list') collector.addPolicy(toDocument(list), { type: 'identity', attachment: 'role' })
    else if (list !== undefined) collector.addPolicy(list, { type: 'identity', attachment: 'role' })
  }
  if (provider !== undefined) walkResource(provider, 'serverless iam', collector)
  const resources = fieldOf(filled, 'resources')
  for (const part of resources?.kind === 'list'
    ? resources.items
    : resources === undefined
      ? []
      : [resources])
    collectTemplate(part, collector)
  for (const { name, value } of listFields(plain)) {
    if (name !== 'provider' && name !== 'resources') collector.addNamed(value)
  }
  const region = fieldOf(provider, 'region')
  return region === undefined ? [] : [region]
}

/** Make holes of `${self:…}`, `${opt:…}` and the other variables. */
function fillVariables(value: Value): Value {
  switch (value.kind) {
    case 'text':
      return {
        ...value,
        pieces: interpolate(value.pieces, subLiteral, (name, span) => readVariable(name, span)),
      }
    case 'list':
      return { ...value, items: value.items.map(fillVariables) }
    case 'object':
      return {
        ...value,
        fields: value.fields.map(({ name, value: inner }) => ({ name, value: fillVariables(inner) })),
      }
    default:
      return value
  }
}

const ambient: Readonly<Record<string, 'account' | 'region'>> = {
  'aws:accountId': 'account',
  'aws:region': 'region',
}

/** Names of CloudFormation are left to `Fn::Sub`. */
function readVariable(
  name: string,
  span: { readonly file: string; readonly start: number; readonly end: number },
) {
  return /^[a-z][\w-]*(\([^)]*\)(:|$)|:(?!:))/.test(name) ? toHole(name, span, ambient[name]) : undefined
}
