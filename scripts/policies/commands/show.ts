// Shows the policies of the catalog, one policy with its versions, or one version.
import { findNearest } from '../../../src/core/checker/nearest-name.ts'
import type { Site } from '../../../src/site/site.ts'
import { toPoliciesJson, toPolicyJson } from '../../../src/views/api/policies-json.ts'
import { toVersionJson } from '../../../src/views/api/version-json.ts'
import { formatPolicies, formatPolicy, formatVersion } from '../format/format-policy.ts'
import { toBlock } from '../format/markdown-text.ts'
import { buildModel } from '../knowledge/build-model.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ShowOptions } from '../show-options.ts'

/** Print what the catalog has on a name. Throws an error if it has nothing. */
export async function show({ name, format }: ShowOptions, knowledge: Knowledge): Promise<number> {
  const { json, text } = findShown(await buildModel(knowledge), name)
  const formatted = {
    json: () => JSON.stringify(json, null, 2),
    text,
    markdown: () => toBlock(text()),
  }
  console.log(formatted[format]())
  return 0
}

/** What the catalog has on a name, as data and as text. */
export interface Shown {
  readonly json: object
  readonly text: () => string
}

/** Find what the catalog has on a policy or a version; without a name, all policies. */
export function findShown(site: Site, name: string | undefined): Shown {
  if (name === undefined) {
    const json = toPoliciesJson(site)
    return { json, text: () => formatPolicies(json) }
  }
  const [wanted = '', id] = name.split('@')
  const policy = site.policies.find((one) => one.name.toLowerCase() === wanted.toLowerCase())
  if (policy === undefined) {
    const names = site.policies.map((one) => one.name)
    const nearest = findNearest()(wanted, names)
    const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`
    throw new Error(`${name}: no policy in the catalog, which has ${names.join(', ')}.${hint}`)
  }
  if (id === undefined) {
    const json = toPolicyJson(site, policy)
    return { json, text: () => formatPolicy(json, policy.record.summary) }
  }
  const version = policy.versions.find((one) => one.id === id)
  if (version === undefined) {
    const known = policy.versions.map((one) => one.id).join(', ')
    throw new Error(`${name}: the catalog has no version ${id} of this policy; it has ${known}`)
  }
  const json = toVersionJson(site, policy, version)
  return { json, text: () => formatVersion(json) }
}
