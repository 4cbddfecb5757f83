// Writes a request as an example in a finding.
import type { Request } from '../../requests/request.ts'

/** Write a request: `iam:PassRole on arn:aws:iam::111122223333:role/Admin with iam:PassedToService = …`. */
export function writeRequest({ action, resource, context }: Request): string {
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`)
  return `${action} on ${resource}${keys.length === 0 ? '' : ` with ${keys.join(' and ')}`}`
}
