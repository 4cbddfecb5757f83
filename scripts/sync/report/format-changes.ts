// Formats what a sync changed as the title and Markdown text of a pull request.
import { changeKinds } from '../../../src/core/changes/compare.ts'
import type { ChangeSection } from '../../../src/views/changes/change-section.ts'
import { toTitle } from '../../../src/views/feeds/feed-text.ts'
import { describeUndated } from '../../../src/views/words/version-ref.ts'
import { countOf, listNames } from '../../../src/views/words/words.ts'
import type { ContentChanges, ForceChange, NewRelease } from './find-changes.ts'
import { escapeMarkdown, phrasesToMarkdown, toCode } from './markdown.ts'

/** GitHub accepts a text of up to 65,536 characters; titles are short enough already. */
const mostText = 60_000

/** How many actions are named for each kind of change; the counts cover all of them. */
const namesShown = 20

/** Summarize the changes in a title: `AmazonConnect_FullAccess v5: broader`. */
export function formatTitle({ releases, inForce, reach }: ContentChanges): string {
  const [first, ...more] = releases
  if (first === undefined) {
    if (inForce.length > 0)
      return `Record the version in force for ${countOf(inForce.length, 'policy', 'policies')}`
    return reach.length === 0
      ? 'Nothing has changed'
      : `Record ${countOf(reach.length, 'change')} in the reach of other policies`
  }
  if (more.length === 0) return toTitle(`${first.policy} ${first.version.id}: ${verdictOf(first)}`)
  const policies = new Set(releases.map(({ policy }) => policy)).size
  const verdicts = [...new Set(releases.map(verdictOf))].map(
    (verdict) => `${releases.filter((release) => verdictOf(release) === verdict).length} ${verdict}`,
  )
  return `${countOf(releases.length, 'version')} of ${countOf(policies, 'policy', 'policies')}: ${verdicts.join(', ')}`
}

/** Describe every change: verdict, sentence, counts and actions of each version, then which version is in force. */
export function formatChanges({ snapshot, releases, inForce, reach }: ContentChanges): string {
  if (releases.length + inForce.length + reach.length === 0) return 'Nothing has changed.'
  const sections = releases.map(formatRelease)
  const shown = takeUpTo(sections, mostText)
  return [
    ...shown,
    ...(shown.length < sections.length
      ? [`… and ${countOf(sections.length - shown.length, 'more version')} that did not fit here.`]
      : []),
    ...(inForce.length === 0 ? [] : ['### In force', inForce.map(formatForce).join('\n')]),
    ...(reach.length === 0
      ? []
      : ['### Other policies', reach.map(({ policy, what }) => `- ${toCode(policy)}: ${what}`).join('\n')]),
    `Wildcards are expanded with the actions in ${toCode(snapshot)}.`,
  ].join('\n\n')
}

const verdictOf = ({ change }: NewRelease): string => change?.verdict.verdict ?? 'first recorded version'

function formatRelease(release: NewRelease): string {
  const { policy, version, change, sections, grantedText } = release
  const heading = `### ${toCode(policy)} ${version.id}: ${change === undefined ? '' : `${change.verdict.sign} `}${verdictOf(release)}`
  const created = describeUndated(version) ?? `Created ${version.created}.`
  if (change === undefined) return `${heading}\n\n${created} It grants ${escapeMarkdown(grantedText)}.`
  const { sentence, notes, counts } = change.verdict
  return [
    heading,
    `${created} ${phrasesToMarkdown(sentence)}`,
    ...notes.map(phrasesToMarkdown),
    [
      `| ${changeKinds.join(' | ')} |`,
      `|${' --: |'.repeat(changeKinds.length)}`,
      `| ${changeKinds.map((kind) => counts[kind]).join(' | ')} |`,
    ].join('\n'),
    sections.map(formatSection).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function formatSection({ kind, services }: ChangeSection): string {
  const levels = services.flatMap(({ groups }) => groups.flatMap((group) => group.levels))
  const names = levels.flatMap(({ actions }) => actions.map(({ name }) => name))
  return `- ${kind}: ${phrasesToMarkdown(listNames(names, namesShown))}`
}

function formatForce({ policy, before, after }: ForceChange): string {
  const now = after ?? 'no longer known'
  return `- ${toCode(policy)}: ${now}${before === undefined ? '' : ` (was ${before})`}`
}

function takeUpTo(sections: readonly string[], most: number): readonly string[] {
  let length = 0
  return sections.filter((section) => {
    length += section.length
    return length <= most
  })
}
