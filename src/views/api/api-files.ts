// Lists every kind of JSON file, with its path, the parameters of the path and an example.
import { rememberAll } from '../../core/remember.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { previousVersion } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { Urls } from '../../site/urls.ts'
import { toAnnouncementsJson } from '../releases/announcement-view.ts'
import { toActionsJson } from './action-json.ts'
import { toChangesJson, toCompareJson } from './changes-json.ts'
import { toExamplesJson } from './example-json.ts'
import { toPoliciesJson, toPolicyJson } from './policies-json.ts'
import { toReachJson, toReachPolicyJson } from './reach-json.ts'
import { toReferenceChangesJson } from './reference-changes-json.ts'
import { toDocumentsJson, toManagedPoliciesJson, toReferenceJson, toServicesJson } from './reference-json.ts'
import { listReleaseYears, toReleasesJson, toYearJson } from './releases-json.ts'
import type { JsonKind } from './schema/kinds.ts'
import { toVersionJson } from './version-json.ts'

/** A parameter of a path, where it is written in braces. */
export type PathParameter = 'policy' | 'version' | 'from' | 'to' | 'service' | 'example' | 'year'

/** A kind of file. */
export interface ApiKind {
  readonly kind: JsonKind
  readonly title: string
  readonly locate: (urls: Urls, given: (name: PathParameter) => string) => string
}

/** Every kind that a site can have, the most asked for first. */
export const apiKinds: readonly ApiKind[] = [
  { kind: 'policies', title: 'Every policy', locate: ({ json }) => json.policies },
  {
    kind: 'policy',
    title: 'One policy with its versions',
    locate: ({ json }, given) => json.policy(given('policy')),
  },
  {
    kind: 'version',
    title: 'One version with everything it grants',
    locate: ({ json }, given) => json.version(given('policy'), given('version')),
  },
  {
    kind: 'compare',
    title: 'Two versions compared, the older first',
    locate: ({ json }, given) => json.compare(given('policy'), given('from'), given('to')),
  },
  {
    kind: 'changes',
    title: 'Every change between neighboring versions, newest first',
    locate: ({ json }) => json.changes,
  },
  {
    kind: 'releases',
    title: 'Every version with its verdict, newest first',
    locate: ({ json }) => json.releases,
  },
  {
    kind: 'releases-year',
    title: 'The versions of one year, with their verdicts',
    locate: ({ json }, given) => json.releasesOf(given('year')),
  },
  {
    kind: 'announcements',
    title: 'What AWS announced, with the version that each announcement is about',
    locate: ({ json }) => json.announcements,
  },
  {
    kind: 'reference-changes',
    title: 'What AWS changed in its reference, with the policies whose access that moved',
    locate: ({ json }) => json.referenceChanges,
  },
  {
    kind: 'actions',
    title: 'The actions of a service, with the versions of each policy that grant them',
    locate: ({ json }, given) => json.actions(given('service')),
  },
  {
    kind: 'reach',
    title: 'AWS managed policies outside the catalog that reach its services',
    locate: ({ json }) => json.reach,
  },
  {
    kind: 'reach-policy',
    title: 'One policy outside the catalog: what each version changed in the catalog’s services',
    locate: ({ json }, given) => json.reachPolicy(given('policy')),
  },
  { kind: 'examples', title: 'Every example policy', locate: ({ json }) => json.examples },
  {
    kind: 'example-policy',
    title: 'The document of one example policy, with placeholders',
    locate: ({ examplePolicy }, given) => examplePolicy(given('example')),
  },
  { kind: 'services', title: 'Every AWS service', locate: ({ json }) => json.referenceServices },
  {
    kind: 'service',
    title: 'Any AWS service with all its actions',
    locate: ({ json }, given) => json.reference(given('service')),
  },
  {
    kind: 'documents',
    title: 'The documents of every version, or only of each policy’s newest version in a very large catalog',
    locate: ({ json }) => json.documents,
  },
  {
    kind: 'managed-policies',
    title: 'The names of AWS’s managed policies',
    locate: ({ json }) => json.managedPolicies,
  },
]

/** List the kinds that a site has files of; some need examples, or a policy with two versions. */
export function listApiKinds(site: Site): readonly ApiKind[] {
  const isAbsent: Readonly<Partial<Record<JsonKind, boolean>>> = {
    compare: site.policies.every(({ versions }) => versions.length < 2),
    'example-policy': site.examples.length === 0,
    'reach-policy': site.reach.policies.length === 0,
    'releases-year': listReleaseYears(site).length === 0,
  }
  return apiKinds.filter(({ kind }) => !isAbsent[kind])
}

/** Return the path of a kind of file, with the name of each parameter in braces, and the list of those names. */
export function describePath({ locate }: ApiKind, urls: Urls) {
  const parameters: PathParameter[] = []
  const path = locate(urls, (name) => {
    parameters.push(name)
    return `{${name}}`
  })
  return { path: decodeURIComponent(path), parameters }
}

/** Return the address of an example of a kind: that of the policy with the most versions, since it shows the most. */
export function exampleHref({ kind, locate }: ApiKind, site: Site): string {
  const { policy, from, to, service, example, reaching, year } = chooseExamples(site)
  const given = {
    policy: kind === 'reach-policy' ? (reaching?.name ?? '') : policy.name,
    version: to.id,
    from: from.id,
    to: to.id,
    service: service.prefix,
    example: example?.slug ?? '',
    year,
  }
  return locate(site.urls, (name) => given[name])
}

/** Return the contents of that example. */
export function exampleValue({ kind }: ApiKind, site: Site): unknown {
  const { policy, from, to, service, example, reaching, year } = chooseExamples(site)
  const values: Readonly<Record<JsonKind, () => unknown>> = {
    policies: () => toPoliciesJson(site),
    policy: () => toPolicyJson(site, policy),
    version: () => toVersionJson(site, policy, to),
    compare: () => toCompareJson(site, policy, from, to),
    changes: () => toChangesJson(site),
    releases: () => toReleasesJson(site),
    'releases-year': () => toYearJson(site, year),
    announcements: () => toAnnouncementsJson(site),
    'reference-changes': () => toReferenceChangesJson(site),
    actions: () => toActionsJson(site, service),
    reach: () => toReachJson(site),
    'reach-policy': () => reaching && toReachPolicyJson(reaching),
    examples: () => toExamplesJson(site),
    'example-policy': () => example?.record.document,
    services: () => toServicesJson(site),
    service: () => service.facts && toReferenceJson(site, service.facts),
    documents: () => toDocumentsJson(site),
    'managed-policies': () => toManagedPoliciesJson(site),
  }
  return values[kind]()
}

const chooseExamples = rememberAll((site: Site) => {
  const [policy] = site.policies.toSorted((a, b) => b.versions.length - a.versions.length)
  const service = listActionPages(site).services.find(({ facts }) => facts !== undefined)
  const from = policy && (previousVersion(policy, policy.latest) ?? policy.latest)
  const [example] = site.examples
  // The smallest record shows the form best.
  const [reaching] = site.reach.policies.toSorted((a, b) => a.actions.size - b.actions.size)
  if (policy === undefined || from === undefined || service === undefined) {
    throw new Error('A site needs a policy and a service for its JSON examples.')
  }
  const [year = ''] = listReleaseYears(site)
  return { policy, from, to: policy.latest, service, example, reaching, year }
})
