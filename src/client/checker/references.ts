// The names of services in; what the site's JSON tells about them, each file asked for once, out.
import { type Knowledge, knowNothing, listNeeded, toKnowledge } from '../../core/open-world/knowledge.ts'
import type {
  PolicyDocuments,
  ServiceList,
  ServiceReference,
} from '../../core/open-world/service-reference.ts'
import type { PolicyDocument } from '../../core/records/policy-document.ts'
import type { Urls } from '../../site/urls.ts'

export interface References {
  readonly list: () => Promise<ServiceList | undefined>
  /** Give the references that could be had. Only ask for services of the list. */
  readonly load: (prefixes: readonly string[]) => Promise<readonly ServiceReference[]>
  readonly documents: () => Promise<PolicyDocuments | undefined>
  /** Give the document of one version; nothing where the site has no such version, or it cannot be had. */
  readonly document: (name: string, version: string) => Promise<PolicyDocument | undefined>
}

/** Load references by `get`, which gives nothing for a file that cannot be had. */
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
  // The files are this site's own, made by the functions that these types belong to.
  const list = async () => (await once(json.referenceServices)) as ServiceList | undefined
  const loadOne = async (prefix: string, snapshot: string) => {
    const reference = (await once(json.reference(prefix))) as ServiceReference | undefined
    // A file of another day's site would not go with the rest.
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
    document: async (name, version) => {
      const record = (await once(json.version(name, version))) as
        | { readonly document: PolicyDocument }
        | undefined
      return record?.document
    },
  }
}

/** Give what is known of some services; `withSensitive` adds those that have sensitive actions. */
export type KnowServices = (prefixes: readonly string[], withSensitive: boolean) => Promise<Knowledge>

/** Learn about services as they are asked for; what was put together for the same ones is kept. */
export function learnServices(references: References): KnowServices {
  const known = new Map<string, Knowledge>()
  return async (prefixes, withSensitive) => {
    const list = await references.list()
    if (list === undefined) return knowNothing(prefixes)
    // Only what the list has is asked for: the names come from a text that anybody may have written.
    const loaded = await references.load(listNeeded(list, prefixes, withSensitive))
    const key = loaded.map(({ prefix }) => prefix).join(' ')
    const knowledge = known.get(key) ?? toKnowledge(list, loaded)
    if (known.size > 4) known.clear()
    known.set(key, knowledge)
    return knowledge
  }
}

/** Get a JSON file of this site; nothing when that fails. */
export async function getJson(address: string): Promise<unknown> {
  try {
    const response = await fetch(address)
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
