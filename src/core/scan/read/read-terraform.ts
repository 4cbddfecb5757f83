// Reads a syntax tree of Terraform as values, in the shape that Terraform's JSON syntax has.

import type { ReadFault, ReadResult } from './read-result.ts'
import { childOf, copyNode, listErrors, type PlainNode, type SyntaxNode, textOf } from './syntax-node.ts'
import { readExpression } from './terraform-expression.ts'
import { type Field, type FileSpan, type ObjectValue, toText } from './value.ts'

/** Parses a text; the node is valid until the next call. */
export type ParseTerraform = (text: string) => SyntaxNode

/** Blocks of these types matter whatever they say: others refer to them. */
const always: ReadonlySet<string> = new Set(['locals', 'provider'])

/** What a block must say to matter. */
const matters = /polic|iam|arn:|statement/i

/**
 * Read a Terraform file: `resource "a" "b" { … }` becomes the field `resource` with `{ a: { b: { … } } }`. Blocks that
 * cannot have a policy are left out. Source: Terraform Language, "JSON Configuration Syntax".
 */
export function readTerraform(file: string, text: string, parse: ParseTerraform): ReadResult {
  const root = parse(text)
  if (root.hasError) {
    const [first] = listErrors(root)
    return { fault: explainError(first ?? root, text) }
  }
  const body = childOf(copyNode(root), 'body')
  const span: FileSpan = { file, start: 0, end: text.length }
  return {
    documents: [
      { kind: 'object', ...span, fields: body === undefined ? [] : readBody(body, file, text, true) },
    ],
  }
}

function readBody(body: PlainNode, file: string, text: string, isTop = false): readonly Field[] {
  return body.namedChildren.flatMap((node): readonly Field[] => {
    const [name, ...rest] = node.namedChildren
    if (name === undefined) return []
    const named = { file, start: name.startIndex, end: name.endIndex }
    const key = toText(textOf(name, text), named)
    if (node.type === 'attribute') {
      const expression = rest.find(({ type }) => type === 'expression')
      return expression === undefined ? [] : [{ name: key, value: readExpression(expression, file, text) }]
    }
    if (node.type !== 'block') return []
    if (isTop && !always.has(textOf(name, text)) && !matters.test(textOf(node, text))) return []
    const labels = rest.filter(({ type }) => type === 'string_lit' || type === 'identifier')
    const inner = rest.find(({ type }) => type === 'body')
    const span = { file, start: node.startIndex, end: node.endIndex }
    const value: ObjectValue = {
      kind: 'object',
      ...span,
      fields: inner === undefined ? [] : readBody(inner, file, text),
    }
    return [
      { name: key, value: labels.reduceRight((inside, label) => nest(label, inside, file, text), value) },
    ]
  })
}

function nest(label: PlainNode, inside: ObjectValue, file: string, text: string): ObjectValue {
  const span = { file, start: label.startIndex, end: label.endIndex }
  const name = toText(textOf(label, text).replace(/^"|"$/g, ''), span)
  return { ...inside, fields: [{ name, value: inside }] }
}

/** What a missing closing mark closes. */
const closers: Readonly<Record<string, readonly [opened: string, closer: string]>> = {
  tuple: ['a list', ']'],
  object: ['an object', '}'],
  block: ['a block', '}'],
  quoted_template: ['a string', 'a double quote'],
  string_lit: ['a string', 'a double quote'],
  heredoc_template: ['a heredoc', 'its end mark on a line of its own'],
  function_call: ['a function call', ')'],
  template_interpolation: ['an interpolation', '}'],
}

function explainError(error: SyntaxNode, text: string): ReadFault {
  const open = findOpenString(rootOf(error), error.startIndex, text)
  if (open !== undefined) {
    return {
      offset: open.startIndex,
      found: 'a string that is not closed',
      expected: 'a double quote on the same line',
      tip: 'Close the string with a double quote on the same line.',
    }
  }
  let container: SyntaxNode | null = error
  while (error.isMissing && container !== null && closers[container.type] === undefined)
    container = container.parent
  const closer = closers[container?.type ?? '']
  if (error.isMissing && container !== null && closer !== undefined) {
    return {
      offset: container.startIndex,
      found: `${closer[0]} that is not closed`,
      expected: closer[1],
      tip: `Close it with ${closer[1]}.`,
    }
  }
  const offset = findUnexpected(error, text)
  const [line = ''] = text.slice(offset).split('\n')
  return {
    offset,
    found: line.trim() === '' ? 'the end of the line' : JSON.stringify(line.trim().slice(0, 60)),
    expected: 'Terraform syntax',
    tip: 'Correct the syntax at this place; `terraform fmt` explains it.',
  }
}

/** Find the first string that runs over the end of its line, which only a missing quote does. */
function findOpenString(node: SyntaxNode, end: number, text: string): SyntaxNode | undefined {
  if (node.startIndex > end) return undefined
  const isString = node.type === 'string_lit' || node.type === 'quoted_template'
  const runsOver = (child: SyntaxNode | null) =>
    child?.type === 'template_literal' && textOf(child, text).includes('\n')
  if (isString && node.namedChildren.some(runsOver)) return node
  for (const child of node.namedChildren) {
    const found = child === null ? undefined : findOpenString(child, end, text)
    if (found !== undefined) return found
  }
  return undefined
}

function rootOf(node: SyntaxNode): SyntaxNode {
  return node.parent === null ? node : rootOf(node.parent)
}

/** Where an error covers lines that could be read, what follows the last of them is what was not expected. */
function findUnexpected(error: SyntaxNode, text: string): number {
  const isLong = textOf(error, text).includes('\n')
  const last = error.namedChildren
    .filter((child) => child !== null && child.endIndex > child.startIndex)
    .at(-1)
  if (!isLong || last == null) return error.startIndex
  const rest = text.slice(last.endIndex)
  return last.endIndex + rest.length - rest.trimStart().length
}
