// Decides how much of a change the page of its newer version shows, and says where the rest is.
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { ComparisonView } from '../changes/comparison-view.ts'
import { countOnly, type ShownSection, showChanges } from '../changes/shown-change.ts'
import { type DiffView, leaveOutUnchanged } from '../documents/diff-view.ts'
import type { LinkedText } from '../words/linked-text.ts'
import { fitComparison } from './fit-comparison.ts'
import { weighChanges, weighDiff } from './page-weight.ts'
import { toVersionDiff } from './version-diff.ts'

/** What a version's page shows of its change. */
export interface FittedChange {
  /** The changed actions; without details if there are too many for the page. */
  readonly sections: readonly ShownSection[]
  /** The page that lists the changed scopes which the page shows only the first few of, if it is not the page itself. */
  readonly moreScopesHref?: string
  /** What a shell runs before the commands of the examples; absent if there are none. */
  readonly preparation?: string
  /** The text diff with the previous version. */
  readonly diff: DiffView
  /** Says where the diff's lines are if the page has no room for them. */
  readonly diffElsewhere?: LinkedText
}

/** Leave the text, and then the details of the change, to the comparison's page if there is no room for them. */
export function fitChange(
  site: Site,
  change: ComparisonView,
  versions: readonly [Version, Version],
  room: number,
): FittedChange {
  const whole = toVersionDiff(site, ...versions)
  const diff = leaveOutUnchanged(whole)
  const all = showChanges(change)
  const isListed = weighChanges(all) <= room
  const sections = isListed ? all : countOnly(all, change)
  const hasRoom = weighChanges(sections) + weighDiff(diff.folded.shown) <= room
  const { preparation } = change
  return {
    sections,
    ...(isListed ? preparation !== undefined && { preparation } : { moreScopesHref: linkScopes(change) }),
    diff,
    ...((diff.isLong || !hasRoom) && {
      diffElsewhere: sayWhereLinesAre(change, fitComparison(site, change, versions, whole).diff),
    }),
  }
}

/** Link to the first kind of change of scopes on the comparison's page. */
function linkScopes({ href, sections }: ComparisonView): string {
  const first = sections.find(({ services }) =>
    services.some(({ groups }) => groups.some(({ scope }) => scope !== undefined)),
  )
  return first === undefined ? href : `${href}#${first.kind}`
}

/** The comparison can have too many lines, too. */
function sayWhereLinesAre({ href }: ComparisonView, { parts }: DiffView): LinkedText {
  const isCut = parts.some(({ runs }) => runs.some(({ kind }) => kind === 'left-out'))
  return [
    'There are too many lines for this page. ',
    { text: 'The comparison', href: `${href}#text` },
    isCut
      ? ' shows them, but cuts long runs of added or removed lines short and links to the documents.'
      : ' shows them.',
  ]
}
