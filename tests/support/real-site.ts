// Builds a site from the real records, once for each test file.
import { loadSnapshot } from '../../src/data/action-snapshot.ts'
import { loadContent } from '../../src/data/records.ts'
import { buildSite } from '../../src/site/site.ts'
import { createUrls } from '../../src/site/urls.ts'

export const realSite = buildSite(
  await loadContent(),
  await loadSnapshot(),
  createUrls('https://catalog.example', '/'),
)

/** Find a policy in the real records. Throws when there is none with that name. */
export function realPolicy(name: string) {
  const policy = realSite.policies.find((other) => other.name === name)
  if (policy === undefined) throw new Error(`no policy ${name}`)
  return policy
}

/** Find a version in the real records. Throws when there is none. */
export function realVersion(name: string, id: string) {
  const version = realPolicy(name).versions.find((other) => other.id === id)
  if (version === undefined) throw new Error(`no version ${name} ${id}`)
  return version
}
