// Reads JSON as values with places: a file, or JSON inside a text of another file.
import type { Node } from 'jsonc-parser'
import { parseJson } from '../../json/read-json.ts'
import { escapedPieces } from './escaped-text.ts'
import { cutPieces, type MappedText, mapText, spanIn } from './mapped-text.ts'
import type { ReadResult } from './read-result.ts'
import type { Piece, TextValue, Value } from './value.ts'

/** Read a JSON file. */
export function readJson(file: string, text: string): ReadResult {
  const { json, findings } = parseJson(text)
  const [finding] = findings
  if (json === undefined && finding !== undefined) {
    const { offset, found, expected, tip } = finding
    return { fault: { offset, found, expected, tip } }
  }
  const whole = mapText([{ text, file, start: 0, end: text.length }], () => '')
  return { documents: json === undefined ? [] : [toValue(json.tree, whole)] }
}

/** Read JSON from the text of another file; undefined if it is not JSON. A hole may be a whole value, or inside a string. */
export function readInnerJson(pieces: readonly Piece[]): Value | undefined {
  const mapped = mapText(pieces, ({ source }, before) => {
    const mark = source.replace(/["\\\p{Cc}]/gu, ' ').trim() || 'unresolved'
    return isInString(before) ? mark : `"${mark}"`
  })
  const { json } = parseJson(mapped.text)
  return json && toValue(json.tree, mapped)
}

/** Check whether a text ends inside a JSON string. */
function isInString(text: string): boolean {
  return (text.replace(/\\./gs, '').match(/"/g)?.length ?? 0) % 2 === 1
}

function toValue(node: Node, mapped: MappedText): Value {
  const [start, end] = [node.offset, node.offset + node.length]
  const span = spanIn(mapped, start, end)
  const children = node.children ?? []
  switch (node.type) {
    case 'object':
      return {
        kind: 'object',
        ...span,
        fields: children.flatMap(({ children: [name, value] = [] }) =>
          name === undefined || value === undefined
            ? []
            : [{ name: toJsonText(name, mapped), value: toValue(value, mapped) }],
        ),
      }
    case 'array':
      return { kind: 'list', ...span, items: children.map((child) => toValue(child, mapped)) }
    case 'string': {
      const [only, ...others] = cutPieces(mapped, start, end)
      if (only !== undefined && others.length === 0 && 'source' in only)
        return { kind: 'unknown', ...span, source: only.source, parts: only.value ? [only.value] : [] }
      return toJsonText(node, mapped)
    }
    default:
      return { kind: 'scalar', ...span, json: mapped.text.slice(start, end) }
  }
}

function toJsonText(node: Node, mapped: MappedText): TextValue {
  const inside = { file: '', start: node.offset + 1, end: node.offset + node.length - 1 }
  const pieces = escapedPieces(mapped.text.slice(inside.start, inside.end), inside).flatMap((run) => {
    const isPlain = run.text.length === run.end - run.start
    return isPlain
      ? cutPieces(mapped, run.start, run.end)
      : [{ text: run.text, ...spanIn(mapped, run.start, run.end) }]
  })
  return { kind: 'text', ...spanIn(mapped, node.offset, node.offset + node.length), pieces }
}
