// Defines the commands in guides that query the JSON and the feeds for what changed.

import type { Site } from '../../site/site.ts'
import { toChangesJson, toCompareJson } from '../api/changes-json.ts'
import { toReleasesJson } from '../api/releases-json.ts'
import { listFeeds } from '../feeds/feed-list.ts'
import { type CommandKinds, type CommandSubject, needPart, printDay } from './command-parts.ts'
import { findPolicy, findVersion } from './guide-policy.ts'

export const changeCommands: CommandKinds = {
  'newest-broader': (site) => {
    const changes = toChangesJson(site)
    const broader = changes.find(({ verdict }) => verdict === 'broader')
    return {
      path: site.urls.json.changes,
      json: changes,
      flags: ['-r'],
      filter:
        '[.[] | select(.verdict == "broader")][0] | "\\(.date[:10]) \\(.policy) \\(.from)...\\(.to)\\n\\(.sentence)"',
      answer: broader
        ? `${printDay(broader.date)} ${broader.policy} ${broader.from}...${broader.to}\n${broader.sentence}`
        : '',
    }
  },

  'new-since': (site) => {
    const since = `${site.settings.asOf.slice(0, 4)}-01-01`
    const json = toReleasesJson(site)
    const found = json.releases.filter(({ created }) => created !== undefined && created >= since)
    return {
      path: site.urls.json.releases,
      json,
      flags: ['-r'],
      filter: `[.releases[] | select(.created >= "${since}")][:5][] | "\\(.created[:10]) \\(.policy) \\(.version) \\(.verdict)"`,
      answer: found
        .slice(0, 5)
        .map(
          ({ created, policy, version, verdict }) => `${printDay(created)} ${policy} ${version} ${verdict}`,
        )
        .join('\n'),
    }
  },

  'newest-verdict': (site, about) => {
    const wanted = needPart(about, 'policy')
    const changes = toChangesJson(site)
    return {
      path: site.urls.json.changes,
      json: changes,
      flags: ['-r'],
      filter: `[.[] | select(.policy == "${wanted}")][0].verdict`,
      answer: changes.find(({ policy }) => policy === wanted)?.verdict ?? '',
    }
  },

  compare: (site, about) => {
    const { path, json } = findComparison(site, about)
    const counts = Object.entries(json.changes).map(([kind, names]) => [kind, names.length])
    return {
      path,
      json,
      flags: ['-c'],
      filter: '.verdict, (.changes | map_values(length))',
      answer: `${JSON.stringify(json.verdict)}\n${JSON.stringify(Object.fromEntries(counts))}`,
    }
  },

  sensitive: (site, about) => {
    const { path, json } = findComparison(site, about)
    return {
      path,
      json,
      flags: ['-r'],
      filter: '.risks[] | "\\(.action): \\(.classes | join(", "))"',
      answer: json.risks.map(({ action, classes }) => `${action}: ${classes.join(', ')}`).join('\n'),
    }
  },

  'newest-item': (site) => {
    const items = listFeeds(site).find(({ slug }) => slug === 'broader')?.items ?? []
    return {
      path: site.urls.feed('broader', 'json'),
      // The fields of JSON Feed 1.1 that the command reads.
      json: {
        items: items.map(({ id, title, published }) => ({
          id,
          title,
          ...(published !== undefined && { date_published: published }),
        })),
      },
      flags: ['-r'],
      filter: '.items[0] | .id, .date_published[:10], .title',
      answer: items
        .slice(0, 1)
        .map(({ id, published, title }) => [id, printDay(published), title].join('\n'))
        .join(''),
    }
  },
}

function findComparison(site: Site, about: CommandSubject) {
  const policy = findPolicy(site, needPart(about, 'policy'))
  const [from, to] = [
    findVersion(policy, needPart(about, 'from')),
    findVersion(policy, needPart(about, 'to')),
  ]
  return {
    path: site.urls.json.compare(policy.name, from.id, to.id),
    json: toCompareJson(site, policy, from, to),
  }
}
