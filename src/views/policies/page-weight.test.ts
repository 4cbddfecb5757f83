// Tests that pages with much content leave some of it to other pages, and others do not.
import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { previousVersion } from '../../site/policy-model.ts'
import { type CompareView, toCompareView } from './compare-view.ts'
import { mostWeight, weighChanges, weighDiff } from './page-weight.ts'
import { toVersionView } from './version-view.ts'

const names = (count: number, prefix = 'Act') => Array.from({ length: count }, (_, i) => `a:${prefix}${i}`)
const allow = (actions: readonly string[], rest: object = {}) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
  ...rest,
})
/** Statements that differ in their conditions, so that each changes actions of its own. */
const scoped = (count: number, value: string) =>
  names(count).map((action, i) =>
    allow([action], { Condition: { StringEquals: { [`aws:RequestTag/t${i}`]: value } } }),
  )

function viewsOf(...documents: readonly (readonly object[])[]) {
  const site = smallSite(...documents)
  const [policy] = site.policies
  const [from, to] = policy?.versions ?? []
  if (policy === undefined || from === undefined || to === undefined) throw new Error('no versions')
  return { version: toVersionView(site, policy, to), comparison: toCompareView(site, policy, from, to) }
}

const leftOut = ({ diff }: CompareView) =>
  diff.parts.flatMap(({ runs }) => runs).filter(({ kind }) => kind === 'left-out')

test('a small change is shown whole on both pages', () => {
  const { version, comparison } = viewsOf([allow(names(2))], [allow(names(40))])
  expect(version).not.toHaveProperty('diffElsewhere')
  expect(version).not.toHaveProperty('moreScopesHref')
  for (const { sections } of [version, comparison]) {
    expect(sections.map(({ elsewhere }) => elsewhere)).toEqual([undefined])
    expect(sections.flatMap(({ services }) => services.flatMap(({ groups }) => groups)).length).toBe(1)
  }
})

test('a version’s page without room leaves the text to the comparison', () => {
  const { version, comparison } = viewsOf([allow(names(2))], [allow(names(450))])
  expect(version.sections.map(({ elsewhere }) => elsewhere)).toEqual([undefined])
  expect(version.diffElsewhere).toEqual([
    'There are too many lines for this page. ',
    { text: 'The comparison', href: `${comparison.change.href}#text` },
    ' shows them.',
  ])
  expect(leftOut(comparison)).toEqual([])
})

test('it says so if the comparison cuts long runs of lines, too', () => {
  const { version, comparison } = viewsOf([allow(names(2))], [allow(names(2)), allow(names(3000, 'More'))])
  expect(leftOut(comparison).length).toBe(1)
  expect(version.diffElsewhere).toEqual([
    'There are too many lines for this page. ',
    { text: 'The comparison', href: `${comparison.change.href}#text` },
    ' shows them, but cuts long runs of added or removed lines short and links to the documents.',
  ])
})

test('a version’s page with still less room leaves the changed actions to the comparison', () => {
  const { version, comparison } = viewsOf(scoped(300, 'one'), scoped(300, 'two'))
  expect(version.sections.map(({ kind, elsewhere }) => [kind, elsewhere])).toEqual([
    [
      'reshaped',
      expect.arrayContaining([{ text: 'The comparison', href: `${comparison.change.href}#reshaped` }]),
    ],
  ])
  expect(version.preparation).toBeUndefined()
  // What the page says of more scopes leads to where they are.
  expect(version.change?.scopes.more).toBeGreaterThan(0)
  expect(version.moreScopesHref).toBe(`${comparison.change.href}#reshaped`)
  const groups = comparison.sections.flatMap(({ services }) => services.flatMap((service) => service.groups))
  expect(groups.length).toBe(300)
  expect(groups.every(({ scopeLinks }) => scopeLinks?.length === 2)).toBe(true)
})

test('a comparison leaves long runs of lines to the documents before it leaves out scopes', () => {
  const { comparison } = viewsOf([allow(names(2))], [allow(names(2)), allow(names(3000, 'More'))])
  expect(leftOut(comparison).length).toBe(1)
  expect(weighChanges(comparison.sections) + weighDiff(comparison.diff.parts)).toBeLessThan(mostWeight)
  expect(comparison.sections.flatMap(({ services }) => services.flatMap(({ groups }) => groups))).not.toEqual(
    [],
  )
  expect(
    comparison.sections.flatMap(({ services }) =>
      services.flatMap(({ groups }) => groups.flatMap(({ scopeLinks }) => scopeLinks ?? [])),
    ),
  ).toEqual([])
})

test('every change in the catalog has room on its version’s page', () => {
  const site = realSite
  for (const policy of site.policies) {
    for (const version of policy.versions) {
      if (previousVersion(policy, version) === undefined) continue
      const { sections } = toVersionView(site, policy, version)
      expect([policy.name, version.id, sections.filter(({ elsewhere }) => elsewhere !== undefined)]).toEqual([
        policy.name,
        version.id,
        [],
      ])
    }
  }
})
