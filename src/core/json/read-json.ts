// Parses the text of a JSON file, keeps the place of every part, and explains what is wrong with the text.
import {
  createScanner,
  findNodeAtLocation,
  getNodePath,
  type Node,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { once } from '../once.ts'
import type { Finding, JsonPath, Place } from './finding.ts'
import { explainSyntaxError } from './json-syntax.ts'

/** A finding about a text; the caller knows which file the text came from. */
export interface TextFinding extends Omit<Finding, 'file'> {
  readonly place: Place
  /** Where it starts in the text, from 0. */
  readonly offset: number
}

export interface JsonText {
  readonly value: unknown
  /** The syntax tree, for callers that mark parts of the text. */
  readonly tree: Node
  /** Return the place of a value or, if it is missing, of the nearest value around it. */
  readonly placeOf: (at: JsonPath) => Place
}

export type JsonResult =
  | { readonly json: JsonText; readonly findings: readonly [] }
  | { readonly json?: undefined; readonly findings: readonly TextFinding[] }

/** Deeper than any record. A text that nests deeper could exhaust the parser's stack. */
const maxDepth = 64

const refusedKeys: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Parse strict JSON (RFC 8259): no comments, trailing commas, byte order mark or repeated names. */
export function parseJson(text: string): JsonResult {
  const placeAt = placesIn(text)
  const tooEarly = findByteOrderMark(text) ?? findDepth(text)
  if (tooEarly) return { findings: [{ ...tooEarly, place: placeAt(tooEarly.offset) }] }

  const errors: { error: number; offset: number; length: number }[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const [first] = errors
  if (first !== undefined || tree === undefined) {
    // Only the first: what follows a syntax error is mostly the same error again.
    const offset = first?.offset ?? 0
    const token = text.slice(offset, offset + (first?.length ?? 0))
    const code = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error)
    return { findings: [{ at: [], offset, ...explainSyntaxError(code, token), place: placeAt(offset) }] }
  }

  const findings = findRefusedNames(tree).map((finding) => ({
    ...finding,
    place: placeAt(finding.offset),
  }))
  if (findings.length > 0) return { findings }
  // The value comes from the engine's own parser, so that no two ways to read the same text can differ.
  return {
    json: { value: JSON.parse(text), tree, placeOf: (at) => placeAt(offsetOf(tree, at)) },
    findings: [],
  }
}

type Located = Omit<TextFinding, 'place'> & { readonly offset: number }

function findByteOrderMark(text: string): Located | undefined {
  if (!text.startsWith('\uFEFF')) return undefined
  return {
    at: [],
    offset: 0,
    found: 'a byte order mark',
    expected: 'JSON from the first byte on',
    tip: 'Save the file as UTF-8 without a byte order mark.',
  }
}

function findDepth(text: string): Located | undefined {
  if (!hasManyBrackets(text)) return undefined
  const scanner = createScanner(text, true)
  for (let depth = 0; ; ) {
    scanner.scan()
    const offset = scanner.getTokenOffset()
    if (offset >= text.length) return undefined
    const first = text[offset]
    if (first === '{' || first === '[') depth += 1
    if (first === '}' || first === ']') depth -= 1
    if (depth > maxDepth) {
      return {
        at: [],
        offset,
        found: `lists and objects nested more than ${maxDepth} levels deep`,
        expected: `at most ${maxDepth} levels`,
        tip: 'No record nests that deep; check where this file comes from.',
      }
    }
  }
}

/** Check whether a text has enough brackets, anywhere, to nest too deeply; most have not, and need no scan. */
function hasManyBrackets(text: string): boolean {
  const bracket = /[{[]/g
  let count = 0
  while (count <= maxDepth && bracket.test(text)) count += 1
  return count > maxDepth
}

/** Find what names must not be, from the start. Nearly every text has nothing of the kind. */
function findRefusedNames(node: Node): readonly Located[] {
  const { type, children = [] } = node
  if (type === 'array') return children.flatMap(findRefusedNames)
  if (type !== 'object') return []
  const seen = new Set<string>()
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return []
    const name = String(key.value)
    const here = () => ({ at: getNodePath(value), offset: key.offset })
    const repeated = seen.has(name)
    seen.add(name)
    if (repeated) return [{ ...here(), ...repeatedName(name) }]
    if (refusedKeys.includes(name)) return [{ ...here(), ...refusedName(name) }]
    return findRefusedNames(value)
  })
}

const repeatedName = (name: string) => ({
  found: `the field ${JSON.stringify(name)} a second time`,
  expected: 'every field once',
  tip: 'Merge the two or remove one: a parser would silently keep only the last.',
})

const refusedName = (name: string) => ({
  found: `a field named ${JSON.stringify(name)}`,
  expected: `no field named ${refusedKeys.join(', ')}`,
  tip: 'Remove it: such a name can change how programs treat the object it is in.',
})

function offsetOf(tree: Node, at: JsonPath): number {
  for (let length = at.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, at.slice(0, length))
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent.offset : node.offset
  }
  return tree.offset
}

/** Return a function that converts an offset, from 0, into a line and column; fast enough for many calls. */
export function placesIn(text: string): (offset: number) => Place {
  // Most texts are right, so nobody asks.
  const listed = once(() => listLineStarts(text))
  return (offset) => {
    const lineStarts = listed()
    let [low, high] = [0, lineStarts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 }
  }
}

function listLineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
