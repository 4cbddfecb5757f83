// Reads condition operators and checks which types of keys they can compare.

const families = {
  String: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  Numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  Date: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  Bool: ['Bool'],
  Binary: ['BinaryEquals'],
  IP: ['IpAddress', 'NotIpAddress'],
  ARN: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  Null: ['Null'],
} as const

export type OperatorFamily = keyof typeof families

/** Every operator, without qualifier and `IfExists`. Source: IAM User Guide, "… elements: Condition operators". */
export const operatorNames: readonly string[] = Object.values(families).flat()

/** Split an operator into its parts, ignoring case; `family` is absent when IAM has no such operator. */
export function readOperator(written: string): { readonly base: string; readonly family?: OperatorFamily } {
  const base = written.replace(/^(ForAllValues|ForAnyValue):/i, '').replace(/(?<!^Null)IfExists$/i, '')
  const family = (Object.keys(families) as readonly OperatorFamily[]).find((name) =>
    families[name].some((operator) => operator.toLowerCase() === base.toLowerCase()),
  )
  return { base, ...(family !== undefined && { family }) }
}

/** Check whether operators fit a key of AWS's type. Keys that contain an ARN are often listed as strings. */
export function fitsType(family: OperatorFamily, type: string): boolean {
  const plain = type.replace(/^ArrayOf/, '')
  switch (family) {
    case 'Null':
    case 'Binary':
      return true
    case 'String':
      return plain !== 'IPAddress' && plain !== 'Date'
    case 'ARN':
      return plain === 'ARN' || plain === 'String'
    case 'Bool':
      return plain === 'Bool' || plain === 'String'
    case 'Numeric':
    case 'Date':
      return plain === 'Numeric' || plain === 'Date'
    case 'IP':
      return plain === 'IPAddress' || plain === 'String'
    default:
      return family satisfies never
  }
}
