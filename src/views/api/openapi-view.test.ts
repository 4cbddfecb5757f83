import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toOpenApi } from './openapi-view.ts'

const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
const listPaths = (site: ReturnType<typeof smallSite>) => Object.keys(toOpenApi(site).paths)

test('the document has no path of which the site has no file', () => {
  const paths = listPaths(smallSite([allow('a:One')]))
  for (const absent of ['{example}', '{from}', '/reach/{policy}'])
    expect(paths.filter((path) => path.includes(absent))).toEqual([])
  expect(listPaths(smallSite([allow('a:One')], [allow('a:Two')])).join(' ')).toContain('{from}')
})
