// Explains the comparison of two versions once, for its page, its JSON and every list that shows it.
import type { Comparison } from '../../core/changes/compare.ts'
import { rememberAll } from '../../core/remember.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type Explanation, explainChange } from '../words/verdict/verdict-sentence.ts'

/** The site compares two versions once, so an explanation lives as long as their comparison. */
const explanationsOf = rememberAll((site: Site) =>
  rememberAll((comparison: Comparison, policy: PolicyModel, from: Version, to: Version) =>
    explainChange(site, policy, from, to, comparison),
  ),
)

/** Explain what changed between two versions of a policy. */
export function explainVersions(site: Site, policy: PolicyModel, from: Version, to: Version): Explanation {
  return explanationsOf(site)(site.compare(from, to), policy, from, to)
}
