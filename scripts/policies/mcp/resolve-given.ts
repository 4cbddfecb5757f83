// Resolves the policies that an assistant passes: documents as JSON text, or names of policies in the catalog.
import type { Content } from '../../../src/data/records.ts'
import { findNamed, type ResolvedPolicy, readPolicyText } from '../resolve-policy.ts'

export interface Resolver {
  /** Resolve a policy, which faults call by its label. Throws an error that says what is expected. */
  readonly resolve: (label: string, text: string) => Promise<ResolvedPolicy>
  /** Resolve one or more policies of some sides. Throws one error that says everything that is wrong with them. */
  readonly resolveSides: (
    sides: readonly (readonly [label: string, given: string | readonly string[]])[],
  ) => Promise<readonly (readonly ResolvedPolicy[])[]>
}

/** Create a resolver over the policies of the catalog. */
export function createResolver(content: () => Promise<Pick<Content, 'policies'>>): Resolver {
  const resolve: Resolver['resolve'] = async (label, text) => {
    if (text.trimStart().startsWith('{')) return readPolicyText(label, text, 'check')
    const { policies } = await content()
    const found = findNamed(text, policies)
    if (found !== undefined) return found
    const known = policies.map(({ record }) => record.name).join(', ')
    throw new Error(`${label}: expected JSON, or a policy of the catalog, which has ${known}`)
  }

  const resolveSides: Resolver['resolveSides'] = async (sides) => {
    const faults: string[] = []
    const attempt = async (label: string, text: string) => {
      try {
        return [await resolve(label, text)]
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error))
        return []
      }
    }
    const resolved: (readonly ResolvedPolicy[])[] = []
    for (const [label, given] of sides) {
      const asked =
        typeof given === 'string'
          ? [attempt(label, given)]
          : given.map((text, i) => attempt(`${label} ${i + 1}`, text))
      resolved.push((await Promise.all(asked)).flat())
    }
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return resolved
  }

  return { resolve, resolveSides }
}
