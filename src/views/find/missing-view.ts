// Lists what the page for missing addresses offers to everyone, also without scripts.
import { isLarge } from '../../site/large-site.ts'
import type { Site } from '../../site/site.ts'
import type { GuideLink } from '../guides/guide-index.ts'
import type { Link } from '../link.ts'

export interface MissingView {
  /** The pages that list everything. */
  readonly lists: readonly Link[]
  /** Every policy with its recorded versions, oldest and newest; empty on a large site. */
  readonly policies: readonly (Link & { readonly versions: string })[]
  readonly guides: readonly Link[]
  /** The form of a comparison's address. */
  readonly comparison: string
}

/** Build the page for missing addresses. */
export function toMissingView(site: Site, guides: readonly GuideLink[]): MissingView {
  const { urls, policies } = site
  return {
    lists: [
      { text: 'All policies', href: urls.policies },
      { text: 'All actions', href: urls.actions },
      { text: 'The changelog', href: urls.changelog },
      { text: 'Search', href: urls.search },
    ],
    policies: (isLarge(site) ? [] : policies).map(({ name, versions, latest }) => ({
      text: name,
      href: urls.policy(name),
      versions: versions.length === 1 ? latest.id : `${versions.length} versions, the newest ${latest.id}`,
    })),
    guides,
    comparison: decodeURIComponent(urls.compare('Name', 'v1', 'v2')),
  }
}
