// Decides what the page of a comparison has room for.
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { toStatementRef } from '../access/grant-view.ts'
import type { ComparisonView } from '../changes/comparison-view.ts'
import { type ShownSection, shorten, showChanges } from '../changes/shown-change.ts'
import { cutDiff, type DiffView } from '../documents/diff-view.ts'
import { mostWeight, weighChanges, weighDiff } from './page-weight.ts'

export interface FittedComparison {
  readonly sections: readonly ShownSection[]
  readonly diff: DiffView
}

/**
 * Leave what the page has no room for to the pages of both versions: long runs of lines of the whole text diff, then
 * scopes.
 */
export function fitComparison(
  site: Site,
  change: ComparisonView,
  versions: readonly [Version, Version],
  whole: DiffView,
): FittedComparison {
  const all = showChanges(change)
  const room = mostWeight - weighChanges(all)
  if (weighDiff(whole.parts) <= room) return { sections: all, diff: whole }
  const diff = cutDiff(whole, versions, (version, index) => toStatementRef(site, version, index).href)
  return { sections: weighDiff(diff.parts) <= room ? all : shorten(all, change), diff }
}
