// Finds ARNs that have a Region or an account where the service has none, and those that lack one.
import { splitFormats } from '../../actions/arn-formats.ts'
import { isPlain, overlaps, splitAtColons } from '../../policy/pattern.ts'
import { remember, rememberAll } from '../../remember.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { listResourceArns } from './arn-texts.ts'

/** What the ARN formats of one service ask of the Region and the account. */
interface Format {
  readonly region: string
  readonly account: string
  /** The sixth field, with `*` for each placeholder. */
  readonly rest: string
}

/** The maximum number of ARNs in the cache, and of character pairs compared in one text. */
const most = { resources: 20_000, pairs: 5_000_000 }

/** Report fields that the service does not have. Source: Service Authorization Reference, resource types: ARN formats. */
export const resourceFields: Rule = {
  name: 'resource-fields',
  description:
    'The ARNs of each service either have a Region and an account or leave them empty, as those of S3 and IAM do in part. An ARN that differs matches nothing.',
  severity: 'error',
  check: (context) => {
    const formatsOf = listFormats(context.index.snapshot)
    let pairs = 0
    const fits = remember(most.resources, (rest: string) => {
      const [service = '', ...parts] = rest.split(' ')
      const written = parts.join(' ')
      return (formatsOf.get(service) ?? []).filter((format) => {
        pairs += written.length * format.rest.length
        return pairs > most.pairs || overlaps(written, format.rest)
      })
    })
    return context.statements.flatMap((statement) =>
      listResourceArns(statement).flatMap(({ text, fields }) => {
        const [, , service = '', region = '', account = '', rest = ''] = fields
        const formats = formatsOf.get(service)
        if (formats === undefined || /^[*?]+$/.test(rest)) return []
        const isFit = (format: Format) =>
          isAllowed(region, format.region) && isAllowed(account, format.account)
        if (formats.every(isFit)) return []
        const own = fits(`${service} ${rest}`)
        if (pairs > most.pairs || own.length === 0 || own.some(isFit)) return []
        return [{ span: text, ...describe(service, { region, account }, own) }]
      }),
    )
  },
}

/** Check a Region or an account against that of a format: empty, a placeholder, or a word that is meant literally. */
function isAllowed(written: string, format: string): boolean {
  if (/[*?$]/.test(written)) return true
  if (format === '') return written === ''
  if (format === '*' || /^\$\{/.test(format)) return written !== ''
  return written === format
}

function describe(
  service: string,
  written: { readonly region: string; readonly account: string },
  formats: readonly Format[],
): { readonly message: string; readonly tip: string } {
  const faults = (['region', 'account'] as const).flatMap((field) => {
    if (formats.some((format) => isAllowed(written[field], format[field]))) return []
    const name = field === 'region' ? 'Region' : 'account'
    return written[field] === '' ? [`need ${field === 'region' ? 'a' : 'an'} ${name}`] : [`have no ${name}`]
  })
  const [format] = formats
  const shape = `arn:aws:${service}:${format?.region ?? ''}:${format?.account ?? ''}:${format?.rest ?? ''}`
  const words = faults.length === 0 ? 'have another Region or account' : faults.join(' and ')
  return { message: `ARNs of ${service} like this one ${words}.`, tip: `They have the form ${shape}.` }
}

const listFormats = rememberAll(({ services }: RuleContext['index']['snapshot']) => {
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
})
