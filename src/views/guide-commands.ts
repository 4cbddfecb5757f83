// The site in; commands that ask its JSON, each with the answer that the same JSON gives, out.

import { listActionPages } from './action-index.ts'
import { toActionsJson } from './action-json.ts'
import { listFeeds } from './feed-list.ts'
import { findPolicy, findVersion } from './guide-policy.ts'
import { toChangesJson, toCompareJson, toPoliciesJson, toPolicyJson } from './json.ts'
import type { Site } from './site.ts'
import { toVersionJson } from './version-json.ts'

/** One command for a shell with curl and jq. */
export interface GuideCommand {
  readonly name: string
  /** The file that it asks, a path of this site. */
  readonly path: string
  /** What is in that file. */
  readonly json: unknown
  /** jq's options. */
  readonly flags: readonly string[]
  readonly filter: string
  /** As a person types it. */
  readonly line: string
  /** What it prints; the test runs jq and compares. */
  readonly answer: string
}

type Draft = Omit<GuideCommand, 'line'>

/** The policies that the commands ask about. */
const administration = 'AmazonConnect_FullAccess'
const instanceRole = 'AmazonConnectServiceLinkedRolePolicy'

/** Write the commands; the same policies as in the text, so that every answer can be looked up. */
export function toGuideCommands(site: Site): readonly GuideCommand[] {
  return [...aboutPolicies(site), ...aboutChanges(site), ...aboutAccess(site)].map((draft) => ({
    ...draft,
    line: `curl -s ${site.urls.absolute(draft.path)} |\n  jq ${[...draft.flags, `'${draft.filter}'`].join(' ')}`,
  }))
}

function aboutPolicies(site: Site): readonly Draft[] {
  const { urls } = site
  const policies = toPoliciesJson(site)
  const policy = toPolicyJson(site, findPolicy(site, administration))
  const { from, before, to, after } = policy.growth
  return [
    {
      name: 'as-of',
      path: urls.json.policies,
      json: policies,
      flags: ['-r'],
      filter: '.asOf',
      answer: policies.asOf,
    },
    {
      name: 'newest-versions',
      path: urls.json.policies,
      json: policies,
      flags: ['-r'],
      filter: '.policies[] | select(.status == "current") | "\\(.updated[:10]) \\(.name) \\(.latest)"',
      answer: policies.policies
        .filter(({ status }) => status === 'current')
        .map(({ updated, name, latest }) => `${updated.slice(0, 10)} ${name} ${latest}`)
        .join('\n'),
    },
    {
      name: 'growth',
      path: urls.json.policy(administration),
      json: policy,
      flags: ['-c'],
      filter: '.growth | {from, before, to, after}',
      answer: JSON.stringify({ from, before, to, after }),
    },
  ]
}

function aboutChanges(site: Site): readonly Draft[] {
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
        ? `${broader.date.slice(0, 10)} ${broader.policy} ${broader.from}...${broader.to}\n${broader.sentence}`
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
          feed?.items.map(({ id, title, published }) => ({ id, title, date_published: published })) ?? [],
      },
      flags: ['-r'],
      filter: '.items[0] | .id, .date_published[:10], .title',
      answer:
        feed?.items
          .slice(0, 1)
          .map(({ id, published, title }) => [id, published.slice(0, 10), title].join('\n'))
          .join('') ?? '',
    },
  ]
}

function aboutAccess(site: Site): readonly Draft[] {
  const { urls } = site
  const policy = findPolicy(site, administration)
  const version = toVersionJson(site, policy, policy.latest)
  const versionPath = urls.json.version(administration, policy.latest.id)
  const [recording, role] = ['connect:StartContactRecording', 'iam:CreateServiceLinkedRole']
  const service = listActionPages(site).findService('connect')
  const actions = service === undefined ? [] : toActionsJson(site, service)
  return [
    {
      name: 'counts',
      path: versionPath,
      json: version,
      flags: ['-c'],
      filter: '.counts',
      answer: JSON.stringify(version.counts),
    },
    {
      name: 'on-what',
      path: versionPath,
      json: version,
      flags: ['-r'],
      filter: `.access[] | select(.action == "${role}") | .status, .grants[].resource`,
      answer: version.access
        .filter(({ action }) => action === role)
        .flatMap(({ status, grants }) => [
          status,
          ...grants.map((grant) => ('resource' in grant ? grant.resource : 'null')),
        ])
        .join('\n'),
    },
    {
      name: 'who-grants',
      path: urls.json.actions('connect'),
      json: actions,
      flags: ['-r'],
      filter: `.[] | select(.action == "${recording}") | .grantedBy[] | select(.until == null) | "\\(.policy) since \\(.since)"`,
      answer: actions
        .filter(({ action }) => action === recording)
        .flatMap(({ grantedBy }) => grantedBy)
        .filter(({ until }) => until === undefined)
        .map((held) => `${held.policy} since ${held.since}`)
        .join('\n'),
    },
  ]
}
