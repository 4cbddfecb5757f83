// The site in; the figures, lists and addresses that written pages show, computed, out.
import { type FeedOutline, toFeedOutline } from './feed-outline.ts'
import type { Site } from './site.ts'
import { formatDay } from './words.ts'

export interface WrittenView {
  readonly policyCount: number
  readonly versionCount: number
  readonly snapshot: string
  readonly snapshotDay: string
  readonly asOfDay: string
  readonly actionCount: string
  readonly home: string
  readonly changelog: string
  /** How many versions each history has reported, the largest first. */
  readonly sources: readonly { readonly name: string; readonly count: number }[]
  readonly feeds: FeedOutline
  readonly json: readonly { readonly what: string; readonly pattern: string; readonly example: string }[]
}

/** Gather what the written pages show. */
export function toWrittenView(site: Site): WrittenView {
  const { urls, policies, catalogue } = site
  const versions = policies.flatMap((policy) => policy.versions)
  return {
    policyCount: policies.length,
    versionCount: versions.length,
    snapshot: site.snapshot.name,
    snapshotDay: formatDay(site.snapshot.takenAt),
    asOfDay: formatDay(catalogue.asOf),
    actionCount: site.index.all.length.toLocaleString('en'),
    home: urls.absolute(urls.home),
    changelog: urls.changelog,
    sources: countSources(versions.flatMap(({ record }) => record.sources)),
    feeds: toFeedOutline(site),
    json: listJson(site),
  }
}

function countSources(names: readonly string[]): WrittenView['sources'] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}

/** Examples are of the policy with the most versions, so that they show the most. */
function listJson({ urls, policies }: Site): WrittenView['json'] {
  const [longest] = policies.toSorted((a, b) => b.versions.length - a.versions.length)
  const [older, newer] = longest?.versions.slice(-2) ?? []
  const pattern = (path: string) => decodeURIComponent(path)
  const files = [
    { what: 'Every policy', pattern: urls.json.policies, example: urls.json.policies },
    {
      what: 'Every change between neighbouring versions, newest first',
      pattern: urls.json.changes,
      example: urls.json.changes,
    },
    {
      what: 'What AWS announced, with the version that each announcement speaks of',
      pattern: urls.json.announcements,
      example: urls.json.announcements,
    },
    {
      what: 'Every example policy, with its placeholders',
      pattern: urls.json.examples,
      example: urls.json.examples,
    },
  ]
  const actions = {
    what: 'The actions of a service, and since when each policy grants them',
    pattern: pattern(urls.json.actions('<service>')),
    example: urls.json.actions('connect'),
  }
  const reference = [
    {
      what: 'Every service of the snapshot, with the number of its actions',
      pattern: urls.json.referenceServices,
      example: urls.json.referenceServices,
    },
    {
      what: 'Any service of the snapshot with all its actions, as the checker of policies loads it',
      pattern: pattern(urls.json.reference('<service>')),
      example: urls.json.reference('connect'),
    },
    {
      what: 'The documents of all versions in one file',
      pattern: urls.json.documents,
      example: urls.json.documents,
    },
  ]
  if (longest === undefined || older === undefined || newer === undefined)
    return [...files, actions, ...reference]
  const { name } = longest
  return [
    ...files,
    {
      what: 'One policy with its versions',
      pattern: pattern(urls.json.policy('<Name>')),
      example: urls.json.policy(name),
    },
    {
      what: 'One version with all that it grants',
      pattern: pattern(urls.json.version('<Name>', '<version>')),
      example: urls.json.version(name, newer.id),
    },
    {
      what: 'Any two versions compared, the older first',
      pattern: pattern(urls.json.compare('<Name>', '<from>', '<to>')),
      example: urls.json.compare(name, older.id, newer.id),
    },
    actions,
    ...reference,
  ]
}
