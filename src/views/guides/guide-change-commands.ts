// The site in; commands that ask its JSON and its feeds what changed, each with its answer, out.

import type { Site } from '../../site/site.ts'
import { toChangesJson, toCompareJson } from '../api/changes-json.ts'
import { listFeeds } from '../feeds/feed-list.ts'
import type { CommandDraft } from './guide-command.ts'
import { findPolicy, findVersion } from './guide-policy.ts'

/** The policy that the commands ask about. */
const instanceRole = 'AmazonConnectServiceLinkedRolePolicy'

/** Write the commands about changes. */
export function listChangeCommands(site: Site): readonly CommandDraft[] {
  const { urls } = site
  const changes = toChangesJson(site)
  const broader = changes.find(({ verdict }) => verdict === 'broader')
  const newest = changes.find(({ policy }) => policy === instanceRole)
  const role = findPolicy(site, instanceRole)
  const [from, to] = [findVersion(role, 'v53'), findVersion(role, 'v54')]
  const comparison = toCompareJson(site, role, from, to)
  const feed = listFeeds(site).find(({ slug }) => slug === 'broader')
  return [
    {
      name: 'newest-broader',
      path: urls.json.changes,
      json: changes,
      flags: ['-r'],
      filter:
        '[.[] | select(.verdict == "broader")][0] | "\\(.date[:10]) \\(.policy) \\(.from)...\\(.to)\\n\\(.sentence)"',
      answer: broader
        ? `${printDay(broader.date)} ${broader.policy} ${broader.from}...${broader.to}\n${broader.sentence}`
        : '',
    },
    {
      name: 'newest-verdict',
      path: urls.json.changes,
      json: changes,
      flags: ['-r'],
      filter: `[.[] | select(.policy == "${instanceRole}")][0].verdict`,
      answer: newest?.verdict ?? '',
    },
    {
      name: 'compare',
      path: urls.json.compare(instanceRole, from.id, to.id),
      json: comparison,
      flags: ['-c'],
      filter: '.verdict, (.changes | map_values(length))',
      answer: `${JSON.stringify(comparison.verdict)}\n${JSON.stringify(
        Object.fromEntries(Object.entries(comparison.changes).map(([kind, names]) => [kind, names.length])),
      )}`,
    },
    {
      name: 'sensitive',
      path: urls.json.compare(instanceRole, from.id, to.id),
      json: comparison,
      flags: ['-r'],
      filter: '.risks[] | "\\(.action): \\(.classes | join(", "))"',
      answer: comparison.risks.map(({ action, classes }) => `${action}: ${classes.join(', ')}`).join('\n'),
    },
    {
      name: 'newest-item',
      path: urls.feed('broader', 'json'),
      // The fields of JSON Feed 1.1 that the command reads.
      json: {
        items:
          feed?.items.map(({ id, title, published }) => ({
            id,
            title,
            ...(published !== undefined && { date_published: published }),
          })) ?? [],
      },
      flags: ['-r'],
      filter: '.items[0] | .id, .date_published[:10], .title',
      answer:
        feed?.items
          .slice(0, 1)
          .map(({ id, published, title }) => [id, printDay(published), title].join('\n'))
          .join('') ?? '',
    },
  ]
}

/** Write the day of an instant as jq prints it: what a file leaves out is null. */
export function printDay(instant: string | undefined): string {
  return instant?.slice(0, 10) ?? 'null'
}
