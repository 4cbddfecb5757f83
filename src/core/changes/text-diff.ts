// Two policy documents in; a line diff of their canonical JSON, statement by statement, out. The only importer of `diff`.

import { diffArrays } from 'diff'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { alignLines, markWords } from './align-lines.ts'
import { canonicalLines } from './canonical-lines.ts'
import { type DiffBlock, type DiffLine, textOfLine } from './diff-block.ts'
import { matchStatements } from './match-statements.ts'

/** The lines of one statement, or of what stands before and after all statements. */
export interface DiffSection {
  /** The statement's index in the older document; absent for a new one. */
  readonly before?: number
  /** The same in the newer document; absent for one that is gone. */
  readonly after?: number
  readonly blocks: readonly DiffBlock[]
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
