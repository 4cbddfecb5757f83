// Reads YAML as values with places; CloudFormation's short tags become the functions that they stand for.
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type Scalar,
} from 'yaml'
import { escapedPieces } from './escaped-text.ts'
import type { ReadResult } from './read-result.ts'
import {
  type Field,
  type FileSpan,
  type Known,
  knownText,
  type TextValue,
  toText,
  type Value,
} from './value.ts'

/** Aliases nested deeper than this are not followed, so that a file cannot make the reading endless. */
const mostAliases = 20

/** Read a YAML file, which may have several documents. */
export function readYaml(file: string, text: string): ReadResult {
  const documents = parseAllDocuments(text, {
    lineCounter: new LineCounter(),
    logLevel: 'silent',
    uniqueKeys: false,
    // Only strings, numbers, true, false and null: a date such as 2012-10-17 stays text.
    schema: 'core',
    resolveKnownTags: false,
  })
  if (!Array.isArray(documents)) return { documents: [] }
  const [error] = documents.flatMap(({ errors }) => errors)
  if (error !== undefined) {
    const [reason = error.message] = error.message.split('\n')
    return {
      fault: {
        offset: error.pos[0],
        found: `text that is not YAML: ${reason.replace(/ at line \d+, column \d+:?$/, '')}`,
        expected: 'YAML',
        tip: 'Correct the syntax or the indentation at this place.',
      },
    }
  }
  return {
    documents: documents.flatMap((document) =>
      document.contents === null
        ? []
        : [
            createReader(file, text, (node) => (isAlias(node) ? node.resolve(document) : undefined))(
              document.contents,
            ),
          ],
    ),
  }
}

type Resolve = (node: Node) => Node | undefined

function createReader(file: string, text: string, resolve: Resolve): (node: Node | null) => Value {
  const spanOf = (node: Node | null): FileSpan => {
    const [start = 0, end = start] = node?.range ?? []
    return { file, start, end }
  }
  const read = (node: Node | null, depth: number): Value => {
    const tag = node !== null && 'tag' in node && typeof node.tag === 'string' ? node.tag : undefined
    const value = readPlain(node, depth)
    return tag?.startsWith('!') && !tag.startsWith('!!') ? expandTag(tag.slice(1), value) : value
  }
  const readPlain = (node: Node | null, depth: number): Value => {
    const span = spanOf(node)
    if (node === null) return { kind: 'scalar', json: 'null', ...span }
    if (isAlias(node)) {
      const target = depth < mostAliases ? resolve(node) : undefined
      return target === undefined
        ? { kind: 'unknown', source: `*${node.source}`, parts: [], ...span }
        : read(target, depth + 1)
    }
    if (isMap(node)) {
      const fields = node.items.flatMap((pair): readonly Field[] => {
        if (!isPair(pair)) return []
        const name = readName(pair.key as Node | null)
        const value = read(pair.value as Node | null, depth)
        // `<<` merges the fields of another map. Source: YAML 1.1, "Merge Key Language-Independent Type".
        if (knownText(name) === '<<') return mergedFields(value)
        return [{ name, value }]
      })
      return { kind: 'object', ...span, fields }
    }
    if (isSeq(node))
      return { kind: 'list', ...span, items: node.items.map((item) => read(item as Node | null, depth)) }
    if (isScalar(node)) return readScalar(node, span, text)
    return { kind: 'unknown', source: '', parts: [], ...span }
  }
  const readName = (node: Node | null): TextValue => {
    const value = node === null ? undefined : readPlain(node, 0)
    if (value?.kind === 'text') return value
    const span = spanOf(node)
    return toText(text.slice(span.start, span.end), span)
  }
  return (node) => read(node, 0)
}

function mergedFields(value: Value): readonly Field[] {
  if (value.kind === 'object') return value.fields
  return value.kind === 'list' ? value.items.flatMap(mergedFields) : []
}

function readScalar(node: Scalar, span: FileSpan, text: string): Value {
  if (typeof node.value !== 'string')
    return { kind: 'scalar', json: JSON.stringify(node.value) ?? 'null', ...span }
  return { kind: 'text', ...span, pieces: toPieces(node.value, node, span, text) }
}

function toPieces(value: string, node: Scalar, span: FileSpan, text: string): readonly Known[] {
  const written = text.slice(span.start, span.end)
  if (written === value) return [{ text: value, ...span }]
  const quote = written[0]
  const inside = { file: span.file, start: span.start + 1, end: span.end - 1 }
  if (quote === '"' && !written.includes('\n')) return escapedPieces(written.slice(1, -1), inside)
  if (quote === "'" && written.slice(1, -1) === value) return [{ text: value, ...inside }]
  if (node.type === 'BLOCK_LITERAL') return blockPieces(value, span, written)
  return [{ text: value, ...span }]
}

/** Find each line of a block after `|` in the file; the file's lines are indented. */
function blockPieces(value: string, { file, start, end }: FileSpan, written: string): readonly Known[] {
  let at = written.indexOf('\n') + 1
  const pieces: Known[] = []
  for (const line of value.split(/(?<=\n)/)) {
    const found = written.indexOf(line.trimEnd(), at)
    if (found < 0) return [{ text: value, file, start, end }]
    const from = start + found
    const shown = line.endsWith('\n') ? line.slice(0, -1) : line
    const to = from + (written.startsWith(shown, found) ? shown.length : line.trimEnd().length)
    pieces.push({ text: shown, file, start: from, end: to })
    // A line break may be two characters in the file.
    if (shown !== line) pieces.push({ text: '\n', file, start: to, end: to })
    at = found + line.trimEnd().length
    const next = written.indexOf('\n', at)
    at = next < 0 ? written.length : next + 1
  }
  return pieces
}

/** Write a short tag in full. Source: CloudFormation Template Reference, "Intrinsic function reference". */
function expandTag(tag: string, value: Value): Value {
  const { file, start, end } = value
  const name = tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`
  return {
    kind: 'object',
    file,
    start,
    end,
    fields: [{ name: toText(name, { file, start, end: start }), value }],
  }
}
