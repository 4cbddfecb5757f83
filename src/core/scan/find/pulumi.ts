// Collects from Pulumi programs in YAML.
import { readDocumentBlock } from '../policy/document-block.ts'
import { dollarLiteral, interpolate, toHole } from '../read/interpolation.ts'
import { fieldOf, knownText, placeOf, type Value } from '../read/value.ts'
import { listFields } from '../resolve/terraform-scope.ts'
import type { Collector } from './collector.ts'
import { walkResource } from './walk.ts'

interface Names {
  /** Policies that the program creates. */
  readonly policies: ReadonlySet<string>
  /** Variables that are policy documents. */
  readonly documents: ReadonlySet<string>
}

const documentFunction = /^aws:iam[:/]getPolicyDocument/i

/** Collect from a Pulumi.yaml; returns the Region of its configuration. Source: Pulumi YAML reference. */
export function collectPulumi(program: Value, collector: Collector): readonly Value[] {
  const resources = listFields(fieldOf(program, 'resources') ?? program)
  const variables = listFields(fieldOf(program, 'variables') ?? program)
  const typeOf = (value: Value) => knownText(fieldOf(value, 'type')) ?? ''
  const names: Names = {
    policies: new Set(
      resources
        .filter(({ value }) => /^aws:iam(\/policy)?:Policy$/.test(typeOf(value)))
        .map(({ name }) => name),
    ),
    documents: new Set(
      variables.filter(({ value }) => invokedOf(value) !== undefined).map(({ name }) => name),
    ),
  }
  for (const { value } of resources) {
    const properties = fieldOf(value, 'properties')
    if (properties !== undefined) walkResource(compute(properties, names), typeOf(value), collector)
  }
  for (const { value } of variables) {
    const invoked = invokedOf(value)
    if (invoked === undefined) collector.addNamed(compute(value, names))
    else {
      const { policy, isOnlyMerged } = readDocumentBlock(compute(invoked, names))
      if (!isOnlyMerged) collector.addPolicy(policy, {})
    }
  }
  for (const { name, value } of listFields(program)) {
    if (name !== 'resources' && name !== 'variables') collector.addNamed(compute(value, names))
  }
  const config = fieldOf(program, 'config')
  const region = fieldOf(config, 'aws:region')
  const value = region?.kind === 'object' ? (fieldOf(region, 'value') ?? fieldOf(region, 'default')) : region
  return value === undefined ? [] : [value]
}

/** Return the arguments if a value calls the function that writes policy documents. */
function invokedOf(value: Value): Value | undefined {
  const call = fieldOf(value, 'fn::invoke')
  const name = knownText(fieldOf(call, 'function')) ?? ''
  return documentFunction.test(name) ? fieldOf(call, 'arguments') : undefined
}

/** Compute `fn::toJSON` and `${…}`. */
function compute(value: Value, names: Names): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map((item) => compute(item, names)) }
    case 'object': {
      const encoded = fieldOf(value, 'fn::toJSON')
      if (encoded !== undefined) return { kind: 'encoded', ...placeOf(value), value: compute(encoded, names) }
      const invoked = invokedOf(value)
      if (invoked !== undefined)
        return {
          kind: 'encoded',
          ...placeOf(value),
          value: readDocumentBlock(compute(invoked, names)).policy,
        }
      return {
        ...value,
        fields: value.fields.map(({ name, value: inner }) => ({ name, value: compute(inner, names) })),
      }
    }
    case 'text': {
      const pieces = interpolate(value.pieces, dollarLiteral, (name, span) => {
        const meaning = /\.partition$/.test(name)
          ? 'partition'
          : /\.accountId$/.test(name)
            ? 'account'
            : undefined
        return toHole(name, span, meaning)
      })
      const [only, ...others] = pieces
      if (only !== undefined && 'source' in only && others.length === 0 && isSettled(only.source, names))
        return { kind: 'settled', source: only.source, ...placeOf(value) }
      return { ...value, pieces }
    }
    default:
      return value
  }
}

function isSettled(source: string, { policies, documents }: Names): boolean {
  const [, name = '', attribute] = /^([\w-]+)\.(arn|id|json)$/.exec(source) ?? []
  return attribute === 'json' ? documents.has(name) : policies.has(name)
}
