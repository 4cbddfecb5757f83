// Splits a long text diff into what a page shows and the rest, which one click unfolds.
import { countOf } from '../words/words.ts'
import type { DiffPart } from './diff-part.ts'

export interface FoldedDiff {
  /** About a screenful; at least the first part. */
  readonly shown: readonly DiffPart[]
  readonly rest?: { readonly title: string; readonly parts: readonly DiffPart[] }
}

/** About as many lines as a screen has. */
const mostLines = 40

/** A rest with fewer lines is shown: a click to see it would not pay. */
const fewLines = 12

/** Fold the parts of a diff that do not fit a screen. */
export function foldDiff(parts: readonly DiffPart[]): FoldedDiff {
  const sizes = parts.map(countLines)
  const fits = sizes.map((_, i) => i === 0 || sum(sizes.slice(0, i + 1)) <= mostLines)
  const end = fits.includes(false) ? fits.indexOf(false) : parts.length
  const rest = parts.slice(end)
  const hidden = sum(sizes.slice(end))
  if (hidden <= fewLines) return { shown: parts }
  const labeled = rest.filter(({ label }) => label !== undefined).length
  const what = labeled === 0 ? 'the rest' : countOf(labeled, 'more statement')
  return {
    shown: parts.slice(0, end),
    rest: {
      title: `${what.charAt(0).toUpperCase()}${what.slice(1)}, ${countOf(hidden, 'line')}`,
      parts: rest,
    },
  }
}

/** Count the lines that a part takes when its own folds are closed. */
function countLines({ label, runs, isFolded }: DiffPart): number {
  if (isFolded) return 1
  const lines = runs.map((run) => {
    if (run.kind === 'fold' || run.kind === 'left-out') return 1
    return run.kind === 'same' ? run.lines.length : run.removed.length + run.added.length
  })
  return sum(lines) + (label === undefined ? 0 : 1)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
