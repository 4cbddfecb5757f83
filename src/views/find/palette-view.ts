// Lists every page that people know by name, packed for the browser.
import { rules } from '../../core/checker/rules.ts'
import {
  type Entry,
  listEntries,
  type Palette,
  type PaletteGroup,
  packEntries,
} from '../../core/find/page-list.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { isLarge } from '../../site/large-site.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { listSections } from '../frame/page-view.ts'
import type { GuideOutline } from '../guides/guide-index.ts'
import type { Link } from '../link.ts'
import { formatMonth } from '../words/days.ts'
import { findStatus, shownStatuses } from '../words/policy-status.ts'
import { listAliases } from '../words/service-notes.ts'
import { toVersionRef } from '../words/version-ref.ts'
import { listAsks } from './asked-pages.ts'

/**
 * List the pages by kind. Of names that match equally well, the first is suggested first. The actions and versions of
 * a large site are omitted: they would be too much to download for one key press.
 */
export function toPaletteView(site: Site, guides: readonly GuideOutline[]): Palette {
  const groups = listGroups(site, guides)
  const asks = listAsks(site, guides, listEntries(groups))
  return { groups, alike: site.searchWords?.alike ?? [], asks }
}

function listGroups(site: Site, guides: readonly GuideOutline[]): readonly PaletteGroup[] {
  const { urls, examples } = site
  const { services } = listActionPages(site)
  // Policies in use come before those of an ended service and retired ones.
  const rank = ({ record }: PolicyModel) => shownStatuses.indexOf(findStatus(site, record) ?? 'current')
  const policies = site.policies.toSorted((a, b) => rank(a) - rank(b))
  return [
    ...packEntries(policies.map((policy) => toPolicyEntry(site, policy))),
    ...packEntries(
      services.map(({ prefix, name }) => ({
        kind: 'Service',
        title: prefix,
        note: [name, ...listAliases(site, prefix)].join(', '),
        href: urls.service(prefix),
      })),
    ),
    ...(isLarge(site) ? [] : services).flatMap(({ prefix, actions }) =>
      packEntries(
        actions.map(({ name }) => ({ kind: 'Action', title: name, href: urls.action(name) })),
        `${prefix}:`,
      ),
    ),
    ...(isLarge(site) ? [] : policies).flatMap((policy) =>
      packEntries(listVersions(site, policy), `${policy.name} `),
    ),
    ...packEntries(guides.map(toEntry('Guide'))),
    ...guides.flatMap((guide) => packEntries(guide.sections.map(toSectionEntry(guide)), '', guide.text)),
    ...packEntries(
      examples.map(({ slug, record }) => ({
        kind: 'Example',
        title: record.title,
        href: urls.example(slug),
      })),
    ),
    ...packEntries(rules.map(({ name }) => ({ kind: 'Rule', title: name, href: urls.checkRule(name) }))),
    ...packEntries(
      site.reach.policies.map(({ name }) => ({
        kind: 'Page',
        title: name,
        note: 'other policy',
        href: urls.reachPolicy(name),
      })),
    ),
    ...packEntries(Object.values(listSections(site)).flat().map(toEntry('Page'))),
    ...(isLarge(site) ? [] : packEntries(listMonths(site))),
    ...(isLarge(site) ? [] : policies).flatMap((policy) => packEntries(listPolicyPages(site, policy))),
  ]
}

function toPolicyEntry(site: Site, policy: PolicyModel): Entry {
  const status = findStatus(site, policy.record)
  return {
    kind: 'Policy',
    title: policy.name,
    href: site.urls.policy(policy.name),
    ...(status && status !== 'current' && { note: status === 'ended' ? 'service ended' : status }),
  }
}

/** List a policy's versions, newest first. */
function listVersions(site: Site, { name, versions }: PolicyModel): readonly Entry[] {
  return versions.toReversed().map((version) => {
    const { id, day, href } = toVersionRef(site, version)
    return { kind: 'Version', title: `${name} ${id}`, note: day, href }
  })
}

/** List the months in which versions were created, newest first, with their place in the changelog. */
function listMonths({ urls, policies }: Site): readonly Entry[] {
  const created = policies.flatMap(({ versions }) =>
    versions.map(({ record }) => record.created?.slice(0, 7)),
  )
  const months = [...new Set(created.filter((month) => month !== undefined))].sort().reverse()
  return months.map((month) => ({
    kind: 'Page',
    title: `Changes in ${formatMonth(month)}`,
    href: `${urls.changelog}#m${month}`,
  }))
}

function toSectionEntry(guide: GuideOutline): (section: Link) => Entry {
  return ({ text, href }) => ({ kind: 'Guide', title: text, note: guide.text, href })
}

function listPolicyPages({ urls }: Site, { name }: PolicyModel): readonly Entry[] {
  const pages: readonly Link[] = [
    { text: `Compare versions of ${name}`, href: urls.comparePicker(name) },
    { text: `History of ${name}`, href: urls.history(name) },
    { text: `Permission matrix of ${name}`, href: urls.policyMatrix(name) },
  ]
  return pages.map(toEntry('Page'))
}

function toEntry(kind: Entry['kind']): (link: Link) => Entry {
  return ({ text, href }) => ({ kind, title: text, href })
}
