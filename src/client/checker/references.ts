// Loads the site's JSON files about services and policies, each only once.
import { type Knowledge, knowNothing, listNeeded, toKnowledge } from '../../core/open-world/knowledge.ts'
import type {
  ManagedPolicyNames,
  PolicyDocuments,
  ServiceList,
  ServiceReference,
} from '../../core/open-world/service-reference.ts'
import type { PolicyDocument } from '../../core/records/policy-document.ts'
import type { Urls } from '../../site/urls.ts'

export interface References {
  readonly list: () => Promise<ServiceList | undefined>
  /** Load references; those that cannot be loaded are left out. Only request services in the list. */
  readonly load: (prefixes: readonly string[]) => Promise<readonly ServiceReference[]>
  readonly documents: () => Promise<PolicyDocuments | undefined>
  /** Load the names of AWS's managed policies. */
  readonly managedPolicies: () => Promise<ManagedPolicyNames | undefined>
  /** Load the document of one version; undefined when the site has no such version or it cannot be loaded. */
  readonly document: (name: string, version: string) => Promise<PolicyDocument | undefined>
}

/** Create references that are loaded with `get`, which returns undefined for a file that cannot be loaded. */
export function createReferences(
  { json }: Pick<Urls, 'json'>,
  get: (address: string) => Promise<unknown>,
): References {
  const asked = new Map<string, Promise<unknown>>()
  const once = (address: string) => {
    const answer = asked.get(address) ?? get(address)
    asked.set(address, answer)
    return answer
  }
  // The files are this site's own, written by functions that return these types.
  const list = async () => (await once(json.referenceServices)) as ServiceList | undefined
  const loadOne = async (prefix: string, snapshot: string) => {
    const reference = (await once(json.reference(prefix))) as ServiceReference | undefined
    // A file from another build of the site would not match the rest.
    return reference?.prefix === prefix && reference.snapshot === snapshot ? reference : undefined
  }
  return {
    list,
    load: async (prefixes) => {
      const snapshot = (await list())?.snapshot
      if (snapshot === undefined) return []
      const loaded = await Promise.all(prefixes.map((prefix) => loadOne(prefix, snapshot)))
      return loaded.filter((reference) => reference !== undefined)
    },
    documents: async () => (await once(json.documents)) as PolicyDocuments | undefined,
    managedPolicies: async () => (await once(json.managedPolicies)) as ManagedPolicyNames | undefined,
    document: async (name, version) => {
      const record = (await once(json.version(name, version))) as
        | { readonly document: PolicyDocument }
        | undefined
      return record?.document
    },
  }
}

/** Returns what is known about some services; `withSensitive` adds those with sensitive actions. */
export type KnowServices = (prefixes: readonly string[], withSensitive: boolean) => Promise<Knowledge>

/** Create a function that loads services as they are needed; results for the same services are cached. */
export function learnServices(references: References): KnowServices {
  const known = new Map<string, Knowledge>()
  return async (prefixes, withSensitive) => {
    const list = await references.list()
    if (list === undefined) return knowNothing(prefixes)
    // Only services in the list are requested, because the names come from untrusted text.
    const loaded = await references.load(listNeeded(list, prefixes, withSensitive))
    const key = loaded.map(({ prefix }) => prefix).join(' ')
    const knowledge = known.get(key) ?? toKnowledge(list, loaded)
    if (known.size > 4) known.clear()
    known.set(key, knowledge)
    return knowledge
  }
}

/** Fetch a JSON file of this site; undefined when that fails. */
export async function getJson(address: string): Promise<unknown> {
  try {
    const response = await fetch(address)
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
