// The snapshot in; the types of resource that the ARNs of a service can name, their formats taken apart, out.

import type { Snapshot } from '../../core/actions/action.ts'
import { splitAtColons } from '../../core/policy/pattern.ts'
import { rememberAll } from '../../core/remember.ts'
import { splitName } from './names.ts'

/** A type of resource, with the format of its ARNs. */
export interface ArnType {
  /** The service's name for people: `Amazon Chime`. */
  readonly service: string
  /** The type in words, more than one of it: `voice connectors`. */
  readonly words: string
  readonly format: ArnFormat
}

export interface ArnFormat {
  /** `${…}` where the format has a placeholder. */
  readonly region: string
  readonly account: string
  /** The last part of the ARN: literal texts, and the placeholders between them. */
  readonly literals: readonly string[]
  readonly placeholders: readonly string[]
}

const typesOf = rememberAll(indexTypes)

/** List the types that an ARN with this service in it can name; a service's own where it has some. */
export function listArnTypes(snapshot: Snapshot, service: string): readonly ArnType[] {
  return typesOf(snapshot).get(service) ?? []
}

function indexTypes({ services }: Snapshot): ReadonlyMap<string, readonly ArnType[]> {
  const all = services.flatMap(({ prefix, name, resourceTypes }) =>
    resourceTypes.flatMap((type) => {
      const [, , service = '', region = '', account = '', resource] = splitAtColons(type.arn, 6)
      // A format with a wildcard of its own stands for several resources of another type.
      if (resource === undefined || resource.includes('*')) return []
      const pieces = resource.split(/\$\{([^}]*)\}/)
      const format = {
        region,
        account,
        literals: pieces.filter((_, i) => i % 2 === 0),
        placeholders: pieces.filter((_, i) => i % 2 === 1),
      }
      const words = writePlural(writeWords(type.name))
      return [{ service, isOwn: service === prefix, type: { service: shortenService(name), words, format } }]
    }),
  )
  return new Map(
    [...Map.groupBy(all, ({ service }) => service)].map(([service, types]) => {
      const own = types.filter(({ isOwn }) => isOwn)
      return [service, (own.length > 0 ? own : types).map(({ type }) => type)]
    }),
  )
}

/** `AWS Identity and Access Management (IAM)` is `IAM` to whoever reads policies; Customer Profiles is of Amazon Connect. */
function shortenService(name: string): string {
  return /\(([A-Z]+)\)$/.exec(name)?.[1] ?? name.replace(/^Amazon Connect (?=.)/, '')
}

/** Write the name of a type or a placeholder as words: `RoleNameWithPath` is `role name with path`. */
export function writeWords(name: string): string {
  return name
    .split(/[-_]/)
    .flatMap(splitName)
    .map((word) =>
      /^(id|arn|aws)$/i.test(word) || (word.length > 1 && word === word.toUpperCase())
        ? word.toUpperCase()
        : word.toLowerCase(),
    )
    .join(' ')
}

/** `rule on default event bus` is `rules on default event bus`; what ends in s is taken for a plural already. */
function writePlural(words: string): string {
  const [, head = words, rest = ''] = /^(.*?)( (?:on|of|for) .*)$/.exec(words) ?? []
  const plural = /(us|ss|x|ch|sh)$/.test(head)
    ? `${head}es`
    : /s$/.test(head)
      ? head
      : /[^aeiou]y$/.test(head)
        ? `${head.slice(0, -1)}ies`
        : `${head}s`
  return plural + rest
}
