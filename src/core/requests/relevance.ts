// Rules out resource patterns that have nothing in common, so that the search need not look at them.
import { overlaps } from '../policy/overlaps.ts'
import { splitAtColons } from '../policy/pattern.ts'
import { hideVariables } from '../policy/pattern-tokens.ts'
import { overlapsResource } from '../policy/resource.ts'
import { remember, rememberPairs } from '../remember.ts'
import type { Clause } from './request.ts'
import {
  isByField,
  type PossibleResources,
  possibleResources,
  withoutResources,
} from './resource-language.ts'

const most = { patterns: 20_000, pairs: 200_000 }

/** A Resource pattern or an ARN format, as it is compared. */
interface Compared {
  /** With fields in place; absent where they are not. */
  readonly byField?: string
  /** A text with wildcards that matches at least the same. */
  readonly loose: string
}

const readPattern = remember(most.patterns, (written: string): Compared => {
  const loose = hideVariables(written)
  if (isByField(written)) return { byField: written, loose }
  return splitAtColons(written, 6).length < 6 ? { loose: `${loose}*` } : { loose }
})

const readFormat = remember(most.patterns, (written: string): Compared => {
  const loose = hideVariables(written)
  const [, , service = '', region = '', account = '', name] = splitAtColons(written, 6)
  // Other placeholders may stand for texts with colons.
  const isInPlace =
    name !== undefined &&
    !/\$/.test(service.concat(region.replace('$' + '{Region}', ''), account.replace('$' + '{Account}', '')))
  return isInPlace ? { byField: loose, loose } : { loose }
})

function areApart(one: Compared, other: Compared): boolean {
  return one.byField === undefined || other.byField === undefined
    ? !overlaps(one.loose, other.loose)
    : !overlapsResource({ resource: one.byField }, { resource: other.byField })
}

/** Check whether two Resource patterns surely have nothing in common; a variable may be anything. */
export const patternsAreApart = rememberPairs(most.pairs, (one, other) =>
  areApart(readPattern(one), readPattern(other)),
)

/** Check whether an ARN format and a Resource pattern surely have nothing in common. */
export const formatIsApart = rememberPairs(most.pairs, (format, written) =>
  areApart(readFormat(format), readPattern(written)),
)

/** Leave out the formats that a clause cannot match; `undefined` if there are none left. */
export function narrowResources(
  resources: PossibleResources,
  { resources: patterns, isInverted }: Clause,
): PossibleResources | undefined {
  if (resources.isNone || isInverted) return resources
  const kept = resources.formats.filter((format) => !patterns.every((one) => formatIsApart(format, one)))
  if (kept.length === 0) return undefined
  if (kept.length === resources.formats.length) return resources
  const narrowed = possibleResources(kept, false)
  return resources.without === undefined ? narrowed : withoutResources(narrowed, resources.without)
}

/**
 * Leave out what is of no matter to a request that `clause` matches: patterns that have nothing in common with it, and
 * clauses that can match none.
 */
export function narrowClauses(
  clauses: readonly Clause[],
  clause: Clause,
  { formats, isNone }: PossibleResources,
): readonly Clause[] {
  if (isNone) return clauses
  const isRelevant = (one: string) =>
    (clause.isInverted || clause.resources.some((other) => !patternsAreApart(other, one))) &&
    formats.some((format) => !formatIsApart(format, one))
  return clauses.flatMap((other) => {
    const resources = other.resources.filter(isRelevant)
    return resources.length === 0 && !other.isInverted ? [] : [{ ...other, resources }]
  })
}
