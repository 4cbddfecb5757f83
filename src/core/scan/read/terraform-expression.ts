// Reads a Terraform expression as a value.
import { childOf, type PlainNode, textOf } from './syntax-node.ts'
import { readTemplate } from './terraform-template.ts'
import { describeSource, type Field, toText, type Value } from './value.ts'

/** Read an expression. Source: Terraform Language, "Expressions". */
export function readExpression(node: PlainNode, file: string, text: string): Value {
  const span = { file, start: node.startIndex, end: node.endIndex }
  const read = (inner: PlainNode) => readExpression(inner, file, text)
  const children = node.namedChildren
  const [first] = children
  switch (node.type) {
    case 'expression':
      return children.length > 1
        ? readPath(children, file, text)
        : first === undefined
          ? unknown()
          : read(first)
    case 'literal_value':
    case 'template_expr':
      return first === undefined ? unknown() : read(first)
    case 'string_lit':
    case 'quoted_template':
    case 'heredoc_template':
      return { kind: 'text', ...span, pieces: readTemplate(node, file, text, read) }
    case 'numeric_lit':
    case 'bool_lit':
    case 'null_lit':
      return { kind: 'scalar', ...span, json: textOf(node, text) }
    case 'collection_value':
      return first === undefined ? unknown() : read(first)
    case 'tuple':
      return { kind: 'list', ...span, items: children.filter(({ type }) => type === 'expression').map(read) }
    case 'object':
      return { kind: 'object', ...span, fields: children.flatMap((child) => readElement(child, file, text)) }
    case 'conditional':
      return { kind: 'choice', ...span, options: children.slice(1).map(read) }
    case 'variable_expr':
      return { kind: 'reference', ...span, source: textOf(node, text), steps: [textOf(node, text)] }
    case 'function_call': {
      const values = childOf(node, 'function_arguments')?.namedChildren ?? []
      return {
        kind: 'call',
        ...span,
        source: describeSource(textOf(node, text)),
        name: first === undefined ? '' : textOf(first, text),
        values: values.map(read),
      }
    }
    default:
      return unknown()
  }

  function unknown(): Value {
    return { kind: 'unknown', ...span, source: describeSource(textOf(node, text)), parts: children.map(read) }
  }
}

function readElement(node: PlainNode, file: string, text: string): readonly Field[] {
  const [key, value] = node.namedChildren
  if (node.type !== 'object_elem' || key === undefined || value === undefined) return []
  const name = readExpression(key, file, text)
  const span = { file, start: key.startIndex, end: key.endIndex }
  const isPlain = name.kind === 'reference' && name.steps.length === 1 && !textOf(key, text).startsWith('(')
  const written = describeSource(textOf(key, text))
  const label =
    name.kind === 'text'
      ? name
      : isPlain || name.kind === 'scalar'
        ? toText(written, span)
        : { kind: 'text' as const, ...span, pieces: [{ ...span, source: written }] }
  return [{ name: label, value: readExpression(value, file, text) }]
}

/** Read a name with its attributes and indexes, such as `data.aws_iam_policy.one.arn` or `local.names["a"]`. */
function readPath(children: readonly PlainNode[], file: string, text: string): Value {
  const [start, ...rest] = children
  const end = children.at(-1)?.endIndex ?? 0
  const span = { file, start: start?.startIndex ?? 0, end }
  const source = describeSource(text.slice(span.start, end))
  const parts = () => (start === undefined ? [] : [readExpression(start, file, text)])
  if (start?.type !== 'variable_expr') return { kind: 'unknown', ...span, source, parts: parts() }
  const steps: (string | Value)[] = [textOf(start, text)]
  for (const step of rest) {
    if (step.type === 'get_attr') steps.push(textOf(step, text).replace(/^\s*\.\s*/, ''))
    else if (step.type === 'index') {
      const expression = step.namedChildren.flatMap((inner) => inner.namedChildren)[0]
      steps.push(expression === undefined ? '0' : readExpression(expression, file, text))
    } else return { kind: 'unknown', ...span, source, parts: [] }
  }
  return { kind: 'reference', ...span, source, steps }
}
