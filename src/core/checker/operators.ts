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

export interface WrittenOperator {
  /** Without qualifier and `IfExists`, as written. */
  readonly base: string
  /** Absent when IAM has no such operator in any case of its letters. */
  readonly family?: OperatorFamily
  /** The whole operator as IAM spells it; absent like `family`. */
  readonly spelling?: string
  readonly qualifier?: 'ForAllValues' | 'ForAnyValue'
  readonly ifExists: boolean
  readonly isNegated: boolean
}

const known: ReadonlyMap<string, readonly [name: string, family: OperatorFamily]> = new Map(
  (Object.keys(families) as readonly OperatorFamily[]).flatMap((family) =>
    families[family].map((name) => [name.toLowerCase(), [name, family]] as const),
  ),
)

/** Split an operator into its parts, ignoring case. */
export function readOperator(written: string): WrittenOperator {
  const [, set, base = '', suffix] = /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/is.exec(written) ?? []
  const qualifier = set === undefined ? undefined : /all/i.test(set) ? 'ForAllValues' : 'ForAnyValue'
  // IAM has no `NullIfExists`.
  const found = /^null$/i.test(base) && suffix !== undefined ? undefined : known.get(base.toLowerCase())
  return {
    base: found === undefined && /^null$/i.test(base) ? `${base}${suffix ?? ''}` : base,
    ...(found && {
      family: found[1],
      spelling: `${qualifier === undefined ? '' : `${qualifier}:`}${found[0]}${suffix === undefined ? '' : 'IfExists'}`,
    }),
    ...(qualifier && { qualifier }),
    ifExists: suffix !== undefined,
    isNegated: /^[a-z]*not/i.test(base),
  }
}

/** The operators to use for a key of one of AWS's types, and whether others still compare what they should. */
const fitting: Readonly<Record<string, readonly OperatorFamily[]>> = {
  // Keys that contain an ARN, an address or a truth value are often listed as strings.
  String: ['String', 'ARN', 'IP', 'Bool'],
  ARN: ['ARN'],
  Bool: ['Bool'],
  Numeric: ['Numeric'],
  // aws:EpochTime works with both. Source: IAM User Guide, "AWS global condition context keys".
  Date: ['Date', 'Numeric'],
  IPAddress: ['IP'],
}

/** Check whether operators fit a key of AWS's type, such as `ArrayOfString`. Unknown types fit. */
export function fitsType(family: OperatorFamily, type: string): boolean {
  if (family === 'Null' || family === 'Binary') return true
  const plain = type.replace(/^ArrayOf/, '')
  return fitting[plain]?.includes(family) ?? true
}
