// Reads a policy's statements from its syntax tree, each part with its place, whatever is wrong with them.
import type { Node, NodeType } from 'jsonc-parser'
import type { TextSpan } from './finding.ts'
import { readOperator, type WrittenOperator } from './operators.ts'
import type { PolicyText } from './sound-text.ts'

/** A string in the policy and its place, including the quotes. */
export interface Text extends TextSpan {
  readonly value: string
}

/** A field of an object: its name, and its value as written. */
export interface Field {
  readonly name: Text
  readonly node: Node
  readonly span: TextSpan
}

/** The entries of `Action` or `Resource`, or of their opposites. */
export interface Entries {
  readonly name: Text
  /** Whether it is `NotAction` or `NotResource`. */
  readonly isInverted: boolean
  readonly texts: readonly Text[]
}

export interface ConditionPart {
  readonly operator: Text
  /** The operator, read once for all of its keys. */
  readonly reading: WrittenOperator
  readonly key: Text
  readonly values: readonly Text[]
  /** What JSON types the values have, each once. */
  readonly types: readonly NodeType[]
  /** The value or list of values. */
  readonly span: TextSpan
}

export interface StatementPart extends TextSpan {
  readonly index: number
  readonly fields: readonly Field[]
  readonly effect?: Text
  readonly actions?: Entries
  readonly resources?: Entries
  readonly conditions: readonly ConditionPart[]
  /** Find a field by its name, ignoring case: wrong case is reported once, by one rule. */
  readonly find: (name: string) => Field | undefined
}

export type PolicyShape =
  /** A whole document. */
  | 'policy'
  /** A document inside another object, as the AWS CLI prints it. */
  | 'wrapped'
  | 'statement'
  | 'statements'
  /** Fields without the braces around them. */
  | 'fields'
  | 'other'
  /** The text cannot be read. */
  | 'unreadable'

export interface PolicyParts extends TextSpan {
  readonly shape: PolicyShape
  /** The fields of the document itself. */
  readonly fields: readonly Field[]
  readonly statements: readonly StatementPart[]
  /** Items of Statement that are not objects. */
  readonly strays: readonly TextSpan[]
}

type SpanOf = PolicyText['spanOf']

/** Read the parts of a policy, as far as they exist. */
export function readParts({ tree, isUnbraced, spanOf }: PolicyText, length: number): PolicyParts {
  const none = { start: 0, end: length, fields: [], statements: [], strays: [] }
  if (tree === undefined) return { ...none, shape: 'unreadable' }
  const whole = { ...none, ...spanOf(tree) }
  const items = (nodes: readonly Node[]) => ({
    statements: nodes
      .filter(({ type }) => type === 'object')
      .map((node, index) => readStatement(node, index, spanOf)),
    strays: nodes.filter(({ type }) => type !== 'object').map(spanOf),
  })
  if (tree.type === 'array') {
    const looksRight = tree.children?.some(isStatement) ?? false
    return looksRight
      ? { ...whole, ...items(tree.children ?? []), shape: 'statements' }
      : { ...whole, shape: 'other' }
  }
  const document = isDocument(tree) ? tree : findDocument(tree)
  if (document !== undefined) {
    const fields = fieldsOf(document, spanOf)
    const statement = fields.find(({ name }) => name.value.toLowerCase() === 'statement')?.node
    const shape = isUnbraced ? 'fields' : document === tree ? 'policy' : 'wrapped'
    return { ...whole, ...spanOf(document), fields, ...items(listOf(statement)), shape }
  }
  if (isUnbraced) return { ...whole, ...items([tree]), shape: 'fields' }
  if (isStatement(tree)) return { ...whole, ...items([tree]), shape: 'statement' }
  const looksRight = fieldsOf(tree, spanOf).some(({ name }) => /^(version|id)$/i.test(name.value))
  const isEmpty = tree.type === 'object' && (tree.children ?? []).length === 0
  return looksRight || isEmpty
    ? { ...whole, fields: fieldsOf(tree, spanOf), shape: 'policy' }
    : { ...whole, shape: 'other' }
}

const hasField = (node: Node, names: RegExp) =>
  node.type === 'object' &&
  (node.children ?? []).some(({ children: [name] = [] }) => names.test(String(name?.value)))

const isDocument = (node: Node) => hasField(node, /^statement$/i)

const isStatement = (node: Node) => hasField(node, /^(effect|(not)?action|(not)?resource)$/i)

/** Look for a document two levels deep, as in `PolicyVersion.Document` or in a version record of the catalog. */
function findDocument(tree: Node, depth = 2): Node | undefined {
  if (tree.type !== 'object' || depth === 0) return undefined
  const values = (tree.children ?? []).flatMap(({ children: [, value] = [] }) => (value ? [value] : []))
  return values.find(isDocument) ?? values.map((value) => findDocument(value, depth - 1)).find(Boolean)
}

function fieldsOf(node: Node, spanOf: SpanOf): readonly Field[] {
  if (node.type !== 'object') return []
  return (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
    name === undefined || value === undefined
      ? []
      : [{ name: textOf(name, spanOf), node: value, span: spanOf(value) }],
  )
}

function readStatement(node: Node, index: number, spanOf: SpanOf): StatementPart {
  const fields = fieldsOf(node, spanOf)
  const byName = new Map(fields.map((field) => [field.name.value.toLowerCase(), field]))
  const find = (name: string) => byName.get(name.toLowerCase())
  const effect = find('Effect')
  const actions = entriesOf(find('Action'), find('NotAction'), spanOf)
  const resources = entriesOf(find('Resource'), find('NotResource'), spanOf)
  return {
    ...spanOf(node),
    index,
    fields,
    find,
    ...(effect?.node.type === 'string' && { effect: textOf(effect.node, spanOf) }),
    ...(actions && { actions }),
    ...(resources && { resources }),
    conditions: conditionsOf(find('Condition')?.node, spanOf),
  }
}

function entriesOf(plain: Field | undefined, not: Field | undefined, spanOf: SpanOf): Entries | undefined {
  const field = plain ?? not
  if (field === undefined) return undefined
  const texts = listOf(field.node).filter(({ type }) => type === 'string')
  return {
    name: field.name,
    isInverted: plain === undefined,
    texts: texts.map((node) => textOf(node, spanOf)),
  }
}

function conditionsOf(block: Node | undefined, spanOf: SpanOf): readonly ConditionPart[] {
  if (block === undefined) return []
  return fieldsOf(block, spanOf).flatMap(({ name: operator, node }) => {
    const reading = readOperator(operator.value)
    return fieldsOf(node, spanOf).map(({ name: key, node: values }) => {
      const nodes = listOf(values)
      return {
        operator,
        reading,
        key,
        values: nodes
          .filter(({ type }) => type === 'string' || type === 'number' || type === 'boolean')
          .map((value) => textOf(value, spanOf)),
        types: nodes.length === 1 && nodes[0] ? [nodes[0].type] : [...new Set(nodes.map(({ type }) => type))],
        span: spanOf(values),
      }
    })
  })
}

function listOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return []
  return node.type === 'array' ? (node.children ?? []) : [node]
}

const textOf = (node: Node, spanOf: SpanOf): Text => ({ value: String(node.value), ...spanOf(node) })
