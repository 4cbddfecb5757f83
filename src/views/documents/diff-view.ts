// Shows the text diff of two versions' documents, statement by statement, with unchanged lines folded.

import { type DiffBlock, type DiffLine, textOfLine } from '../../core/changes/diff-block.ts'
import { type DiffSection, diffDocuments } from '../../core/changes/text-diff.ts'
import type { Version } from '../../site/policy-model.ts'
import { countOf } from '../words/words.ts'
import { cutOneSided } from './cut-diff.ts'
import type { DiffPart, DiffRun, Fold, LineView, SameLine } from './diff-part.ts'
import { listStays } from './diff-view-order.ts'
import { type FoldedDiff, foldDiff } from './fold-diff.ts'

export interface DiffView {
  /** Empty if both documents say the same in the same order. */
  readonly parts: readonly DiffPart[]
  /** The same parts: those that fit a screen, and the rest. */
  readonly folded: FoldedDiff
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

/** Statements by their index in the older and in the newer document. */
export interface StatementSets {
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

const none: StatementSets = { before: new Set(), after: new Set() }

/** Show the text diff of two versions. Statements in `causes`, which change access, come first. */
export function toDiffView(from: Version, to: Version, causes: StatementSets = none): DiffView {
  const sections = diffDocuments(from, to)
  const stays = listStays(sections)
  const changed = sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'changed')
  const [removed, added] = [sumLines(changed, 'before'), sumLines(changed, 'after')]
  const moved = sections.filter((section) => isPaired(section) && !stays.has(section)).length
  const isQuiet = (section: DiffSection) =>
    section.blocks.every(({ kind }) => kind === 'same') && (stays.has(section) || !isPaired(section))
  const isCause = ({ before, after }: DiffSection) =>
    (before !== undefined && causes.before.has(before)) || (after !== undefined && causes.after.has(after))
  const order = (section: DiffSection) => (isCause(section) ? 0 : saysTheSame(section) ? 2 : 1)
  const loud = sections.filter((section) => !isQuiet(section)).sort((a, b) => order(a) - order(b))
  const quiet = sections.filter((section) => isQuiet(section) && section.after !== undefined)
  const parts: readonly DiffPart[] = [
    ...loud.map((section) => toPart(section, stays.has(section), from, to)),
    ...(quiet.length > 0 ? [foldSections(quiet)] : []),
  ]
  const isSame = removed + added + moved === 0
  const shown = isSame ? [] : leaveOutLongFolds(parts)
  return {
    parts: shown,
    folded: foldDiff(shown),
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

/** Check whether the lines of a statement are the same on both sides, but for its Sid. */
function saysTheSame(section: DiffSection): boolean {
  return (
    isPaired(section) &&
    section.blocks.every(({ kind, before, after }) => kind === 'same' || [...before, ...after].every(isSid))
  )
}

const isSid = (line: DiffLine) => /^ *"Sid": /.test(textOfLine(line))

function foldSections(sections: readonly DiffSection[]): DiffPart {
  const lines = sections.flatMap(({ blocks }) => blocks.flatMap(toSameLines))
  const title = `${countOf(sections.length, 'unchanged statement')}, ${countOf(lines.length, 'line')}`
  return { notes: [], runs: [toFold(title, lines)], isFolded: false }
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
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    notes: [
      ...(before === undefined && after !== undefined ? ['new'] : []),
      ...(after === undefined && before !== undefined ? ['removed'] : []),
      ...(isPaired(section) && !stays
        ? [`moved from statement ${Number(before) + 1} to ${Number(after) + 1}`]
        : []),
      ...(isRenamed ? [oldSid ? `Sid was ${oldSid}` : 'had no Sid'] : []),
    ],
    runs: section.blocks.flatMap((block, i) => toRuns(block, i === 0, i === section.blocks.length - 1)),
    isFolded: saysTheSame(section),
  }
}

function toRuns(block: DiffBlock, isFirst: boolean, isLast: boolean): readonly DiffRun[] {
  if (block.kind === 'changed')
    return [{ kind: 'change', removed: block.before.map(toLineView), added: block.after.map(toLineView) }]
  const lines = toSameLines(block)
  // The first lines of a statement have no change before them, and its last lines have none after them.
  const [head, tail] = [isFirst ? 0 : context, isLast ? 0 : context]
  const folded = lines.length - head - tail
  if (folded < 3) return [{ kind: 'same', lines }]
  const shown = (some: readonly SameLine[]): readonly DiffRun[] =>
    some.length === 0 ? [] : [{ kind: 'same', lines: some }]
  return [
    ...shown(lines.slice(0, head)),
    toFold(describeFold(lines.slice(head, lines.length - tail)), lines.slice(head, lines.length - tail)),
    ...shown(lines.slice(lines.length - tail)),
  ]
}

/** `7 unchanged lines, 103 to 109`: their numbers in the newer document. */
function describeFold(lines: readonly SameLine[]): string {
  const [first, last] = [lines[0], lines.at(-1)]
  return `${countOf(lines.length, 'unchanged line')}, ${first?.after} to ${last?.after}`
}

function toFold(title: string, lines: readonly SameLine[]): Fold {
  return { kind: 'fold', title, count: lines.length, text: lines.map(({ text }) => text).join('\n') }
}

/** Leave out the text of unchanged statements, for a page that shows the whole document anyway. */
export function leaveOutUnchanged(diff: DiffView): DiffView {
  const parts = diff.parts.map((part) =>
    part.label === undefined
      ? { ...part, runs: part.runs.map((run) => (run.kind === 'fold' ? { ...run, text: undefined } : run)) }
      : part,
  )
  return { ...diff, parts, folded: foldDiff(parts) }
}

/** Cut long runs of lines that only one of two versions has. `hrefOf` links to a statement. */
export function cutDiff(
  diff: DiffView,
  [from, to]: readonly [Version, Version],
  hrefOf: (version: Version, index: number) => string,
): DiffView {
  const placeIn = (version: Version, index = 0) => ({
    text: `${version.policy.statements[index]?.sid || `statement ${index + 1}`} of ${version.id}`,
    href: hrefOf(version, index),
  })
  const parts = cutOneSided(diff.parts, ({ before, after }) => ({
    removed: placeIn(from, before),
    added: placeIn(to, after),
  }))
  return { ...diff, parts, folded: foldDiff(parts) }
}

/** In the document, statements are indented by two levels; here they are shown on their own. */
const indent = /^ {4}/

function toSameLines({ before, after }: DiffBlock): readonly SameLine[] {
  return after.map((line, i) => ({
    text: textOfLine(line).replace(indent, ''),
    before: before[i]?.number ?? line.number,
    after: line.number,
  }))
}

function toLineView({ number, pieces }: DiffLine): LineView {
  return {
    number,
    pieces: pieces.map((piece, i) => (i === 0 ? { ...piece, text: piece.text.replace(indent, '') } : piece)),
  }
}
