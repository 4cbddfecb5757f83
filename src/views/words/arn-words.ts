// Describes in plain words which resources an ARN pattern names, or returns nothing if words could mislead.

import type { Snapshot } from '../../core/actions/action.ts'
import { overlaps } from '../../core/policy/overlaps.ts'
import { isPlain, splitAtColons } from '../../core/policy/pattern.ts'
import { rememberAll } from '../../core/remember.ts'
import { type ArnPart, alignResource, canMatch } from './arn-words-match.ts'
import { type ArnType, listArnTypes, writeWords } from './arn-words-types.ts'
import { joinPhrases, phrasesToText } from './words.ts'

/** What an ARN pattern names. */
export interface ArnMeaning {
  readonly service: string
  /** The one type whose resources match as `parts` says; or several types, with no further detail. */
  readonly types: readonly ArnType[]
  readonly parts?: readonly ArnPart[]
  /** Resource types below the path of that one type that the pattern also names. */
  readonly below: readonly ArnType[]
  /** The pattern names every resource of the service. */
  readonly isAll: boolean
  readonly partition: string
  /** Absent if ARNs of these types have no Region. */
  readonly region?: string
  /** Absent if ARNs of these types have no account. */
  readonly account?: string
}

const answersOf = rememberAll((_: Snapshot) => new Map<string, ArnMeaning | undefined>())

/** Describe an ARN pattern; the caller must also show the exact pattern. */
export function describeArn(snapshot: Snapshot, arn: string): string | undefined {
  const meaning = readArn(snapshot, arn)
  return meaning && formatMeaning(meaning, formatPlace(meaning))
}

/** Describe an ARN pattern that is not shown: undefined unless exact, without “in any Region and account”. */
export function describeArnAlone(snapshot: Snapshot, arn: string): string | undefined {
  const meaning = readArn(snapshot, arn)
  if (meaning === undefined || (meaning.parts === undefined && !meaning.isAll)) return undefined
  const isAnywhere = [meaning.region, meaning.account].every((part) => part === undefined || part === '*')
  return formatMeaning(meaning, isAnywhere && meaning.partition === 'aws' ? '' : formatPlace(meaning))
}

/** Read an ARN pattern by the snapshot's ARN formats, each once; undefined if it fits none. */
export function readArn(snapshot: Snapshot, arn: string): ArnMeaning | undefined {
  const known = answersOf(snapshot)
  if (!known.has(arn)) known.set(arn, findMeaning(snapshot, arn))
  return known.get(arn)
}

function findMeaning(snapshot: Snapshot, arn: string): ArnMeaning | undefined {
  const [scheme, partition = '', service = '', region = '', account = '', resource] = splitAtColons(arn, 6)
  if (scheme !== 'arn' || resource === undefined || !/^[a-z0-9-]+$/.test(service)) return undefined
  const placed = listArnTypes(snapshot, service).filter(
    ({ format }) => canHold(format.region, region) && canHold(format.account, account),
  )
  const [first] = placed
  if (first === undefined) return undefined
  const meaning = (types: readonly ArnType[], more: Partial<ArnMeaning> = {}): ArnMeaning => ({
    service: first.service,
    types,
    below: [],
    isAll: false,
    partition,
    ...(types.some(({ format }) => isPlaceholder(format.region)) && { region }),
    ...(types.some(({ format }) => isPlaceholder(format.account)) && { account }),
    ...more,
  })
  if (resource === '*') return meaning(placed, { isAll: true })
  const matched = placed.filter(({ format }) => canMatch(format, resource))
  const one = findType(placed, resource)
  const below = matched.filter((type) => type !== one?.type)
  // Only a pattern whose last part is plain text and a final `*` names everything below it and nothing else.
  if (one !== undefined && (below.length === 0 || /^[^*?$]*\*$/.test(one.parts.at(-1)?.pattern ?? '')))
    return meaning([one.type], { parts: one.parts, below })
  return matched.length === 0 ? undefined : meaning(matched)
}

/** Find the one type whose format fits a pattern; undefined if several do. */
function findType(
  types: readonly ArnType[],
  resource: string,
): { readonly type: ArnType; readonly parts: readonly ArnPart[] } | undefined {
  const aligned = types.flatMap((type) => {
    const parts = alignResource(type.format, resource)
    return parts === undefined ? [] : [{ type, parts }]
  })
  const [one, ...rest] = aligned
  return rest.length > 0 ? undefined : one
}

const isPlaceholder = (part: string) => part.startsWith('${')

function canHold(format: string, part: string): boolean {
  if (isPlaceholder(format)) return part !== ''
  return overlaps(part, format)
}

function formatMeaning(
  { service, types, parts, below, isAll }: ArnMeaning,
  place: string,
): string | undefined {
  const [type] = types
  if (type === undefined) return undefined
  if (isAll) return `every ${service} resource${place}`
  if (parts === undefined) {
    const named =
      types.length > 3
        ? `resources of ${types.length} types`
        : phrasesToText(joinPhrases(types.map(({ words }) => [words])))
    return `${service} ${named} whose ARN matches${place}`
  }
  const tests = parts
    .map((part, i) => formatPart(part, i === parts.length - 1 ? type.words : ''))
    .filter((words) => words !== '')
  const which = tests.length === 0 ? '' : ` whose ${tests.join(' and whose ')}`
  const all = tests.length === 0 ? 'all ' : ''
  const [next, ...rest] = below
  const lower = rest.length > 0 ? 'everything' : `the ${next?.words}`
  const more = next === undefined ? '' : `${which === '' ? '' : ','} and ${lower} below them`
  return `${all}${service} ${type.words}${which}${more}${place}`
}

/** Describe what a value must match; empty if it can be anything. */
function formatPart({ placeholder, pattern }: ArnPart, typeWords: string): string {
  if (pattern === '*') return ''
  return `${formatPlaceholder(placeholder, typeWords)} ${formatPattern(pattern)}`
}

/** Drop the type's own words from a placeholder: `DomainName` of a domain is its name. */
function formatPlaceholder(placeholder: string, typeWords: string): string {
  const words = writeWords(placeholder).split(' ')
  const ofType = typeWords
    .split(' ')
    .flatMap((word) => [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')])
  const own = words.slice(
    Math.max(
      0,
      words.findIndex((word) => !ofType.includes(word)),
    ),
  )
  return own.join(' ').replace(/ with path$/, ' (including path)')
}

function formatPattern(pattern: string): string {
  const [body, starts, ends] = [
    pattern.replace(/^\*|\*$/g, ''),
    pattern.endsWith('*'),
    pattern.startsWith('*'),
  ]
  if (isPlain(pattern)) return `is “${pattern}”`
  if (!isPlain(body) || body === '') return `matches “${pattern}”`
  if (starts && ends) return `contains “${body}”`
  return starts ? `starts with “${body}”` : `ends with “${body}”`
}

function formatPlace({ partition, region, account }: ArnMeaning): string {
  const isAny = (part: string | undefined) => part === '*'
  const parts = [
    ...(partition === 'aws' ? [] : [isAny(partition) ? 'any partition' : `partition ${partition}`]),
    ...(region === undefined ? [] : [isAny(region) ? 'any Region' : `Region ${region}`]),
    ...(account === undefined
      ? []
      : [isAny(account) ? (isAny(region) ? 'account' : 'any account') : `account ${account}`]),
  ]
  return parts.length === 0 ? '' : `, in ${phrasesToText(joinPhrases(parts.map((part) => [part])))}`
}
