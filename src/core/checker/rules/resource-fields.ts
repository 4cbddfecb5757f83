// Finds ARNs that have a Region or an account where the service has none, and those that lack one.
import type { Snapshot } from '../../actions/action.ts'
import { splitFormats } from '../../actions/arn-formats.ts'
import { overlaps } from '../../policy/overlaps.ts'
import { isPlain, splitAtColons } from '../../policy/pattern.ts'
import { remember, rememberAll } from '../../remember.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import { listResourceArns } from './arn-texts.ts'

/** What the ARN formats of one service ask of the Region and the account. */
interface Format {
  readonly region: string
  readonly account: string
  /** The sixth field, with `*` for each placeholder. */
  readonly rest: string
}

/** The maximum number of character pairs compared in one text; past it, everything counts as fitting. */
const most = 20_000_000

/** The maximum number of combinations of Region and account in the cache. */
const mostFields = 1_000

/** Report fields that the service does not have. Source: Service Authorization Reference, resource types: ARN formats. */
export const resourceFields: Rule = {
  name: 'resource-fields',
  severity: 'error',
  check: (context) => [...findFieldFaults(context)].map(([span, fault]) => ({ span, ...fault })),
}

/** Find, once per text, the ARNs with such faults: other rules leave them out. */
export const findFieldFaults = rememberAll((context: RuleContext): ReadonlyMap<Text, Fault> => {
  const { services, partFormats } = readFormats(context.index.snapshot)
  let pairs = 0
  const isLike = (rest: string) => (format: Format) => {
    pairs += rest.length * format.rest.length
    return pairs > most || overlaps(rest, format.rest)
  }
  const faultOf = ([, , service = '', region = '', account = '', rest = '']: readonly string[]) => {
    if (!services.has(service) || /^[*?]+$/.test(rest) || pairs > most) return undefined
    const isOfAws = account === '' && canBeOfAws(service, rest)
    const { fit, unfit } = partFormats(JSON.stringify([service, region, account, isOfAws]))
    // Mostly the first format that fits decides.
    if (unfit.length === 0 || fit.some(isLike(rest))) return undefined
    const own = unfit.filter(isLike(rest))
    return pairs > most || own.length === 0 ? undefined : describe(service, { region, account }, own)
  }
  return new Map(
    context.statements.flatMap((statement) =>
      listResourceArns(statement).flatMap(({ text, fields }) => {
        const fault = faultOf(fields)
        return fault === undefined ? [] : [[text, fault] as const]
      }),
    ),
  )
})

type Fault = Pick<RuleFinding, 'message' | 'tip'>

/** What AWS itself provides, such as the document AWS-RunShellScript, can have no account. */
function canBeOfAws(service: string, rest: string): boolean {
  return /(^|[/:])(aws|amazon)/i.test(rest) || (service === 'ssm' && rest.includes('/*'))
}

/** Check a Region or an account against that of a format: empty, a placeholder, or a word that is meant literally. */
function isAllowed(written: string, format: string): boolean {
  if (/[*?$]/.test(written)) return true
  if (format === '') return written === ''
  if (format === '*' || /^\$\{/.test(format)) return written !== ''
  return written === format
}

/** Describe what is missing or too much; undefined for words that a format asks for literally, such as `aws`. */
function describe(
  service: string,
  written: { readonly region: string; readonly account: string },
  formats: readonly Format[],
): Fault | undefined {
  const faults = (['region', 'account'] as const).flatMap((field) => {
    if (formats.some((format) => isAllowed(written[field], format[field]))) return []
    if (formats.every((format) => format[field] === '')) return [`have no ${nouns[field]}`]
    return written[field] === '' ? [`need ${field === 'region' ? 'a' : 'an'} ${nouns[field]}`] : []
  })
  const [format] = formats
  if (faults.length === 0 || format === undefined) return undefined
  const shape = `arn:aws:${service}:${format.region}:${format.account}:${format.rest}`
  return {
    message: `ARNs of ${service} like this one ${faults.join(' and ')}.`,
    tip: `They have the form ${shape}.`,
  }
}

const nouns = { region: 'Region', account: 'account' } as const

interface Formats {
  readonly services: { readonly has: (service: string) => boolean }
  /** The formats that the service, Region and account of an ARN fit, and those that they do not. */
  readonly partFormats: (question: string) => {
    readonly fit: readonly Format[]
    readonly unfit: readonly Format[]
  }
}

/** Read the formats of a snapshot; what fits them is decided once for all policies. */
const readFormats = rememberAll((snapshot: Snapshot): Formats => {
  const formatsOf = listFormats(snapshot)
  const partFormats = remember(mostFields, (question: string) => {
    const [service, region, account, isOfAws]: [string, string, string, boolean] = JSON.parse(question)
    const isFit = (format: Format) =>
      isAllowed(region, format.region) && (isOfAws || isAllowed(account, format.account))
    const formats = formatsOf.get(service) ?? []
    return { fit: formats.filter(isFit), unfit: formats.filter((format) => !isFit(format)) }
  })
  return { services: formatsOf, partFormats }
})

function listFormats({ services }: Snapshot): ReadonlyMap<string, readonly Format[]> {
  const rows = services.flatMap(({ resourceTypes }) =>
    resourceTypes.flatMap(({ arn }) =>
      splitFormats(arn).map((format) => {
        const [, , service = '', region = '', account = '', rest = ''] = splitAtColons(format, 6)
        return { service, region, account, rest: rest.replace(/\$\{[^}]*\}/g, '*') }
      }),
    ),
  )
  return Map.groupBy(
    rows.filter(({ service }) => isPlain(service)),
    ({ service }) => service,
  )
}
