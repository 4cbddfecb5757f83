// Computes Terraform's references and functions as far as the files of a module say what they are.
import { toHole } from '../read/interpolation.ts'
import {
  fieldOf,
  type Hole,
  isKnown,
  itemsOf,
  knownText,
  type Piece,
  placeOf,
  type ReferenceValue,
  type TextValue,
  type Value,
} from '../read/value.ts'
import { callFunction } from './terraform-functions.ts'
import type { TerraformScope } from './terraform-scope.ts'

/** Locals may refer to locals; a longer chain than this is a circle. */
const mostSteps = 30

/** Compute a value. `each` is the `for_each` of its block, computed. */
export function resolveTerraform(value: Value, scope: TerraformScope, each?: Value, depth = 0): Value {
  const resolve = (inner: Value) => resolveTerraform(inner, scope, each, depth)
  switch (value.kind) {
    case 'text':
      return resolveText(value, resolve)
    case 'list':
      return { ...value, items: value.items.map(resolve) }
    case 'object':
      return {
        ...value,
        fields: value.fields.map(({ name, value: inner }) => ({
          name: resolveName(name, resolve),
          value: resolve(inner),
        })),
      }
    case 'choice':
      return { ...value, options: value.options.map(resolve) }
    case 'call':
      return callFunction(value, value.values.map(resolve))
    case 'reference':
      return depth > mostSteps
        ? value
        : resolveReference(value, scope, each, (inner) => resolveTerraform(inner, scope, each, depth + 1))
    default:
      return value
  }
}

function resolveName(name: TextValue, resolve: (value: Value) => Value): TextValue {
  const value = resolveText(name, resolve)
  return value.kind === 'text' ? value : name
}

/** Values that say no more than the text that contains them. */
const unknownKinds: ReadonlySet<Value['kind']> = new Set(['reference', 'call', 'unknown'])

function resolveText(value: TextValue, resolve: (value: Value) => Value): Value {
  if (value.pieces.every(isKnown)) return value
  const parts = value.pieces.map((piece): readonly Piece[] | Value => {
    if (isKnown(piece) || piece.value === undefined) return [piece]
    const inner = resolve(piece.value)
    if (inner.kind === 'text') return inner.pieces
    if (inner.kind === 'scalar') return [{ text: inner.json, ...placeOf(piece) }]
    // A text that is nothing but one value is that value.
    return value.pieces.length === 1 && !unknownKinds.has(inner.kind) ? inner : [piece]
  })
  const [first] = parts
  if (first !== undefined && 'kind' in first) return first
  return { ...value, pieces: parts.flatMap((part) => ('kind' in part ? [] : part)) }
}

/** What data sources say about the deployment itself. */
const ambient: Readonly<Record<string, NonNullable<Hole['meaning']>>> = {
  'aws_caller_identity.account_id': 'account',
  'aws_partition.partition': 'partition',
  'aws_region.id': 'region',
  'aws_region.name': 'region',
  'aws_region.region': 'region',
}

function resolveReference(
  value: ReferenceValue,
  scope: TerraformScope,
  each: Value | undefined,
  resolve: (value: Value) => Value,
): Value {
  const span = placeOf(value)
  const settled: Value = { kind: 'settled', source: value.source, ...span }
  const names = value.steps.filter((step) => typeof step === 'string')
  const [first, second = '', third = '', attribute] = names
  if (first === 'local') {
    const found = scope.locals.get(second)
    return found === undefined ? value : takeSteps(resolve(found), value.steps.slice(2), value)
  }
  if (first === 'each' && each !== undefined) {
    const source: Value =
      second === 'key' && each.kind === 'object'
        ? { kind: 'list', ...span, items: each.fields.map(({ name }) => name) }
        : each
    return takeSteps(chooseAny(source, value), value.steps.slice(2), value)
  }
  const meaning = first === 'data' ? ambient[`${second}.${attribute}`] : undefined
  if (meaning !== undefined) return { kind: 'text', ...span, pieces: [toHole(value.source, span, meaning)] }
  if (first === 'data' && second === 'aws_iam_policy_document' && /^(minified_)?json$/.test(attribute ?? ''))
    return scope.documents.has(third) ? settled : value
  if (first === 'data' && second === 'aws_iam_policy' && attribute === 'arn') {
    const policy = scope.policies.get(third)
    const [arn, name] = [fieldOf(policy, 'arn'), fieldOf(policy, 'name')]
    if (arn !== undefined) return resolve(arn)
    return name === undefined ? value : { kind: 'policy-name', ...span, name: resolve(name) }
  }
  return first === 'aws_iam_policy' && /^(arn|id)$/.test(third) ? settled : value
}

/** Take attributes and indexes of a value; an index that is not known may be any of them. */
function takeSteps(value: Value, steps: ReferenceValue['steps'], reference: ReferenceValue): Value {
  const [step, ...rest] = steps
  if (step === undefined) return value
  const name =
    typeof step === 'string' ? step : (knownText(step) ?? (step.kind === 'scalar' ? step.json : undefined))
  const next =
    name === undefined
      ? chooseAny(value, reference)
      : value.kind === 'list' && /^\d+$/.test(name)
        ? value.items[Number(name)]
        : fieldOf(value, name)
  return next === undefined ? reference : takeSteps(next, rest, reference)
}

function chooseAny(value: Value, reference: ReferenceValue): Value {
  const options = value.kind === 'object' ? value.fields.map((field) => field.value) : itemsOf(value)
  return value.kind === 'object' || value.kind === 'list'
    ? { kind: 'choice', ...placeOf(reference), options }
    : reference
}
