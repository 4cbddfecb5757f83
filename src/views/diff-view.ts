// Two versions in; the text diff of their documents, long unchanged runs left out, out.
import { type DiffBlock, type DiffLine, diffDocuments } from '../core/text-diff.ts'
import type { Version } from './site.ts'

export type { DiffLine }

/** Changed lines with a few unchanged ones around them. */
export interface DiffHunk {
  /** Lines left out before this hunk. */
  readonly skippedLines: number
  /** Labels of the statements that the hunk's lines belong to. */
  readonly statements: readonly string[]
  readonly blocks: readonly DiffBlock[]
}

export interface DiffView {
  readonly hunks: readonly DiffHunk[]
  readonly skippedAtEnd: number
  readonly added: number
  readonly removed: number
}

/** Unchanged lines shown on each side of a change. */
const context = 3

/** Show the text diff of two versions, long unchanged runs left out. */
export function toDiffView(from: Version, to: Version): DiffView {
  const blocks = diffDocuments(from.record.document, to.record.document)
  const changed = blocks.filter(({ kind }) => kind === 'changed')
  const hunks: { skippedLines: number; blocks: DiffBlock[] }[] = []
  let skipped = 0
  blocks.forEach((block, i) => {
    if (block.kind === 'changed') {
      const hunk = hunks.at(-1)
      if (hunk === undefined) hunks.push({ skippedLines: skipped, blocks: [block] })
      else hunk.blocks.push(block)
      return
    }
    const [isFirst, isLast] = [i === 0, i === blocks.length - 1]
    const lines = block.before.length
    const [tail, head] = [isFirst ? 0 : context, isLast ? 0 : context]
    if (lines <= tail + head + 1 && !isFirst && !isLast) {
      hunks.at(-1)?.blocks.push(block)
      return
    }
    if (!isFirst) hunks.at(-1)?.blocks.push(sliceBlock(block, 0, Math.min(tail, lines)))
    skipped = Math.max(0, lines - tail - head)
    if (!isLast) hunks.push({ skippedLines: skipped, blocks: [sliceBlock(block, Math.max(0, lines - head))] })
  })
  return {
    hunks:
      changed.length === 0
        ? []
        : hunks.map((hunk) => ({ ...hunk, statements: labelsOf(hunk.blocks, from, to) })),
    skippedAtEnd: blocks.at(-1)?.kind === 'same' ? skipped : 0,
    added: changed.reduce((sum, { after }) => sum + after.length, 0),
    removed: changed.reduce((sum, { before }) => sum + before.length, 0),
  }
}

function sliceBlock(block: DiffBlock, from: number, to?: number): DiffBlock {
  return { ...block, before: block.before.slice(from, to), after: block.after.slice(from, to) }
}

function labelsOf(blocks: readonly DiffBlock[], from: Version, to: Version): readonly string[] {
  const labels = (side: 'before' | 'after', version: Version) =>
    blocks
      .filter(({ kind }) => kind === 'changed')
      .flatMap((block) =>
        block[side].flatMap(({ statement }) => (statement === undefined ? [] : [statement])),
      )
      .map((index) => version.policy.statements[index]?.sid ?? `statement ${index + 1}`)
  return [...new Set([...labels('before', from), ...labels('after', to)])]
}
