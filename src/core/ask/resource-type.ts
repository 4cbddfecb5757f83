// Finds the resource types that an ARN is of, where several formats could be read into it.
import type { ActionIndex } from '../actions/action-index.ts'
import { splitAtColons } from '../policy/pattern.ts'
import { rememberAll } from '../remember.ts'
import { possibleResources } from '../requests/resource-language.ts'

/**
 * List the ARN formats of the snapshot that fit an ARN best. A placeholder can be any text, so `instance/${InstanceId}`
 * could be `instance/1/agent/2`; formats in which no placeholder has a slash or a colon fit better, and otherwise those
 * with the most text of their own.
 */
export function listBestFormats(resource: string, index: ActionIndex): ReadonlySet<string> {
  const service = splitAtColons(resource, 6)[2] ?? ''
  const formats = formatsOf(index)
  const fitting = [...(formats.get(service) ?? []), ...(formats.get('') ?? [])].filter((format) =>
    possibleResources([format], false).has(resource),
  )
  const narrow = fitting.filter((format) => isNarrow(format, resource))
  const best = narrow.length > 0 ? narrow : fitting
  const most = Math.max(0, ...best.map(countLiteral))
  return new Set(best.filter((format) => narrow.length > 0 || countLiteral(format) === most))
}

/** The formats of all actions by the service in the ARN; those with a placeholder there under the empty name. */
const formatsOf = rememberAll((index: ActionIndex): ReadonlyMap<string, readonly string[]> => {
  const written = new Set(index.all.flatMap(({ formats }) => formats.written))
  return Map.groupBy(written, (format) => {
    const service = splitAtColons(format, 6)[2] ?? ''
    return /[$*]/.test(service) ? '' : service
  })
})

function isNarrow(format: string, resource: string): boolean {
  const source = format
    .split(/(\$\{[^}]*\}|\*)/)
    .map((piece) => (/^(\$\{|\*$)/.test(piece) ? '[^/:]*' : piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
  return new RegExp(`^${source.join('')}$`).test(resource)
}

function countLiteral(format: string): number {
  return format.replace(/\$\{[^}]*\}|\*/g, '').length
}
