// Decides whether a request is possible by AWS's reference, in the plainest way. Shares no code with the catalog.
import type { Request } from './evaluate-request.ts'

/** The parts of AWS's reference that decide it. */
export interface ReferenceFacts {
  readonly resourceTypes: readonly { readonly arn?: string | undefined }[]
}

const partitions = 'aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f|aws-eusc'
const region = '(?:[a-z]+-[a-z]+(?:-[a-z]+)?-[0-9]+)?'
const account = '(?:[0-9]{12}|aws)?'

/**
 * Check whether a request is possible: its resource has one of the ARN formats of the action, or is `*` and without
 * resource tags for an action that has no resource types. `facts` are absent for an action that the reference does not
 * list. Source: Service Authorization Reference, "Resource types defined by …".
 */
export function isPossible({ resource, context }: Request, facts: ReferenceFacts | undefined): boolean {
  if (facts !== undefined && facts.resourceTypes.length === 0)
    return resource === '*' && ![...context.keys()].some((key) => /^[^:]+:resourcetag\//.test(key))
  const formats = (facts?.resourceTypes ?? []).flatMap(({ arn }) => arn?.split(/,\s*(?=arn:)/) ?? [])
  const fits =
    formats.length === 0
      ? new RegExp(`^arn:(?:${partitions}):.*:${region}:${account}:.*$`, 's').test(resource)
      : formats.some((format) => toExpression(format).test(resource))
  const [, , , , owner = ''] = resource.split(':')
  const given = context.get('aws:resourceaccount')
  return fits && (given === undefined || !/^\d{12}$/.test(owner) || given.join() === owner)
}

const expressions = new Map<string, RegExp>()

/** Of a format, a `*` stands for anything, like a placeholder. */
function toExpression(format: string): RegExp {
  const known = expressions.get(format)
  if (known !== undefined) return known
  const source = format
    .replace(/[\\^.+*?()|[\]]/g, '\\$&')
    .replace(/\$\{([^}]*)\}/g, (_, name: string) =>
      name === 'Partition'
        ? `(?:${partitions})`
        : name === 'Region'
          ? region
          : name === 'Account'
            ? account
            : '.*',
    )
  const expression = new RegExp(`^${source.replaceAll('\\*', '.*')}$`, 's')
  expressions.set(format, expression)
  return expression
}
