// Tests how a site's settings decide its subject, comparisons and sections.
import { expect, test } from 'vitest'
import type { SiteSettings } from '../src/core/records/record.ts'
import { listActionPages } from '../src/site/action-pages.ts'
import { comparedPairs, type Site } from '../src/site/site.ts'
import { askQuestion, forSubject, ofSite } from '../src/site/subject.ts'
import { listFeeds } from '../src/views/feeds/feed-list.ts'
import { toLlmsText } from '../src/views/find/llms-view.ts'
import { listSections } from '../src/views/frame/page-view.ts'
import { toPickerView } from '../src/views/policies/compare-view.ts'
import { realSite } from './support/real-site.ts'
import { smallSite } from './support/small-site.ts'

const allow = (action: string) => [{ Effect: 'Allow', Action: action, Resource: '*' }]

function siteOf(record: Partial<SiteSettings>): Site {
  const site = smallSite(allow('a:One'), allow('a:Two'), allow('a:*'))
  return { ...site, settings: { ...site.settings, ...record } }
}

const [policy] = siteOf({}).policies
if (policy === undefined) throw new Error('no policy')

test('a catalog without a subject does not mention Amazon Connect', () => {
  const site = siteOf({})
  const descriptions = listFeeds(site).map(({ description }) => description)
  expect(
    [forSubject(site), askQuestion(site), toLlmsText(site, []), ...descriptions].join('\n'),
  ).not.toContain('Amazon Connect')
})

test('a catalog with a subject names it', () => {
  const site = siteOf({ subject: 'Amazon Lex', question: 'What now?' })
  expect([forSubject(site), askQuestion(site)]).toEqual([' for Amazon Lex', 'What now?'])
  expect(ofSite(siteOf({}))).toBe(' of this catalog')
  expect(toLlmsText(site, [])).toContain('the AWS managed policies for Amazon Lex, and')
})

test.each([
  [undefined, ['v1 v2', 'v1 v3', 'v2 v3']],
  ['all', ['v1 v2', 'v1 v3', 'v2 v3']],
  ['adjacent', ['v1 v2', 'v2 v3']],
] as const)('with comparisons set to %s, these pairs have a page: %j', (comparisons, expected) => {
  const site = siteOf(comparisons === undefined ? {} : { comparisons })
  expect(comparedPairs(site, policy).map(([from, to]) => `${from.id} ${to.id}`)).toEqual(expected)
  const { rows } = toPickerView(site, policy)
  expect(
    rows.flatMap(({ to, comparisons: from }) => from.map(({ from: id }) => `${id} ${to.id}`)).sort(),
  ).toEqual(expected)
})

test('any two versions can be picked: they have their own page, or the picker page compares them', () => {
  const all = toPickerView(siteOf({ comparisons: 'all' }), policy)
  expect([all.hrefPattern, all.comparesHere]).toEqual(['/base/policies/Small/compare/FROM...TO/', undefined])
  const adjacent = toPickerView(siteOf({ comparisons: 'adjacent' }), policy)
  expect([adjacent.hrefPattern, adjacent.comparesHere]).toEqual(['?from=FROM&to=TO', '/base/'])
})

test('all actions of the subject’s own services have pages', () => {
  const namesOf = (site: Site) =>
    listActionPages(site).services.flatMap(({ actions }) => actions.map(({ name }) => name))
  const small = smallSite(allow('a:One'))
  expect(namesOf(small)).toEqual(['a:One'])
  const settings = { ...small.settings, subject: 'Service A', ownServices: ['a'] }
  expect(namesOf({ ...small, settings })).toEqual(['a:One', 'a:Three', 'a:Two'])
})

test('the navigation does not link to empty sections of the site', () => {
  const textsOf = (site: Site) => {
    const { nav, more } = listSections(site)
    return [...nav, ...more].map(({ text }) => text)
  }
  const optional = ['Guides', 'Examples', 'Announcements']
  expect(textsOf(realSite)).toEqual(expect.arrayContaining(optional))
  expect(textsOf(siteOf({})).filter((text) => optional.includes(text))).toEqual([])
})
