// Dates the pages of a built site by the versions that they show.

/** The fields of /api/v1/releases.json that dates come from. */
export interface DatedReleases {
  readonly asOf: string
  readonly releases: readonly {
    readonly policy: string
    readonly version: string
    readonly created?: string
  }[]
}

/**
 * Make a function that dates a page by its path below the site's root. A page of a version has the date of that
 * version, a comparison that of the newer one, other pages of a policy that of its newest version, and every other
 * page that of the catalog. An unknown date stays unknown.
 */
export function datePages({ asOf, releases }: DatedReleases): (path: string) => string | undefined {
  const created = new Map(
    releases.map((release) => [`${release.policy}/${release.version}`, release.created]),
  )
  const newest = new Map(releases.toReversed().map(({ policy, created: date }) => [policy, date]))
  return (path) => {
    const [section, policy = '', page = '', pair = ''] = path.split('/').map(decodeURIComponent)
    if (section !== 'policies' || !newest.has(policy)) return asOf
    const version = page === 'compare' ? pair.split('...').at(-1) : page
    const key = `${policy}/${version}`
    return created.has(key) ? created.get(key) : newest.get(policy)
  }
}
