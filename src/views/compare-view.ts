// Two versions of a policy in; what their comparison page shows out.
import { type DiffBlock, diffDocuments } from '../core/text-diff.ts'
import { type ComparisonView, toComparisonView, toVersionRef, type VersionRef } from './comparison-view.ts'
import { type PolicySummary, toPolicySummary } from './policy-view.ts'
import { type PolicyModel, previousVersion, type Site, type Version } from './site.ts'
import { formatSkipped } from './words.ts'

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

export interface CompareView {
  readonly policy: PolicySummary
  readonly change: ComparisonView
  /** Versions between the two. */
  readonly between: readonly VersionRef[]
  /** Set when the two are neighbours with numbers missing between them. */
  readonly skipped?: string
  readonly diff: DiffView
  readonly jsonHref: string
  readonly pickerHref: string
}

/** Make the view of a comparison page. */
export function toCompareView(site: Site, policy: PolicyModel, from: Version, to: Version): CompareView {
  const isAdjacent = previousVersion(policy, to) === from
  return {
    policy: toPolicySummary(site, policy),
    change: toComparisonView(site, policy, from, to),
    between: policy.versions
      .slice(policy.versions.indexOf(from) + 1, policy.versions.indexOf(to))
      .map((version) => toVersionRef(site, version)),
    ...(isAdjacent && to.skipped.length > 0 && { skipped: formatSkipped(to.skipped) }),
    diff: toDiffView(from, to),
    jsonHref: site.urls.json.compare(policy.name, from.id, to.id),
    pickerHref: site.urls.comparePicker(policy.name),
  }
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
