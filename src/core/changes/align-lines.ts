// Pairs each rewritten line of a text with its older self, and marks the words that changed.
import type { DiffBlock, DiffLine } from './diff-block.ts'

/** Two lines with a smaller share of common text than this are separate lines, not one rewritten line. */
const leastAlike = 0.5

/** Runs longer than this differ too much to be worth comparing every pair. */
const longest = 150

/**
 * Split a run of removed and added lines so that each rewritten line is in a block of its own with its older self.
 * Keeps the order of both sides; the pairs are those with the greatest total likeness.
 */
export function alignLines(before: readonly DiffLine[], after: readonly DiffLine[]): readonly DiffBlock[] {
  const blocks: DiffBlock[] = []
  const add = (older: readonly DiffLine[], newer: readonly DiffLine[]) => {
    if (older.length + newer.length > 0) blocks.push({ kind: 'changed', before: older, after: newer })
  }
  let [oldAt, newAt] = [0, 0]
  for (const [i, j] of pairAlike(before, after)) {
    add(before.slice(oldAt, i), after.slice(newAt, j))
    add(before.slice(i, i + 1), after.slice(j, j + 1))
    oldAt = i + 1
    newAt = j + 1
  }
  add(before.slice(oldAt), after.slice(newAt))
  return blocks
}

/** Choose pairs, in order, with the greatest total likeness. */
function pairAlike(
  before: readonly DiffLine[],
  after: readonly DiffLine[],
): readonly (readonly [number, number])[] {
  if (before.length > longest || after.length > longest) return []
  const likeness = before.map((older) => after.map((newer) => likenessOf(textOf(older), textOf(newer))))
  const cell = (i: number, j: number) => likeness[i]?.[j] ?? 0
  // The best sum over the lines from i and j onward.
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1))
  const sum = (i: number, j: number) => best[i]?.[j] ?? 0
  const paired = (i: number, j: number) => (cell(i, j) > 0 ? cell(i, j) + sum(i + 1, j + 1) : 0)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = best[i]
      if (row !== undefined) row[j] = Math.max(sum(i + 1, j), sum(i, j + 1), paired(i, j))
    }
  }
  const pairs: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    // Take a pair whenever it is among the best, which has the same result from both sides.
    if (paired(i, j) > 0 && paired(i, j) >= sum(i, j)) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (sum(i + 1, j) > sum(i, j + 1)) i += 1
    else if (sum(i + 1, j) < sum(i, j + 1)) j += 1
    // Both ways are equally good, so advance the side with the smaller line, whichever side that is.
    else if (textOf(before[i]) <= textOf(after[j])) i += 1
    else j += 1
  }
  return pairs
}

/** The indent and the service prefix of an action, which lines can have in common without being alike. */
const listEntry = /^ *("[\w-]+:)?/

function likenessOf(older: string, newer: string): number {
  const [one, other] = [older.replace(listEntry, ''), newer.replace(listEntry, '')]
  const [start, end] = commonEnds(one, other)
  const share = (start + end) / Math.max(one.length, other.length)
  return share < leastAlike ? 0 : share
}

/** Mark what differs between the single lines of both sides, in whole words. */
export function markWords(block: DiffBlock): DiffBlock {
  const [[older, ...moreOld], [newer, ...moreNew]] = [block.before, block.after]
  if (older === undefined || newer === undefined || moreOld.length + moreNew.length > 0) return block
  const [from, to] = [textOf(older), textOf(newer)]
  if (likenessOf(from, to) === 0) return block
  const [start, end] = wholeWords(from, to, commonEnds(from, to))
  return { ...block, before: [markMiddle(older, start, end)], after: [markMiddle(newer, start, end)] }
}

/** Count the characters that two texts share at their start and, in the rest, at their end. */
function commonEnds(one: string, other: string): readonly [start: number, end: number] {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one[start] === other[start]) start += 1
  let end = 0
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return [start, end]
}

function wholeWords(
  one: string,
  other: string,
  [start, end]: readonly [number, number],
): readonly [number, number] {
  const isWord = (text: string, i: number) => /\w/.test(text.charAt(i))
  const texts = [one, other]
  let [from, to] = [start, end]
  while (from > 0 && isWord(one, from - 1) && texts.some((text) => isWord(text, from))) from -= 1
  while (to > 0 && isWord(one, one.length - to) && texts.some((text) => isWord(text, text.length - to - 1)))
    to -= 1
  return [from, to]
}

function markMiddle(line: DiffLine, start: number, end: number): DiffLine {
  const text = textOf(line)
  const pieces = [
    { text: text.slice(0, start), changed: false },
    { text: text.slice(start, text.length - end), changed: true },
    { text: text.slice(text.length - end), changed: false },
  ]
  return { ...line, pieces: pieces.filter((piece) => piece.text !== '') }
}

function textOf(line: DiffLine | undefined): string {
  return line?.pieces.map(({ text }) => text).join('') ?? ''
}
