import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toWrittenView } from './written-view.ts'

const site = smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }])

test('the page about feeds has the guide to link to only if the catalog has that guide', () => {
  expect(toWrittenView(site).subscribe).toBeUndefined()
  expect(toWrittenView({ ...site, guides: ['subscribe'] }).subscribe).toBe(site.urls.guide('subscribe'))
})
