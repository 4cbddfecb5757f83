// An ARN pattern and the snapshot in; the resources that it names in plain words out, or nothing where words could mislead.

import type { Snapshot } from '../../core/actions/action.ts'
import { isPlain, overlaps, splitAtColons } from '../../core/policy/pattern.ts'
import { rememberAll } from '../../core/remember.ts'
import { type ArnPart, alignResource, canMatch } from './arn-words-match.ts'
import { type ArnType, listArnTypes, writeWords } from './arn-words-types.ts'
import { joinPhrases, phrasesToText } from './words.ts'

/** What an ARN pattern names. */
export interface ArnMeaning {
  readonly service: string
  /** One type of which it names exactly those whose placeholders match; or several, and no more is said. */
  readonly types: readonly ArnType[]
  readonly parts?: readonly ArnPart[]
  /** Types of resource that it names besides, below the path of that one type. */
  readonly below: readonly ArnType[]
  /** It names every resource of the service. */
  readonly isAll: boolean
  readonly partition: string
  /** Absent where ARNs of these types have none. */
  readonly region?: string
  readonly account?: string
}

const answersOf = rememberAll((_: Snapshot) => new Map<string, ArnMeaning | undefined>())

/** Describe an ARN pattern; the exact text must stand beside the words. */
export function describeArn(snapshot: Snapshot, arn: string): string | undefined {
  const meaning = recallArn(snapshot, arn)
  return meaning && formatMeaning(meaning, formatPlace(meaning))
}

/** Describe an ARN pattern where the words must do alone: nothing unless they are exact; of anywhere no word. */
export function describeArnAlone(snapshot: Snapshot, arn: string): string | undefined {
  const meaning = recallArn(snapshot, arn)
  if (meaning === undefined || (meaning.parts === undefined && !meaning.isAll)) return undefined
  const isAnywhere = [meaning.region, meaning.account].every((part) => part === undefined || part === '*')
  return formatMeaning(meaning, isAnywhere && meaning.partition === 'aws' ? '' : formatPlace(meaning))
}

function recallArn(snapshot: Snapshot, arn: string): ArnMeaning | undefined {
  const known = answersOf(snapshot)
  if (!known.has(arn)) known.set(arn, readArn(snapshot, arn))
  return known.get(arn)
}

/** Read an ARN pattern by the formats of the snapshot; nothing where it fits none. */
export function readArn(snapshot: Snapshot, arn: string): ArnMeaning | undefined {
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
  // Only of what starts like this is all that lies below it meant, and nothing else.
  if (one !== undefined && (below.length === 0 || /^[^*?$]*\*$/.test(one.parts.at(-1)?.pattern ?? '')))
    return meaning([one.type], { parts: one.parts, below })
  return matched.length === 0 ? undefined : meaning(matched)
}

/** The one type that a pattern is laid out like; of two, neither. */
function findType(
  types: readonly ArnType[],
  resource: string,
): { readonly type: ArnType; readonly parts: readonly ArnPart[] } | undefined {
  const aligned = types.flatMap((type) => {
    const parts = alignResource(type.format, resource)
    return parts === undefined ? [] : [{ type, parts }]
  })
  const [one, ...others] = aligned
  return others.length > 0 ? undefined : one
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
  if (isAll) return `every resource of ${service}${place}`
  if (parts === undefined) {
    const named =
      types.length > 3
        ? `resources of ${types.length} types`
        : phrasesToText(joinPhrases(types.map(({ words }) => [words])))
    return `${service} ${named} whose ARN matches${place}`
  }
  const told = parts
    .map((part, i) => formatPart(part, i === parts.length - 1 ? type.words : ''))
    .filter((words) => words !== '')
  const which = told.length === 0 ? '' : ` whose ${told.join(' and whose ')}`
  const all = told.length === 0 ? 'all ' : ''
  const [next, ...others] = below
  const lower = others.length > 0 ? 'what lies' : `the ${next?.words}`
  const more = next === undefined ? '' : `${which === '' ? '' : ','} and ${lower} below them`
  return `${all}${service} ${type.words}${which}${more}${place}`
}

/** Tell what a value must be; nothing where it may be anything. */
function formatPart({ placeholder, pattern }: ArnPart, typeWords: string): string {
  if (pattern === '*') return ''
  return `${formatPlaceholder(placeholder, typeWords)} ${formatPattern(pattern)}`
}

/** `DomainName` of a domain is its name. */
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
  return own.join(' ')
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
