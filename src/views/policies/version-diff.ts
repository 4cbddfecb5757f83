// Shows the text diff of two versions of a policy.
import { remember, rememberAll } from '../../core/remember.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { joinCauses } from '../changes/change-causes.ts'
import { type DiffView, toDiffView } from '../documents/diff-view.ts'

/** Show the text diff of two versions; statements that change access come first. */
export function toVersionDiff(site: Site, from: Version, to: Version): DiffView {
  return diffsOf(site)(from)(to)
}

/** The page of the newer version and that of the comparison show the same diff, one soon after the other. */
const mostDiffs = 4

const diffsOf = rememberAll((site: Site) =>
  remember(mostDiffs, (from: Version) =>
    rememberAll((to: Version) => toDiffView(from, to, joinCauses(site.compare(from, to).changes))),
  ),
)
