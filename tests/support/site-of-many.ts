// Builds a site with many policies, for tests of what is split up when there are too many.

import type { PolicyModel } from '../../src/site/policy-model.ts'
import type { Site } from '../../src/site/site.ts'
import { smallSite } from './small-site.ts'

const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
const small = smallSite([allow('a:One')], [allow('a:One', 'a:Two')])

/** Build a site with `count` policies that differ only in name. Second versions come a month after the first. */
export function siteOf(count: number): Site {
  const policies = Array.from({ length: count }, (_, i) => {
    const name = `Policy${String(i).padStart(3, '0')}`
    return small.policies.map(({ record, versions }): PolicyModel => {
      const dated = versions.map((version, at) => {
        const created = `2026-0${at + 1}-05T00:00:00Z`
        return {
          ...version,
          record: { ...version.record, policy: name, created },
          date: { created, orderedAt: created },
        }
      })
      const latest = dated[1] ?? versions[1]
      if (latest === undefined) throw new Error('two versions are expected')
      return { name, record: { ...record, name }, versions: dated, latest }
    })
  }).flat()
  return { ...small, policies }
}
