// A site of one small policy, for tests that need a certain document.
import type { PolicyDocument, PolicyRecord } from '../../src/core/record.ts'
import { buildSite, type Site } from '../../src/views/site.ts'
import { createUrls } from '../../src/views/urls.ts'

const action = (name: string, arn?: string) => ({
  name,
  accessLevel: 'Write',
  resourceTypes: arn === undefined ? [] : [{ name: 'thing', required: true, arn }],
  conditionKeys: [],
  dependentActions: [],
})

/** Build a site whose only policy has these documents as v1, v2, …; its service `a` has One, Two and Three. */
export function smallSite(...documents: readonly (readonly object[])[]): Site {
  const versions = documents.map((statements, i) => ({
    policy: 'Small',
    version: `v${i + 1}`,
    created: `2026-01-0${i + 1}T00:00:00Z`,
    sources: ['test'],
    document: { Version: '2012-10-17', Statement: statements } as PolicyDocument,
  }))
  return buildSite(
    {
      catalogue: { title: 'Catalog', asOf: '2026-02-01T00:00:00Z', tagAuthority: 'catalog.example' },
      firstSeen: { oldestSnapshot: '2019-09-13', newestSnapshot: '2026-02-01', actions: {} },
      risks: [
        {
          actions: ['a:Two'],
          classes: ['data-access'],
          why: 'Reads what people keep there.',
          requires: [],
          source: 'https://docs.aws.amazon.com/',
        },
      ],
      announcements: [],
      examples: [],
      policies: [{ record: policyRecord, versions }],
    },
    {
      snapshot: 'test 1',
      takenAt: '2026-02-01T00:00:00Z',
      services: [
        {
          prefix: 'a',
          name: 'Service A',
          actions: [action('a:One'), action('a:Two'), action('a:Three', 'arn:aws:a:::thing/*')],
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
