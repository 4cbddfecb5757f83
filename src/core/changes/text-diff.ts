// Two policy documents in; a line diff of their canonical JSON, statement by statement, out. The only importer of `diff`.
import { diffArrays } from 'diff'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/record.ts'
import { alignLines, markWords } from './align-lines.ts'
import { matchStatements } from './match-statements.ts'

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
}

/**
 * Lines that are alike on both sides, pairwise and but for a comma at their end; or lines that only one side has.
 * A changed block of one line on each side may be the same line, rewritten.
 */
export interface DiffBlock {
  readonly kind: 'same' | 'changed'
  readonly before: readonly DiffLine[]
  readonly after: readonly DiffLine[]
}

/** The lines of one statement, or of what stands before and after all statements. */
export interface DiffSection {
  /** The statement's index in the older document; absent for a new one. */
  readonly before?: number
  /** The same in the newer document; absent for one that is gone. */
  readonly after?: number
  readonly blocks: readonly DiffBlock[]
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

/**
 * Diff two documents: statements are paired by what they say, whatever their place and Sid. Statements stand in
 * the newer document's order; one that is gone stands after the statement that it followed. Together the sections
 * hold each line of either side's canonical text once.
 */
export function diffDocuments(before: PolicyDocument, after: PolicyDocument): readonly DiffSection[] {
  const [older, newer] = [partLines(before), partLines(after)]
  const pairs = matchStatements(parsePolicy(before).statements, parsePolicy(after).statements)
  const pairedAfter = new Map(pairs.map(([from, to]) => [to, from]))
  const pairedBefore = new Map(pairs)
  const sections = newer.statements.map((lines, index): DiffSection => {
    const from = pairedAfter.get(index)
    const blocks = diffLines(from === undefined ? [] : (older.statements[from] ?? []), lines)
    return from === undefined ? { after: index, blocks } : { before: from, after: index, blocks }
  })
  older.statements.forEach((lines, index) => {
    if (pairedBefore.has(index)) return
    const place = sections.findIndex((section) => section.before === index - 1)
    sections.splice(place + 1, 0, { before: index, blocks: diffLines(lines, []) })
  })
  return [
    { blocks: diffLines(older.head, newer.head) },
    ...sections,
    { blocks: diffLines(older.tail, newer.tail) },
  ]
}

interface DocumentParts {
  readonly head: readonly DiffLine[]
  readonly statements: readonly (readonly DiffLine[])[]
  readonly tail: readonly DiffLine[]
}

function partLines(document: PolicyDocument): DocumentParts {
  const parts = { head: [] as DiffLine[], statements: [] as DiffLine[][], tail: [] as DiffLine[] }
  canonicalLines(document).forEach(({ text, statement }, i) => {
    const line = { number: i + 1, pieces: [{ text, changed: false }] }
    if (statement === undefined) (parts.statements.length === 0 ? parts.head : parts.tail).push(line)
    else if (parts.statements[statement] === undefined) parts.statements.push([line])
    else parts.statements[statement]?.push(line)
  })
  return parts
}

/** A comma only says that something follows. */
const keyOf = (line: DiffLine) => textOfLine(line).replace(/,$/, '')

function diffLines(before: readonly DiffLine[], after: readonly DiffLine[]): readonly DiffBlock[] {
  const blocks: DiffBlock[] = []
  const same = { before: [] as DiffLine[], after: [] as DiffLine[] }
  const close = () => {
    if (same.before.length > 0)
      blocks.push({ kind: 'same', before: same.before.splice(0), after: same.after.splice(0) })
  }
  let [oldAt, newAt] = [0, 0]
  const changeUntil = (oldEnd: number, newEnd: number) => {
    if (oldAt === oldEnd && newAt === newEnd) return
    close()
    blocks.push(...alignLines(before.slice(oldAt, oldEnd), after.slice(newAt, newEnd)).map(markWords))
  }
  for (const [older, newer] of pairLines(before.map(keyOf), after.map(keyOf))) {
    changeUntil(older, newer)
    same.before.push(...before.slice(older, older + 1))
    same.after.push(...after.slice(newer, newer + 1))
    oldAt = older + 1
    newAt = newer + 1
  }
  changeUntil(before.length, after.length)
  close()
  return blocks
}

/**
 * Pair the places of equal lines, as many as possible in their order. Lines that one side alone has are no part of the
 * question; without them sorted lists are nearly alike, and a diff takes long where little is.
 */
function pairLines(olds: readonly string[], news: readonly string[]): readonly (readonly [number, number])[] {
  const [oldKeys, newKeys] = [new Set(olds), new Set(news)]
  const oldPlaces = [...olds.keys()].filter((place) => newKeys.has(olds[place] ?? ''))
  const newPlaces = [...news.keys()].filter((place) => oldKeys.has(news[place] ?? ''))
  const [keptOlds, keptNews] = [oldPlaces.map((place) => olds[place]), newPlaces.map((place) => news[place])]
  // Of several shortest diffs, both directions must find the same one.
  const isTurned = keptOlds.join('\n') > keptNews.join('\n')
  const parts = isTurned ? diffArrays(keptNews, keptOlds) : diffArrays(keptOlds, keptNews)
  const pairs: (readonly [number, number])[] = []
  let [oldAt, newAt] = [0, 0]
  for (const { added, removed, count } of parts) {
    const [isOld, isNew] = isTurned ? [!removed, !added] : [!added, !removed]
    if (isOld && isNew) {
      for (let i = 0; i < count; i += 1) pairs.push([oldPlaces[oldAt + i] ?? 0, newPlaces[newAt + i] ?? 0])
    }
    if (isOld) oldAt += count
    if (isNew) newAt += count
  }
  return pairs
}

/** Give the whole text of a diff line. */
export function textOfLine({ pieces }: Pick<DiffLine, 'pieces'>): string {
  return pieces.map(({ text }) => text).join('')
}
