// Turns a statement block into a statement of a policy.

import { type Field, isKnown, knownText, type Value } from '../read/value.ts'
import { added, field, listDynamic, renamed } from './block-fields.ts'
import { conditions } from './condition-blocks.ts'
import { principals } from './principal-blocks.ts'

/** The names of the parts, as Terraform and as Pulumi write them. Source: Terraform AWS Provider, "aws_iam_policy_document". */
const names = {
  Sid: ['sid'],
  Effect: ['effect'],
  Action: ['actions'],
  NotAction: ['not_actions', 'notActions'],
  Resource: ['resources'],
  NotResource: ['not_resources', 'notResources'],
} as const

/** Elements that a statement has one of; an unknown value may be null, which is none. */
const pairs = [
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const

/** Turn the body of a statement block, its values computed, into a statement. */
export function toStatement(block: Value): Value {
  if (block.kind !== 'object') return block
  const span = { file: block.file, start: block.start, end: block.end }
  const plain = Object.entries(names).flatMap(([element, written]): readonly Field[] => {
    const found = block.fields.find(({ name }) => written.some((one) => one === knownText(name)))
    if (found !== undefined) return [{ name: renamed(element, found.name), value: found.value }]
    return element === 'Effect' ? [field('Effect', added('Allow', span), span)] : []
  })
  const elementOf = (element: string) => plain.find(({ name }) => knownText(name) === element)?.value
  const isOpen = (element: string) => elementOf(element) !== undefined && !saysSomething(elementOf(element))
  // Which elements such a statement has is not known, so nothing about it is.
  const isUnknown =
    pairs.some(([one, other]) => isOpen(one) && isOpen(other)) ||
    ['principals', 'not_principals'].some((name) => listDynamic(block, name).length > 0)
  if (isUnknown)
    return { kind: 'unknown', ...span, source: 'a statement that variables write', parts: [block] }
  const left = new Set(
    pairs.flatMap((pair) => (pair.every((one) => elementOf(one) !== undefined) ? pair.filter(isOpen) : [])),
  )
  return {
    kind: 'object',
    ...span,
    fields: [
      ...plain.filter(({ name }) => !left.has((knownText(name) ?? '') as 'Action')),
      ...principals(block, 'Principal', ['principals']),
      ...principals(block, 'NotPrincipal', ['not_principals', 'notPrincipals']),
      ...conditions(block),
    ],
  }
}

/** Check whether a value is more than one unknown expression. */
function saysSomething(value: Value | undefined): boolean {
  if (value?.kind === 'text') return value.pieces.length > 1 || value.pieces.every(isKnown)
  return value?.kind === 'list' || value?.kind === 'object' || value?.kind === 'scalar'
}
