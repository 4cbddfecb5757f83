// Shows the text diff of two versions' documents, statement by statement, with unchanged lines folded.

import { type DiffBlock, type DiffLine, textOfLine } from '../../core/changes/diff-block.ts'
import { type DiffSection, diffDocuments } from '../../core/changes/text-diff.ts'
import type { Version } from '../../site/policy-model.ts'
import { countOf } from '../words/words.ts'
import { listStays } from './diff-view-order.ts'

/** Pieces of a line; marked pieces differ from the same line on the other side. */
export type LineView = DiffLine['pieces']

/** Consecutive lines: the same on both sides, shown or folded, or different. */
export type DiffRun =
  | { readonly kind: 'same'; readonly text: string }
  | Fold
  | { readonly kind: 'change'; readonly removed: readonly LineView[]; readonly added: readonly LineView[] }

/** A fold has no text if the page would otherwise be mostly unchanged lines. */
interface Fold {
  readonly kind: 'fold'
  readonly title: string
  readonly count: number
  readonly text?: string | undefined
}

/** A statement that changed, was added, was removed or moved; or the lines around the statements. */
export interface DiffPart {
  /** The Sid or, if there is none, `statement 3 of v2`; absent around the statements and for a fold. */
  readonly label?: string
  /** What happened to it as a whole: `new`, `moved from statement 4 to 1`, `Sid was Old`. */
  readonly notes: readonly string[]
  readonly runs: readonly DiffRun[]
}

export interface DiffView {
  /** Empty if both documents say the same in the same order. */
  readonly parts: readonly DiffPart[]
  readonly added: number
  readonly removed: number
  /** `2 lines removed from v1, 14 added in v2, 1 statement moved`. */
  readonly summary: string
  /** True if so many lines changed that only the comparison page shows them. */
  readonly isLong: boolean
}

/** Unchanged lines shown on each side of a change. */
const context = 2

const most = { foldedLines: 600, changedLines: 600, linesOfShortFold: 20 }

/** Show the text diff of two versions. */
export function toDiffView(from: Version, to: Version): DiffView {
  const sections = diffDocuments(from, to)
  const stays = listStays(sections)
  const changed = sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'changed')
  const [removed, added] = [sumLines(changed, 'before'), sumLines(changed, 'after')]
  const moved = sections.filter((section) => isPaired(section) && !stays.has(section)).length
  const parts: DiffPart[] = []
  let quiet: DiffSection[] = []
  const fold = () => {
    const statements = quiet.filter((section) => section.after !== undefined).length
    if (statements > 0) parts.push(foldSections(quiet, statements))
    quiet = []
  }
  for (const section of sections) {
    const isQuiet =
      section.blocks.every(({ kind }) => kind === 'same') && (stays.has(section) || !isPaired(section))
    if (isQuiet) quiet.push(section)
    else {
      fold()
      parts.push(toPart(section, stays.has(section), from, to))
    }
  }
  fold()
  const isSame = removed + added + moved === 0
  return {
    parts: isSame ? [] : leaveOutLongFolds(parts),
    added,
    removed,
    summary: describeSummary(),
    isLong: removed + added > most.changedLines,
  }

  function describeSummary(): string {
    const lines = `${countOf(removed, 'line')} removed from ${from.id}, ${added.toLocaleString('en')} added in ${to.id}`
    return moved === 0 ? lines : `${lines}, ${countOf(moved, 'statement')} moved`
  }
}

/** Leave out the text of all but short folds if the folds together have too many lines. */
function leaveOutLongFolds(parts: readonly DiffPart[]): readonly DiffPart[] {
  const folded = parts.flatMap(({ runs }) => runs.map((run) => (run.kind === 'fold' ? run.count : 0)))
  if (folded.reduce((sum, count) => sum + count, 0) <= most.foldedLines) return parts
  const leaveOut = (run: DiffRun): DiffRun =>
    run.kind === 'fold' && run.count > most.linesOfShortFold ? { ...run, text: undefined } : run
  return parts.map((part) => ({ ...part, runs: part.runs.map(leaveOut) }))
}

function isPaired({ before, after }: DiffSection): boolean {
  return before !== undefined && after !== undefined
}

function sumLines(blocks: readonly DiffBlock[], side: 'before' | 'after'): number {
  return blocks.reduce((sum, block) => sum + block[side].length, 0)
}

function foldSections(sections: readonly DiffSection[], statements: number): DiffPart {
  const lines = sections
    .filter(({ after }) => after !== undefined)
    .flatMap(({ blocks }) => blocks.flatMap(({ after }) => after))
  const title = `${countOf(statements, 'unchanged statement')}, ${countOf(lines.length, 'line')}`
  return { notes: [], runs: [toFold(title, lines)] }
}

function toPart(section: DiffSection, stays: boolean, from: Version, to: Version): DiffPart {
  const { before, after } = section
  const sidOf = ({ policy }: Version, index: number | undefined) =>
    index === undefined ? undefined : policy.statements[index]?.sid
  const [oldSid, newSid] = [sidOf(from, before), sidOf(to, after)]
  const index = after ?? before
  const label =
    index === undefined
      ? undefined
      : (after === undefined ? oldSid : newSid) ||
        `statement ${index + 1} of ${(after === undefined ? from : to).id}`
  const isRenamed = isPaired(section) && oldSid !== newSid
  return {
    ...(label !== undefined && { label }),
    notes: [
      ...(before === undefined && after !== undefined ? ['new'] : []),
      ...(after === undefined && before !== undefined ? ['removed'] : []),
      ...(isPaired(section) && !stays
        ? [`moved from statement ${Number(before) + 1} to ${Number(after) + 1}`]
        : []),
      ...(isRenamed ? [oldSid ? `Sid was ${oldSid}` : 'had no Sid'] : []),
    ],
    runs: section.blocks.flatMap((block, i) => toRuns(block, i === 0, i === section.blocks.length - 1)),
  }
}

function toRuns({ kind, before, after }: DiffBlock, isFirst: boolean, isLast: boolean): readonly DiffRun[] {
  if (kind === 'changed')
    return [{ kind: 'change', removed: before.map(toLineView), added: after.map(toLineView) }]
  // The first lines of a statement have no change before them, and its last lines have none after them.
  const [head, tail] = [isFirst ? 0 : context, isLast ? 0 : context]
  const folded = after.length - head - tail
  if (folded < 3) return [{ kind: 'same', text: writeLines(after) }]
  const [start, middle, end] = [
    after.slice(0, head),
    after.slice(head, after.length - tail),
    after.slice(after.length - tail),
  ]
  const shown = (lines: readonly DiffLine[]): readonly DiffRun[] =>
    lines.length === 0 ? [] : [{ kind: 'same', text: writeLines(lines) }]
  return [...shown(start), toFold(countOf(folded, 'unchanged line'), middle), ...shown(end)]
}

function toFold(title: string, lines: readonly DiffLine[]): Fold {
  return { kind: 'fold', title, count: lines.length, text: writeLines(lines) }
}

/** In the document, statements are indented by two levels; here they are shown on their own. */
const indent = /^ {4}/

function writeLines(lines: readonly DiffLine[]): string {
  return lines.map((line) => textOfLine(line).replace(indent, '')).join('\n')
}

function toLineView({ pieces }: DiffLine): LineView {
  return pieces.map((piece, i) => (i === 0 ? { ...piece, text: piece.text.replace(indent, '') } : piece))
}
