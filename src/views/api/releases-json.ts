// Builds the JSON of releases: every version with its verdict, for programs that ask what is new since a day.
import type { Verdict } from '../../core/changes/compare.ts'
import { rememberAll } from '../../core/remember.ts'
import { mapReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { toReleaseView } from '../releases/release-view.ts'
import type { ChangeCounts } from '../words/change-words.ts'
import { toDateJson } from '../words/version-ref.ts'

export interface ReleaseJson {
  readonly policy: string
  readonly version: string
  /** When the version was created, UTC, ISO 8601; omitted if no source states it. */
  readonly created?: string
  readonly notBefore?: string
  readonly notAfter?: string
  /** `first` for a policy's first recorded version, which has nothing to compare it with. */
  readonly verdict: Verdict | 'first'
  readonly changeCounts?: ChangeCounts
  /** The page of the version, absolute. */
  readonly url: string
}

export interface ReleasesJson {
  readonly asOf: string
  readonly releases: readonly ReleaseJson[]
}

const listReleasesJson: (site: Site) => readonly ReleaseJson[] = rememberAll((site) =>
  mapReleases(site.policies, ({ policy, version }) => {
    const { change } = toReleaseView(site, policy, version)
    return {
      policy: policy.name,
      version: version.id,
      ...toDateJson(version.date),
      verdict: change?.verdict.verdict ?? 'first',
      ...(change && { changeCounts: change.verdict.counts }),
      url: site.urls.absolute(site.urls.version(policy.name, version.id)),
    }
  }),
)

/** List every version of every policy, first ones too, newest first: /api/v1/releases.json. */
export function toReleasesJson(site: Site): ReleasesJson {
  return { asOf: site.settings.asOf, releases: listReleasesJson(site) }
}

/** List the versions that were created in one year, UTC: /api/v1/releases/<year>.json. */
export function toYearJson(site: Site, year: string): ReleasesJson {
  return {
    asOf: site.settings.asOf,
    releases: listReleasesJson(site).filter((release) => yearOf(release) === year),
  }
}

/** List the years in which a version was created, newest first. */
export function listReleaseYears({ policies }: Pick<Site, 'policies'>): readonly string[] {
  const dates = policies.flatMap(({ versions }) => versions.map(({ date }) => yearOf(toDateJson(date))))
  return [...new Set(dates.filter((year) => year !== undefined))].sort().reverse()
}

/** Return the year of a version. An undated one has a year if both of its neighbors are of that year. */
function yearOf({
  created,
  notBefore,
  notAfter,
}: Pick<ReleaseJson, 'created' | 'notBefore' | 'notAfter'>): string | undefined {
  if (created !== undefined) return created.slice(0, 4)
  const [from, to] = [notBefore?.slice(0, 4), notAfter?.slice(0, 4)]
  return from === to ? from : undefined
}
