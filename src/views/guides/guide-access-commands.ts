// Defines the commands in guides that query what policies are and what they grant.

import { servicePrefix } from '../../core/actions/action.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { toActionsJson } from '../api/action-json.ts'
import { toPoliciesJson, toPolicyJson } from '../api/policies-json.ts'
import { toVersionJson } from '../api/version-json.ts'
import { type CommandKinds, needPart, printDay } from './command-parts.ts'
import { findPolicy } from './guide-policy.ts'

export const accessCommands: CommandKinds = {
  'as-of': (site) => {
    const policies = toPoliciesJson(site)
    return {
      path: site.urls.json.policies,
      json: policies,
      flags: ['-r'],
      filter: '.asOf',
      answer: policies.asOf,
    }
  },

  'newest-versions': (site) => {
    const policies = toPoliciesJson(site)
    return {
      path: site.urls.json.policies,
      json: policies,
      flags: ['-r'],
      filter: '.policies[] | select(.status == "current") | "\\(.updated[:10]) \\(.name) \\(.latest)"',
      answer: policies.policies
        .filter(({ status }) => status === 'current')
        .map(({ updated, name, latest }) => `${printDay(updated)} ${name} ${latest}`)
        .join('\n'),
    }
  },

  growth: (site, about) => {
    const policy = findPolicy(site, needPart(about, 'policy'))
    const json = toPolicyJson(site, policy)
    const { from = null, before = null, to = null, after = null } = json.growth ?? {}
    return {
      path: site.urls.json.policy(policy.name),
      json,
      flags: ['-c'],
      filter: '.growth | {from, before, to, after}',
      answer: JSON.stringify({ from, before, to, after }),
    }
  },

  counts: (site, about) => {
    const policy = findPolicy(site, needPart(about, 'policy'))
    const version = toVersionJson(site, policy, policy.latest)
    return {
      path: site.urls.json.version(policy.name, policy.latest.id),
      json: version,
      flags: ['-c'],
      filter: '.counts',
      answer: JSON.stringify(version.counts),
    }
  },

  'on-what': (site, about) => {
    const policy = findPolicy(site, needPart(about, 'policy'))
    const wanted = needPart(about, 'action')
    const version = toVersionJson(site, policy, policy.latest)
    return {
      path: site.urls.json.version(policy.name, policy.latest.id),
      json: version,
      flags: ['-r'],
      filter: `.access[] | select(.action == "${wanted}") | .status, .grants[].resource`,
      answer: version.access
        .filter(({ action }) => action === wanted)
        .flatMap(({ status, grants }) => [
          status,
          ...grants.map((grant) => ('resource' in grant ? grant.resource : 'null')),
        ])
        .join('\n'),
    }
  },

  'who-grants': (site, about) => {
    const wanted = needPart(about, 'action')
    const prefix = servicePrefix(wanted)
    const service = listActionPages(site).findService(prefix)
    const actions = service === undefined ? [] : toActionsJson(site, service)
    return {
      path: site.urls.json.actions(prefix),
      json: actions,
      flags: ['-r'],
      filter: `.[] | select(.action == "${wanted}") | .grantedBy[] | select(.until == null) | "\\(.policy) since \\(.since)"`,
      answer: actions
        .filter(({ action }) => action === wanted)
        .flatMap(({ grantedBy }) => grantedBy)
        .filter(({ until }) => until === undefined)
        .map(({ policy, since }) => `${policy} since ${since}`)
        .join('\n'),
    }
  },
}
