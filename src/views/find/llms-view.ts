// Writes llms.txt, which shows programs that read text what the site has. Source of the format: https://llmstxt.org.

import { listActionPages } from '../../site/action-pages.ts'
import { isLarge } from '../../site/large-site.ts'
import { listReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { ofSite } from '../../site/subject.ts'
import { describePath, exampleHref, listApiKinds } from '../api/api-files.ts'
import { listChangelogParts } from '../changelog/changelog-view.ts'
import { toFeedOutline } from '../feeds/feed-outline.ts'
import { type GuideWords, toGuideLinks } from '../guides/guide-index.ts'
import { countReaching, describeReached, nameServices } from '../reach/reach-words.ts'
import { asFarAsRecorded } from '../releases/announcement-view.ts'
import { titleOf, toReleaseView } from '../releases/release-view.ts'
import { formatDay } from '../words/days.ts'
import { describePolicy } from '../words/describe-policy.ts'
import { findStatus } from '../words/policy-status.ts'
import { describeDay } from '../words/version-ref.ts'

interface LlmsLink {
  readonly text: string
  readonly href: string
  readonly note: string
}

/** Write the site's llms.txt. */
export function toLlmsText(site: Site, guides: readonly GuideWords[]): string {
  const { settings, snapshot } = site
  const sections: readonly (readonly [string, readonly LlmsLink[]])[] = [
    ['Policies', listPolicies(site)],
    ...(site.reach.policies.length === 0 ? [] : [['Other policies', listReach(site)] as const]),
    ['Guides', listGuides(site, guides)],
    ['Changes', listChanges(site)],
    ['Actions', listServices(site)],
    ['Data', listData(site)],
    ['Feeds', listFeeds(site)],
    // The format defines this section as what a program short of context may skip. A large site's versions are linked
    // from the pages of its policies instead.
    ...(isLarge(site) ? [] : [['Optional', listVersions(site)] as const]),
  ]
  return [
    `# ${settings.title}`,
    `> Every recorded version of the AWS managed policies${ofSite(site)}, and what each change does to access: wildcards expanded, Deny applied, resources and conditions compared.`,
    `As of ${formatDay(settings.asOf)}. Wildcards are expanded over ${snapshot.name}. Not affiliated with Amazon Web Services. ${describeTwins(site)}`,
    ...sections.map(([name, links]) => `## ${name}\n\n${links.map((link) => toLine(site, link)).join('\n')}`),
    '',
  ].join('\n\n')
}

/** Say which pages have a Markdown twin, and where the many that are not listed have theirs. */
function describeTwins(site: Site): string {
  const { urls } = site
  const twins =
    'A link below that ends in index.md is a page in Markdown; without index.md, it is the page itself.'
  if (isLarge(site)) return twins
  const patterns = [
    `a version compared with the one before: ${urls.absolute(urls.policies)}<Name>/compare/<older>...<newer>/index.md`,
    `one action: ${urls.absolute(urls.actions)}<service>/<Action>/index.md`,
  ]
  return `${twins} Also in Markdown, but too many to list: ${patterns.join('; ')}.`
}

function listChanges(site: Site): readonly LlmsLink[] {
  const { urls } = site
  const changelogs = [
    { text: 'Changelog', href: urls.changelog, note: 'Every recorded version, newest first.' },
    ...listChangelogParts(site).map(({ slug, month, part }) => ({
      text: `Changelog of ${month}${part === 1 ? '' : `, part ${part}`}`,
      href: urls.changelogMonth(slug),
      note: 'The versions of that month.',
    })),
  ]
  const announced = {
    text: 'Announcements',
    href: urls.announcements,
    note: `What AWS announced about these policies${asFarAsRecorded(site)}, with the version and the days between.`,
  }
  return [...changelogs, announced].map(({ href, ...link }) => ({ ...link, href: urls.markdown(href) }))
}

function listServices(site: Site): readonly LlmsLink[] {
  const { urls } = site
  return [
    { text: 'Actions', href: urls.markdown(urls.actions), note: 'The services, with counts.' },
    ...listActionPages(site).services.map(({ prefix, name }) => ({
      text: prefix,
      href: urls.markdown(urls.service(prefix)),
      note: `The actions of ${name}, and which policies grant them.`,
    })),
  ]
}

function toLine({ urls }: Site, { text, href, note }: LlmsLink): string {
  return `- [${text}](${urls.absolute(href)}): ${note}`
}

function listPolicies(site: Site): readonly LlmsLink[] {
  const { urls, policies } = site
  return policies.map((policy) => {
    const { name, record, latest } = policy
    const status = findStatus(site, record)
    return {
      text: name,
      href: urls.markdown(urls.policy(name)),
      note: `${describePolicy(site, policy)}${status === 'retired' ? ' Retired.' : status === 'ended' ? ' Its service has ended.' : ''} Newest version: ${latest.id}, ${describeDay(latest.date)}.`,
    }
  })
}

function listReach(site: Site): readonly LlmsLink[] {
  const { urls, reach } = site
  return [
    {
      text: 'Other policies',
      href: urls.markdown(urls.reach),
      note: `${countReaching(site)} that allow some of ${nameServices(site)}.`,
    },
    ...reach.policies.map((policy) => ({
      text: policy.name,
      href: urls.markdown(urls.reachPolicy(policy.name)),
      note: `${describeReached(site, policy)} Newest version: ${policy.latest.id}, ${describeDay(policy.latest.date)}.`,
    })),
  ]
}

function listGuides(site: Site, guides: readonly GuideWords[]): readonly LlmsLink[] {
  const links = toGuideLinks(site, guides)
  const index = { text: 'Guides', href: site.urls.guides, description: 'The list of guides.' }
  return [index, ...links].map(({ text, href, description }) => ({
    text,
    href: site.urls.markdown(href),
    note: description,
  }))
}

function listData(site: Site): readonly LlmsLink[] {
  const { urls } = site
  return [
    {
      text: 'OpenAPI 3.1',
      href: urls.json.openApi,
      note: 'Every JSON file, with a JSON Schema for each kind.',
    },
    { text: 'JSON API', href: urls.api, note: 'What each field means, with examples.' },
    ...listApiKinds(site).map((file) => {
      const { path, parameters } = describePath(file, urls)
      const example = parameters.length > 0 ? ` An example of ${path}.` : ''
      return { text: file.kind, href: exampleHref(file, site), note: `${file.title}.${example}` }
    }),
  ]
}

function listFeeds(site: Site): readonly LlmsLink[] {
  const { href, hrefAll, groups } = toFeedOutline(site)
  const offered = groups.filter(({ family }) => family === 'site').flatMap(({ feeds }) => feeds)
  return [
    ...offered.map(({ name, description, address }) => ({ text: name, href: address, note: description })),
    { text: 'OPML', href, note: 'The feeds to start with, for feed readers.' },
    {
      text: 'OPML of all feeds',
      href: hrefAll,
      note: 'Every feed, including those of one policy or one service.',
    },
  ]
}

function listVersions(site: Site): readonly LlmsLink[] {
  return listReleases(site.policies).map(({ policy, version }) => {
    const release = toReleaseView(site, policy, version)
    return {
      text: `${policy.name} ${version.id}`,
      href: site.urls.markdown(release.version.href),
      note: `${release.version.day}, ${titleOf(release)}.`,
    }
  })
}
