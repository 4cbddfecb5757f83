// Detects an upstream that lacks too much of what is recorded to be trusted.
import type { PolicyHistory } from '../../../src/data/records.ts'
import type { UpstreamPolicy } from '../sources/upstream.ts'

/** The largest share of recorded policies or versions that upstream may lack. */
const tolerated = 0.05

/**
 * Explain how upstream has shrunk too much, if it has. Retired policies may be gone, and so may old versions in IAM,
 * which keeps only the newest.
 */
export function explainShrink(
  recorded: readonly PolicyHistory[],
  upstream: readonly UpstreamPolicy[],
): string | undefined {
  const expected = recorded.filter(({ record }) => record.status !== 'retired')
  const policies = expected.map(({ record }) => record.name)
  const forgets = new Set(upstream.filter(({ isFromIam }) => isFromIam).map(({ name }) => name))
  const lasting = expected.filter(({ record }) => !forgets.has(record.name))
  const versions = lasting.flatMap((history) =>
    history.versions.map(({ version }) => `${history.record.name} ${version}`),
  )
  const known = new Set([
    ...upstream.map(({ name }) => name),
    ...upstream.flatMap(({ name, versions }) => versions.map(({ version }) => `${name} ${version}`)),
  ])
  const reasons = [lost('policies', policies, known), lost('versions', versions, known)]
  const found = reasons.filter((reason) => reason !== undefined)
  if (found.length === 0) return undefined
  return `upstream has shrunk: ${found.join('; ')}; nothing is imported from a source that lacks more than ${
    tolerated * 100
  }% of what is recorded, because the rest of its data cannot be trusted either`
}

function lost(what: string, expected: readonly string[], known: ReadonlySet<string>): string | undefined {
  const missing = expected.filter((name) => !known.has(name))
  if (missing.length <= expected.length * tolerated) return undefined
  const some = missing.slice(0, 5).join(', ')
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : ''
  return `it lacks ${missing.length} of ${expected.length} ${what} (${some}${more})`
}
