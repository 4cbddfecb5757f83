// Tests what feeds say of the scope of a changed action.
import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toChangeMarkup } from './change-markup.ts'
import { toComparisonView } from './comparison-view.ts'

const three = (Resource: string) => [{ Effect: 'Allow', Action: 'a:Three', Resource }]
const [inVain, onSome, onEvery] = ['arn:aws:a:::other/*', 'arn:aws:a:::thing/x', '*'].map(three) as [
  object[],
  object[],
  object[],
]

function markupOf(before: object[], after: object[]): string {
  const site = smallSite(before, after)
  const [policy] = site.policies
  const [from, to] = policy?.versions ?? []
  if (policy === undefined || from === undefined || to === undefined) throw new Error('no pair')
  return toChangeMarkup(toComparisonView(site, policy, from, to), (path) => path)
}

test('an action that was named in vain has no scope before it is gained, and none after it is lost', () => {
  const gained = markupOf(inVain, onEvery)
  expect(gained).toContain('1 gained')
  expect(gained).toContain('after: on <code>*</code>')
  expect(gained).not.toContain('before:')
  const lost = markupOf(onEvery, inVain)
  expect(lost).toContain('1 lost')
  expect(lost).toContain('before: on <code>*</code>')
  expect(lost).not.toContain('after:')
})

test('an action whose scope changes has both', () => {
  expect(markupOf(onSome, onEvery)).toMatch(
    /before: on <code>arn:aws:a:::thing\/x<\/code>.*after: on <code>\*</,
  )
})
