// Turns Resource patterns and ARN formats into languages.
import { splitAtColons } from '../policy/pattern.ts'
import { tokensOf } from '../policy/pattern-tokens.ts'
import { remember } from '../remember.ts'
import {
  type Automaton,
  acceptsText,
  buildAutomaton,
  type CharacterClass,
  type Language,
  type Part,
} from './automaton.ts'

/** ARNs have six fields; the sixth may contain colons. Source: IAM User Guide, "IAM ARNs". */
const arnFields = 6

/** Read a glob without policy variables; `*` and `?` are of one class. */
export function globLanguage(glob: string, wildcard: CharacterClass = 'any'): Language {
  return tokensOf(glob).map((token): Part => {
    if (token.kind === 'any') return { kind: 'run', of: wildcard }
    if (token.kind === 'one') return { kind: 'one', of: wildcard }
    return { kind: 'text', text: token.text }
  })
}

/**
 * Read a Resource pattern whose variables are filled in. An ARN pattern is matched field by field. Where a field cannot
 * be what it stands for, a `*` that ends a field runs past colons. A pattern with fewer fields is also completed with
 * `*`. Source: IAM User Guide, "IAM JSON policy elements: Resource" and "IAM ARNs".
 */
function resourceLanguage(pattern: string): Language {
  const fields = splitAtColons(pattern, arnFields)
  if (fields.length === arnFields) return isInPlace(fields) ? byField(fields) : asText(pattern)
  const completed = [...fields, ...Array.from({ length: arnFields - fields.length }, () => '*')]
  const whole = isInPlace(completed) ? byField(completed) : asText(completed.join(':'))
  return [{ kind: 'either', options: [asText(pattern), whole] }]
}

/** Check whether a pattern is `*`, or has all six fields in place, so that fields can be compared one by one. */
export const isByField: (pattern: string) => boolean = (pattern) => readPlace(pattern).isByField

const mostPatterns = 20_000

const readPlace = remember(mostPatterns, (pattern: string) => {
  const fields = splitAtColons(pattern, arnFields)
  return { isByField: pattern === '*' || (fields.length === arnFields && isInPlace(fields)) }
})

/** Check whether the first five fields can be `arn`, a partition, a service, a Region and an account. */
function isInPlace([arn = '', , , region = '', account = '']: readonly string[]): boolean {
  const open = (field: string) => field.replace(/\$\{[^}]*\}/g, '')
  return (
    /^(arn|[arn]*[*?][arn*?]*)$/.test(arn) &&
    /^[A-Za-z0-9*?-]*$/.test(open(region)) &&
    /^([0-9*?]*|aws)$/.test(open(account))
  )
}

function byField(fields: readonly string[]): Language {
  return fields.flatMap(
    (field, i): Language => [
      ...(i === 0 ? [] : [{ kind: 'text', text: ':' } as const]),
      ...globLanguage(field, i === arnFields - 1 ? 'any' : 'not colon'),
    ],
  )
}

function asText(pattern: string): Language {
  const fields = splitAtColons(pattern, Number.POSITIVE_INFINITY)
  return fields.flatMap((field, i): Language => {
    const parts = globLanguage(field, i >= arnFields - 1 ? 'any' : 'not colon')
    const last = parts.at(-1)
    const isOpen = last?.kind === 'run'
    return [
      ...(i === 0 ? [] : [{ kind: 'text', text: ':' } as const]),
      ...(isOpen ? [...parts.slice(0, -1), { kind: 'run', of: 'any' } as const] : parts),
    ]
  })
}

const mostAutomata = 2_000

/** Build the automaton of a list of Resource patterns without variables: one of them matches. */
export function resourceAutomaton(patterns: readonly string[]): Automaton {
  return automataByText(JSON.stringify(patterns))
}

const automataByText = remember(mostAutomata, (written: string) => {
  const patterns: readonly string[] = JSON.parse(written)
  return buildAutomaton([{ kind: 'either', options: patterns.map(resourceLanguage) }])
})

/** Check whether one of the patterns, without variables, matches a resource. */
export function matchesResource(patterns: readonly string[], resource: string): boolean {
  // Each pattern has an automaton of its own, because many lists share it.
  return patterns.some((pattern) => acceptsText(resourceAutomaton([pattern]), resource))
}

/** Partitions by name. Source: AWS General Reference, "Amazon Resource Names (ARNs)". */
const partitions = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
]

const lower: Language = [
  { kind: 'one', of: 'lower' },
  { kind: 'run', of: 'lower' },
]
const hyphen: Part = { kind: 'text', text: '-' }
const digits: Language = [
  { kind: 'one', of: 'digit' },
  { kind: 'run', of: 'digit' },
]
/** `us-east-1`, `us-gov-west-1`. */
const regionShapes: readonly Language[] = [
  [...lower, hyphen, ...lower, hyphen, ...digits],
  [...lower, hyphen, ...lower, hyphen, ...lower, hyphen, ...digits],
]

const text = (value: string): Language => [{ kind: 'text', text: value }]

/** What each placeholder of an ARN format stands for: anything that it can be, or something plain. */
const placeholders = {
  any: {
    Partition: [{ kind: 'either', options: partitions.map(text) }],
    Region: [{ kind: 'either', options: [[], ...regionShapes] }],
    Account: [{ kind: 'either', options: [Array(12).fill({ kind: 'one', of: 'digit' }), text('aws'), []] }],
    other: [{ kind: 'run', of: 'any' }],
  },
  plain: {
    Partition: text('aws'),
    Region: text('us-east-1'),
    Account: text('111122223333'),
    other: [
      { kind: 'one', of: 'lower' },
      { kind: 'run', of: 'any' },
    ],
  },
} as const satisfies Record<string, Record<string, Language>>

/** An ARN of any kind, for an action of which nothing is known. */
const anyFormat = '$' + '{Partition}:$' + '{Service}:$' + '{Region}:$' + '{Account}:$' + '{Resource}'

/** The resources that an action can have. */
export interface PossibleResources {
  /** The action acts on no resource: the resource is `*`. */
  readonly isNone: boolean
  /** The ARN formats, one in each string. */
  readonly formats: readonly string[]
  /** Whether a resource is possible. */
  readonly has: (resource: string) => boolean
  /** Everything that is possible. */
  readonly all: Automaton
  /** Plain examples only: one partition, Region and account. */
  readonly plain: Automaton
  /** The plainest texts. */
  readonly examples: readonly string[]
  /** Resources that are ruled out, whatever the automata accept. */
  readonly without?: PossibleResources
}

/** Describe the resources of ARN formats; several may be in one string, separated by commas. */
export function possibleResources(formats: readonly string[], isNone: boolean): PossibleResources {
  return resourcesByText(JSON.stringify([formats, isNone]))
}

const resourcesByText = remember(mostAutomata, (written: string): PossibleResources => {
  const [given, isNone]: [string[], boolean] = JSON.parse(written)
  const formats = [...new Set(given.flatMap((format) => format.split(/,\s*(?=arn:)/)))]
  const known = formats.length === 0 ? [`arn:${anyFormat}`] : formats
  const build = (kind: 'any' | 'plain') =>
    buildAutomaton([
      {
        kind: 'either',
        options: isNone ? [text('*')] : known.map((format) => formatLanguage(format, placeholders[kind])),
      },
    ])
  // Most questions are answered without them.
  let [all, plain]: (Automaton | undefined)[] = []
  return {
    isNone,
    formats: isNone ? [] : known,
    has: (resource) =>
      isNone ? resource === '*' : known.some((format) => acceptsText(formatAutomaton(format), resource)),
    get all() {
      all ??= build('any')
      return all
    },
    get plain() {
      plain ??= build('plain')
      return plain
    },
    examples: isNone ? ['*'] : known.map(fillFormat),
  }
})

/** Rule out the resources of `without`. */
export function withoutResources(
  resources: PossibleResources,
  without: PossibleResources,
): PossibleResources {
  const has = (resource: string) => resources.has(resource) && !without.has(resource)
  return {
    isNone: resources.isNone,
    formats: resources.formats,
    has,
    get all() {
      return resources.all
    },
    get plain() {
      return resources.plain
    },
    examples: resources.examples.filter(has),
    without,
  }
}

const formatAutomaton = remember(mostAutomata, (format: string) =>
  buildAutomaton(formatLanguage(format, placeholders.any)),
)

function formatLanguage(format: string, meanings: Readonly<Record<string, Language>>): Language {
  return format.split(/(\$\{[^}]*\}|\*)/).flatMap((piece): Language => {
    if (piece === '') return []
    if (piece === '*') return meanings['other'] ?? []
    const [, name] = /^\$\{(.*)\}$/.exec(piece) ?? []
    return name === undefined ? text(piece) : (meanings[name] ?? meanings['other'] ?? [])
  })
}

/** Fill in a format with plain values. */
function fillFormat(format: string): string {
  const values: Readonly<Record<string, string>> = {
    Partition: 'aws',
    Service: 'example',
    Region: 'us-east-1',
    Account: '111122223333',
  }
  return format.replace(/\$\{([^}]*)\}|\*/g, (_, name: string | undefined) => values[name ?? ''] ?? 'a')
}
