// Two policy documents in, a line diff of their canonical JSON out. The only importer of `diff`.
import { diffArrays, diffWordsWithSpace } from 'diff'
import type { PolicyDocument } from './record.ts'

/** A line of canonical JSON; `statement` is the index of the statement that it belongs to. */
export interface CanonicalLine {
  readonly text: string
  readonly statement?: number
}

/** A piece of a line; `changed` where the paired line on the other side differs. */
export interface Piece {
  readonly text: string
  readonly changed: boolean
}

/** One line of a diff with its number, from 1, on its own side. */
export interface DiffLine {
  readonly number: number
  readonly pieces: readonly Piece[]
  readonly statement?: number
}

/** Lines that are alike on both sides, pairwise, or lines that only one side has. */
export interface DiffBlock {
  readonly kind: 'same' | 'changed'
  readonly before: readonly DiffLine[]
  readonly after: readonly DiffLine[]
}

const statementKeys = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

/**
 * Write a document in one form whatever its layout: keys in IAM's order, a lone entry as a list, lists of
 * actions, resources and values sorted, because IAM reads them as sets.
 */
export function canonicalLines(document: PolicyDocument): readonly CanonicalLine[] {
  const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement]
  const blocks = statements.map((statement, index) => {
    const comma = index < statements.length - 1 ? ',' : ''
    return `${JSON.stringify(canonicalStatement(statement), null, 2)}${comma}`
      .split('\n')
      .map((line) => ({ text: `    ${line}`, statement: index }))
  })
  return [
    { text: '{' },
    { text: `  "Version": ${JSON.stringify(document.Version)},` },
    ...(document.Id === undefined ? [] : [{ text: `  "Id": ${JSON.stringify(document.Id)},` }]),
    { text: '  "Statement": [' },
    ...blocks.flat(),
    { text: '  ]' },
    { text: '}' },
  ]
}

function canonicalStatement(statement: object): object {
  const entries = new Map(Object.entries(statement))
  return Object.fromEntries(
    statementKeys
      .filter((key) => entries.has(key))
      .map((key) => [key, canonicalValue(key, entries.get(key))]),
  )
}

function canonicalValue(key: (typeof statementKeys)[number], value: unknown): unknown {
  if (key === 'Sid' || key === 'Effect') return value
  if (key !== 'Condition') return sortedList(value)
  return sortKeys(value as object, (keys) => sortKeys(keys as object, sortedList))
}

function sortKeys(record: object, mapValue: (value: unknown) => unknown): object {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, value]) => [key, mapValue(value)]))
}

function sortedList(value: unknown): readonly unknown[] {
  return [value].flat().sort((a, b) => (String(a) < String(b) ? -1 : 1))
}

/** Diff two documents line by line; either side of the result, read alone, is that side's canonical text. */
export function diffDocuments(before: PolicyDocument, after: PolicyDocument): readonly DiffBlock[] {
  const [older, newer] = [canonicalLines(before), canonicalLines(after)]
  const blocks: DiffBlock[] = []
  let [oldAt, newAt] = [0, 0]
  for (const part of groupChanges(older, newer)) {
    const removed = takeLines(older, oldAt, part.before)
    const added = takeLines(newer, newAt, part.after)
    blocks.push(part.same ? { kind: 'same', before: removed, after: added } : markWords(removed, added))
    oldAt += part.before
    newAt += part.after
  }
  return blocks
}

interface LineCounts {
  readonly same: boolean
  readonly before: number
  readonly after: number
}

/** Join a run of removed lines and the run of added lines beside it into one changed block. */
function groupChanges(
  older: readonly CanonicalLine[],
  newer: readonly CanonicalLine[],
): readonly LineCounts[] {
  const textsOf = (lines: readonly CanonicalLine[]) => lines.map(({ text }) => text)
  const groups: LineCounts[] = []
  for (const { added, removed, count } of diffArrays(textsOf(older), textsOf(newer))) {
    const last = groups.at(-1)
    if (!added && !removed) groups.push({ same: true, before: count, after: count })
    else {
      const open = last !== undefined && !last.same ? last : { before: 0, after: 0 }
      if (open === last) groups.pop()
      groups.push({
        same: false,
        before: open.before + (removed ? count : 0),
        after: open.after + (added ? count : 0),
      })
    }
  }
  return groups
}

function takeLines(lines: readonly CanonicalLine[], from: number, count: number): readonly DiffLine[] {
  return lines.slice(from, from + count).map(({ text, ...line }, i) => ({
    ...line,
    number: from + i + 1,
    pieces: [{ text, changed: false }],
  }))
}

/** Below this share of common text, two lines are told apart as wholes rather than by words. */
const alikeEnough = 0.5

function markWords(removed: readonly DiffLine[], added: readonly DiffLine[]): DiffBlock {
  const before = [...removed]
  const after = [...added]
  for (let i = 0; i < Math.min(before.length, after.length); i += 1) {
    const [older, newer] = [before[i], after[i]]
    if (older === undefined || newer === undefined) continue
    const parts = diffWordsWithSpace(textOfLine(older), textOfLine(newer))
    const common = parts.filter((part) => !part.added && !part.removed)
    const share =
      lengthOf(common) / Math.max(textOfLine(older).trim().length, textOfLine(newer).trim().length)
    if (share < alikeEnough) continue
    const pick = (side: 'added' | 'removed') =>
      parts
        .filter((part) => part[side] || !(part.added || part.removed))
        .map((part) => ({ text: part.value, changed: part[side] }))
    before[i] = { ...older, pieces: pick('removed') }
    after[i] = { ...newer, pieces: pick('added') }
  }
  return { kind: 'changed', before, after }
}

function lengthOf(parts: readonly { readonly value: string }[]): number {
  return parts.reduce((sum, { value }) => sum + value.trim().length, 0)
}

/** Give the whole text of a diff line. */
export function textOfLine({ pieces }: Pick<DiffLine, 'pieces'>): string {
  return pieces.map(({ text }) => text).join('')
}
