// Lists the resource types that a service's ARNs can name, with their ARN formats split into parts.

import type { ServiceResourceType, Snapshot } from '../../core/actions/action.ts'
import { splitFormats } from '../../core/actions/arn-formats.ts'
import { splitAtColons } from '../../core/policy/pattern.ts'
import { rememberAll } from '../../core/remember.ts'
import { splitName } from './names.ts'

/** A resource type with its ARN format. */
export interface ArnType {
  /** The service's display name: `Amazon Chime`. */
  readonly service: string
  /** The type as a plural noun: `voice connectors`. */
  readonly words: string
  readonly format: ArnFormat
}

export interface ArnFormat {
  /** `${…}` if the format has a placeholder here. */
  readonly region: string
  readonly account: string
  /** The last part of the ARN: its literal texts and, in `placeholders`, the names between them. */
  readonly literals: readonly string[]
  readonly placeholders: readonly string[]
}

const typesOf = rememberAll(indexTypes)

/** List the types that an ARN of this service can name. The service's own types, if any, exclude those of others. */
export function listArnTypes(snapshot: Snapshot, service: string): readonly ArnType[] {
  return typesOf(snapshot).get(service) ?? []
}

function indexTypes({ services }: Snapshot): ReadonlyMap<string, readonly ArnType[]> {
  const all = services.flatMap(({ prefix, name, resourceTypes }) =>
    listFormats(resourceTypes).flatMap(([type, arn]) => {
      const [, , service = '', region = '', account = '', resource] = splitAtColons(arn, 6)
      // A format that itself contains a wildcard names several resources of another type.
      if (resource === undefined || resource.includes('*')) return []
      const pieces = resource.split(/\$\{([^}]*)\}/)
      const format = {
        region,
        account,
        literals: pieces.filter((_, i) => i % 2 === 0),
        placeholders: pieces.filter((_, i) => i % 2 === 1),
      }
      const words = writePlural(writeWords(type))
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

function listFormats(
  types: readonly ServiceResourceType[],
): readonly (readonly [type: string, arn: string])[] {
  return types.flatMap(({ name, arn }) => splitFormats(arn).map((format) => [name, format] as const))
}

/** Shorten a service's name to its acronym in parentheses, such as `IAM`, or drop a leading `Amazon Connect`. */
function shortenService(name: string): string {
  return /\(([A-Z]+)\)$/.exec(name)?.[1] ?? name.replace(/^Amazon Connect (?=.)/, '')
}

/** Write the name of a type or a placeholder as words: `RoleNameWithPath` becomes `role name with path`. */
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

/** `rule on default event bus` becomes `rules on default event bus`. A word that ends in s is taken as plural. */
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
