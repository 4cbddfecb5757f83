// Computes CloudFormation's functions as far as a template says what they return.
import { interpolate, subLiteral, toHole } from '../read/interpolation.ts'
import {
  describeSource,
  type FileSpan,
  fieldOf,
  type Hole,
  itemsOf,
  knownText,
  type ObjectValue,
  type Piece,
  placeOf,
  type Value,
} from '../read/value.ts'

export interface TemplateScope {
  /** The logical names of the managed policies that the template creates. */
  readonly ownPolicies: ReadonlySet<string>
}

/** Compute the functions in a value. Source: CloudFormation Template Reference, "Intrinsic function reference". */
export function resolveIntrinsics(value: Value, scope: TemplateScope): Value {
  const resolve = (inner: Value) => resolveIntrinsics(inner, scope)
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(resolve) }
    case 'object':
      return (
        resolveFunction(value, scope) ?? {
          ...value,
          fields: value.fields.map(({ name, value: inner }) => ({ name, value: resolve(inner) })),
        }
      )
    default:
      return value
  }
}

function resolveFunction(value: ObjectValue, scope: TemplateScope): Value | undefined {
  const [field] = value.fields
  const name = value.fields.length === 1 ? knownText(field?.name) : undefined
  if (field === undefined || name === undefined || !(name === 'Ref' || name.startsWith('Fn::')))
    return undefined
  const argument = field.value
  const span = placeOf(value)
  const args = itemsOf(argument).map((item) => resolveIntrinsics(item, scope))
  switch (name) {
    case 'Ref': {
      const target = knownText(argument) ?? ''
      if (scope.ownPolicies.has(target)) return { kind: 'settled', ...span, source: target }
      return { kind: 'text', ...span, pieces: [readName(target, span)] }
    }
    case 'Fn::Sub':
      return substitute(argument, span, scope)
    case 'Fn::Join':
      return join(args, span) ?? unknown(name, value, args)
    case 'Fn::If':
      return { kind: 'choice', ...span, options: args.slice(1).filter((option) => !isNoValue(option)) }
    case 'Fn::ToJsonString':
      return { kind: 'encoded', ...span, value: resolveIntrinsics(argument, scope) }
    case 'Fn::GetAtt': {
      const target = itemsOf(argument).map(knownText).join('.')
      // A managed policy's only attribute that names it is its ARN.
      const own = /^([^.]+)\.(PolicyArn|Arn)$/.exec(target)?.[1]
      if (own !== undefined && scope.ownPolicies.has(own)) return { kind: 'settled', ...span, source: target }
      return { kind: 'text', ...span, pieces: [toHole(target, span)] }
    }
    default:
      return unknown(name, value, args)
  }
}

function unknown(name: string, value: ObjectValue, parts: readonly Value[]): Value {
  const words = value.fields.flatMap(({ value: inner }) => itemsOf(inner).map(knownText)).filter(Boolean)
  return { kind: 'unknown', ...placeOf(value), source: describeSource([name, ...words].join(' ')), parts }
}

/** `Ref` to `AWS::NoValue` removes what it is the value of. */
function isNoValue(value: Value): boolean {
  return (
    value.kind === 'text' &&
    value.pieces.some((piece) => 'source' in piece && piece.source === 'AWS::NoValue')
  )
}

/** Source: CloudFormation Template Reference, "Pseudo parameters reference". */
const pseudo: Readonly<Record<string, NonNullable<Hole['meaning']>>> = {
  'AWS::AccountId': 'account',
  'AWS::Partition': 'partition',
  'AWS::Region': 'region',
}

function readName(name: string, span: FileSpan): Hole {
  return toHole(name, span, pseudo[name])
}

function substitute(argument: Value, span: FileSpan, scope: TemplateScope): Value | undefined {
  const [template, variables] = itemsOf(argument)
  if (template?.kind !== 'text')
    return { kind: 'unknown', ...span, source: 'Fn::Sub', parts: itemsOf(argument) }
  const pieces = interpolate(template.pieces, subLiteral, (name, place) => {
    const given = fieldOf(variables, name)
    const value = given && resolveIntrinsics(given, scope)
    return value?.kind === 'text' ? value.pieces : readName(name, place)
  })
  return { kind: 'text', ...span, pieces }
}

function join([separator, list]: readonly Value[], span: FileSpan): Value | undefined {
  const between = knownText(separator)
  if (between === undefined || list?.kind !== 'list') return undefined
  const pieces: Piece[] = []
  for (const [i, item] of list.items.entries()) {
    if (item.kind !== 'text') return undefined
    if (i > 0 && between !== '')
      pieces.push({ text: between, file: item.file, start: item.start, end: item.start })
    pieces.push(...item.pieces)
  }
  return { kind: 'text', ...span, pieces }
}
