// Diffs two policy documents line by line, in their canonical form. The only importer of `diff`.

import { diffArrays } from 'diff'
import type { Policy } from '../policy/policy.ts'
import { alignLines, markWords } from './align-lines.ts'
import type { CanonicalLine } from './canonical-lines.ts'
import { type DiffBlock, type DiffLine, textOfLine } from './diff-block.ts'
import { matchStatements } from './match-statements.ts'

/** The lines of one statement, or those before or after all statements. */
export interface DiffSection {
  /** The statement's index in the older document; absent for a new one. */
  readonly before?: number
  /** The same in the newer document; absent for one that is gone. */
  readonly after?: number
  readonly blocks: readonly DiffBlock[]
}

/** A document to diff, in its canonical form, with the policy that it states. */
export interface DiffSide {
  readonly lines: readonly CanonicalLine[]
  readonly policy: Policy
}

/**
 * Diff two documents. Statements are paired by content, whatever their position and Sid. Sections follow the order of
 * the newer document; a removed statement follows the one that it came after. Together the sections contain every line
 * of either canonical text exactly once.
 */
export function diffDocuments(before: DiffSide, after: DiffSide): readonly DiffSection[] {
  const [older, newer] = [partLines(before.lines), partLines(after.lines)]
  const pairs = matchStatements(before.policy.statements, after.policy.statements)
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

function partLines(lines: readonly CanonicalLine[]): DocumentParts {
  const parts = { head: [] as DiffLine[], statements: [] as DiffLine[][], tail: [] as DiffLine[] }
  lines.forEach(({ text, statement }, i) => {
    const line = { number: i + 1, pieces: [{ text, changed: false }] }
    if (statement === undefined) (parts.statements.length === 0 ? parts.head : parts.tail).push(line)
    else if (parts.statements[statement] === undefined) parts.statements.push([line])
    else parts.statements[statement]?.push(line)
  })
  return parts
}

/** A trailing comma shows only that something follows. */
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
 * Pair the places of equal lines, as many as possible, in order. Lines that only one side has are left out first:
 * without them, sorted lists are nearly alike, and a diff is slow where little is alike.
 */
function pairLines(olds: readonly string[], news: readonly string[]): readonly (readonly [number, number])[] {
  const [oldKeys, newKeys] = [new Set(olds), new Set(news)]
  const oldPlaces = [...olds.keys()].filter((place) => newKeys.has(olds[place] ?? ''))
  const newPlaces = [...news.keys()].filter((place) => oldKeys.has(news[place] ?? ''))
  const [keptOlds, keptNews] = [oldPlaces.map((place) => olds[place]), newPlaces.map((place) => news[place])]
  // If several diffs are shortest, both directions must find the same one.
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
