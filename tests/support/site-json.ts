// Returns the JSON files of the real site that the policy checker loads, as a browser would get them.
import {
  toDocumentsJson,
  toManagedPoliciesJson,
  toReferenceJson,
  toServicesJson,
} from '../../src/views/api/reference-json.ts'
import { toVersionJson } from '../../src/views/api/version-json.ts'
import { realSite as site } from './real-site.ts'

/** Get a file by its path; `undefined` when the site has none. */
export async function getSiteJson(path: string): Promise<unknown> {
  const { json } = site.urls
  if (path === json.referenceServices) return throughJson(toServicesJson(site))
  if (path === json.documents) return throughJson(toDocumentsJson(site))
  if (path === json.managedPolicies) return throughJson(toManagedPoliciesJson(site))
  for (const policy of site.policies) {
    const version = policy.versions.find(({ id }) => json.version(policy.name, id) === path)
    if (version !== undefined) return throughJson(toVersionJson(site, policy, version))
  }
  const service = site.index.snapshot.services.find(({ prefix }) => json.reference(prefix) === path)
  return service && throughJson(toReferenceJson(site, service))
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
