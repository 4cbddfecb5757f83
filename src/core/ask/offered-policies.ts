// Packs the list of policies that forms offer, to send it to a browser, and unpacks it.

/** A managed policy to choose. */
export interface OfferedPolicy {
  readonly name: string
  /** Newest first. */
  readonly versions: readonly string[]
  readonly isServiceLinked: boolean
}

/** The list in one file. */
export interface PackedPolicies {
  /** `AmazonConnect_FullAccess v4 v3 v2`; the policy of a service-linked role ends in ` linked`. */
  readonly policies: readonly string[]
}

const linked = 'linked'

/** Pack a list. Names of policies have no spaces. */
export function packPolicies(policies: readonly OfferedPolicy[]): PackedPolicies {
  return {
    policies: policies.map(({ name, versions, isServiceLinked }) =>
      [name, ...versions, ...(isServiceLinked ? [linked] : [])].join(' '),
    ),
  }
}

/** Unpack a list, in the same order. */
export function unpackPolicies({ policies }: PackedPolicies): readonly OfferedPolicy[] {
  return policies.map((packed) => {
    const [name = '', ...words] = packed.split(' ')
    const isServiceLinked = words.at(-1) === linked
    return { name, versions: isServiceLinked ? words.slice(0, -1) : words, isServiceLinked }
  })
}
