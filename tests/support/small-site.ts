// Builds a site with one small policy, for tests that need a specific document.

import type { PolicyDocument } from '../../src/core/records/policy-document.ts'
import type { PolicyRecord } from '../../src/core/records/record.ts'
import { buildSite, type Site, type SiteInput } from '../../src/site/site.ts'
import { createUrls } from '../../src/site/urls.ts'

const action = (name: string, arn?: string) => ({
  name,
  accessLevel: 'Write',
  resourceTypes: arn === undefined ? [] : [{ name: 'thing', required: true, arn }],
  conditionKeys: [],
  dependentActions: [],
})

/** Build a site whose only policy has these documents as v1, v2, …; its service `a` has One, Two and Three. */
export function smallSite(...documents: readonly (readonly object[])[]): Site {
  return buildSmall(
    documents.map((statements, i) => ({ statements, created: `2026-01-0${i + 1}T00:00:00Z` })),
    {},
  )
}

/** Build such a site with a policy for each of these documents, named P0, P1, … */
export function siteWith(documents: readonly (readonly object[])[]): Site {
  const sites = documents.map((document) => smallSite(document))
  const policies = sites.flatMap(({ policies }, i) =>
    policies.map((policy) => ({ ...policy, name: `P${i}`, record: { ...policy.record, name: `P${i}` } })),
  )
  const [first] = sites
  if (first === undefined) throw new Error('a document is expected')
  return { ...first, policies }
}

const allow = (...Action: readonly string[]) => [{ Effect: 'Allow', Action, Resource: '*' }]

/**
 * Build such a site whose versions were created at these times, or at an unknown time. v1 grants One, v2 also Two, v3
 * `a:*`, and v4 also names Gone. Two and Three were first seen on 10 and 20 January 2026.
 */
export function datedSite(
  created: readonly (string | undefined)[],
  announcements: SiteInput['announcements'] = [],
): Site {
  const texts = [allow('a:One'), allow('a:One', 'a:Two'), allow('a:*'), allow('a:*', 'a:Gone')]
  const versions = created.map((date, i) => ({ statements: texts[i] ?? [], ...(date && { created: date }) }))
  const actions = {
    'a:One': { firstSeen: '2019-09-13' },
    'a:Three': { firstSeen: '2026-01-20' },
    'a:Two': { firstSeen: '2026-01-10' },
  }
  return buildSmall(versions, actions, announcements)
}

function buildSmall(
  texts: readonly { readonly statements: readonly object[]; readonly created?: string }[],
  actions: SiteInput['firstSeen']['actions'],
  announcements: SiteInput['announcements'] = [],
): Site {
  const versions = texts.map(({ statements, ...date }, i) => ({
    policy: 'Small',
    version: `v${i + 1}`,
    ...date,
    sources: ['test'],
    document: { Version: '2012-10-17', Statement: statements } as PolicyDocument,
  }))
  return buildSite(
    {
      settings: { title: 'Catalog', asOf: '2026-02-01T00:00:00Z', tagAuthority: 'catalog.example' },
      firstSeen: { oldestSnapshot: '2019-09-13', newestSnapshot: '2026-02-01', actions },
      risks: [
        {
          actions: ['a:Two'],
          classes: ['data-access'],
          why: 'Reads what people keep there.',
          requires: [],
          source: 'https://docs.aws.amazon.com/',
        },
      ],
      announcements,
      examples: [],
      policies: [{ record: policyRecord, versions }],
    },
    {
      name: 'test 1',
      takenAt: '2026-02-01T00:00:00Z',
      services: [
        {
          prefix: 'a',
          name: 'Service A',
          actions: [
            action('a:One'),
            action('a:Two', 'arn:aws:a:::*'),
            action('a:Three', 'arn:aws:a:::thing/*'),
          ],
          resourceTypes: [],
          conditionKeys: [],
        },
      ],
    },
    createUrls('https://catalog.example', '/base/'),
  )
}

const policyRecord: PolicyRecord = {
  name: 'Small',
  arn: 'arn:aws:iam::aws:policy/Small',
  kind: 'managed',
  status: 'current',
  summary: 'A small policy.',
  attachedTo: 'Nobody.',
  source: 'https://docs.aws.amazon.com/',
  companions: [],
}
