// Builds the one Site that every route shows, so records and snapshot are loaded once per build.
import { loadSnapshot } from '../data/action-snapshot.ts'
import { loadContent } from '../data/records.ts'
import { assertExamples } from '../site/examples.ts'
import { buildSite, comparedPairs } from '../site/site.ts'
import { createUrls } from '../site/urls.ts'
import { defineAllReads } from './_reads.ts'

const urls = createUrls(import.meta.env.SITE, import.meta.env.BASE_URL)

export const site = buildSite(await loadContent(), await loadSnapshot(), urls)
assertExamples(site)
defineAllReads(site)

/** List the paths of a route with one page per policy. */
export const policyPaths = () =>
  site.policies.map((policy) => ({ params: { policy: policy.name }, props: { policy } }))

/** List the paths of a route with one page per version. */
export const versionPaths = () =>
  site.policies.flatMap((policy) =>
    policy.versions.map((version) => ({
      params: { policy: policy.name, version: version.id },
      props: { policy, version },
    })),
  )

/** List the paths of a route with one page per pair of compared versions, the older first. */
export const pairPaths = () =>
  site.policies.flatMap((policy) =>
    comparedPairs(site, policy).map(([from, to]) => ({
      params: { policy: policy.name, pair: `${from.id}...${to.id}` },
      props: { policy, from, to },
    })),
  )

/** List the paths of a route with one page per policy outside the catalog that reaches its services. */
export const reachPaths = () =>
  site.reach.policies.map((policy) => ({ params: { policy: policy.name }, props: { policy } }))

/** List the paths of a route with one page per example. */
export const examplePaths = () =>
  site.examples.map((example) => ({ params: { slug: example.slug }, props: { example } }))
