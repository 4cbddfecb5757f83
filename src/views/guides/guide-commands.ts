// The site in; commands that ask its JSON, each with the answer that the same JSON gives, out.

import { rememberAll } from '../../core/remember.ts'
import { listActionPages } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { toActionsJson } from '../api/action-json.ts'
import { type PolicyJson, toPoliciesJson, toPolicyJson } from '../api/policies-json.ts'
import { toVersionJson } from '../api/version-json.ts'
import { listChangeCommands, printDay } from './guide-change-commands.ts'
import type { CommandDraft, GuideCommand } from './guide-command.ts'
import { findPolicy } from './guide-policy.ts'

/** The policy that the commands ask about. */
const administration = 'AmazonConnect_FullAccess'

/** Write the commands; the same policies as in the text, so that every answer can be looked up. */
export const toGuideCommands: (site: Site) => readonly GuideCommand[] = rememberAll(buildCommands)

function buildCommands(site: Site): readonly GuideCommand[] {
  return [...aboutPolicies(site), ...listChangeCommands(site), ...aboutAccess(site)].map((draft) => ({
    ...draft,
    line: `curl -s ${site.urls.absolute(draft.path)} |\n  jq ${[...draft.flags, `'${draft.filter}'`].join(' ')}`,
  }))
}

function aboutPolicies(site: Site): readonly CommandDraft[] {
  const { urls } = site
  const policies = toPoliciesJson(site)
  const policy = toPolicyJson(site, findPolicy(site, administration))
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
        .map(({ updated, name, latest }) => `${printDay(updated)} ${name} ${latest}`)
        .join('\n'),
    },
    {
      name: 'growth',
      path: urls.json.policy(administration),
      json: policy,
      flags: ['-c'],
      filter: '.growth | {from, before, to, after}',
      answer: answerGrowth(policy),
    },
  ]
}

function answerGrowth({ growth }: PolicyJson): string {
  const { from = null, before = null, to = null, after = null } = growth ?? {}
  return JSON.stringify({ from, before, to, after })
}

function aboutAccess(site: Site): readonly CommandDraft[] {
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
