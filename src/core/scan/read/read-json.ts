// Reads JSON as values with places.
import type { Node } from 'jsonc-parser'
import { parseJson } from '../../json/read-json.ts'
import { escapedPieces } from './escaped-text.ts'
import type { ReadResult } from './read-result.ts'
import type { TextValue, Value } from './value.ts'

/** Read a JSON file. */
export function readJson(file: string, text: string): ReadResult {
  const { json, findings } = parseJson(text)
  if (json !== undefined) return { documents: [toValue(json.tree, file, text)] }
  const [finding] = findings
  if (finding === undefined) return { documents: [] }
  const { offset, found, expected, tip } = finding
  return { fault: { offset, found, expected, tip } }
}

function toValue(node: Node, file: string, text: string): Value {
  const span = { file, start: node.offset, end: node.offset + node.length }
  const children = node.children ?? []
  switch (node.type) {
    case 'object':
      return {
        kind: 'object',
        ...span,
        fields: children.flatMap(({ children: [name, value] = [] }) =>
          name === undefined || value === undefined
            ? []
            : [{ name: toJsonText(name, file, text), value: toValue(value, file, text) }],
        ),
      }
    case 'array':
      return { kind: 'list', ...span, items: children.map((child) => toValue(child, file, text)) }
    case 'string':
      return toJsonText(node, file, text)
    default:
      return { kind: 'scalar', ...span, json: text.slice(span.start, span.end) }
  }
}

function toJsonText(node: Node, file: string, text: string): TextValue {
  const span = { file, start: node.offset, end: node.offset + node.length }
  const inside = { file, start: span.start + 1, end: span.end - 1 }
  return { kind: 'text', ...span, pieces: escapedPieces(text.slice(inside.start, inside.end), inside) }
}
