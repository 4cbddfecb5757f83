// Writes a comparison of policies that are attached together as the fragment of a URL, and reads one.
import {
  encode,
  linkVersion,
  mostInLink,
  type PolicySource,
  quoteLink,
  readSource,
  writeSource,
} from './policy-source.ts'

/** The sides of a comparison. */
export const unionSides = ['before', 'after'] as const

export type UnionSide = (typeof unionSides)[number]

export interface LinkedUnionPolicy {
  readonly side: UnionSide
  readonly source: PolicySource
}

/** Write a comparison: `v1&before=AmazonConnect_FullAccess@v4&after=AmazonConnectReadOnlyAccess@v7`. */
export function writeUnionLink(policies: readonly LinkedUnionPolicy[]): string {
  return [linkVersion, ...policies.map(({ side, source }) => `${side}=${encode(writeSource(source))}`)].join(
    '&',
  )
}

/** Read a fragment, without its `#`. A string says what is wrong with it. */
export function readUnionLink(fragment: string): readonly LinkedUnionPolicy[] | string {
  if (fragment.length > mostInLink.fragment) return 'it is longer than any comparison.'
  const [first, ...parts] = fragment.split('&')
  if (first !== linkVersion)
    return `expected it to begin with ${linkVersion}, found ${quoteLink(first ?? '')}.`
  if (parts.length > mostInLink.policies) return `it has more than ${mostInLink.policies} policies.`
  const policies: LinkedUnionPolicy[] = []
  for (const part of parts) {
    const [, name = '', written = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? []
    const side = unionSides.find((one) => one === name)
    const source = readSource(written)
    if (side === undefined || source === undefined)
      return `${quoteLink(part)} is not a policy of the catalog, an example or a text.`
    policies.push({ side, source })
  }
  return policies
}
