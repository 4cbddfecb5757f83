// Finds private addresses in conditions on aws:SourceIp, which only ever has public ones.
import { type AddressRange, readRange } from '../../requests/address.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Private, loopback and link-local addresses. Source: RFC 1918, RFC 4193, RFC 6890. */
const privateRanges: readonly AddressRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((written) => readRange(written) ?? [])

/** Report private addresses. Source: IAM User Guide, "AWS global condition context keys", aws:SourceIp. */
export const privateAddress: Rule = {
  name: 'private-address',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ reading, key, values }) => {
        const { family, isNegated } = reading
        if (family !== 'IP' || key.value.toLowerCase() !== 'aws:sourceip') return []
        const inside = values.filter(isPrivate)
        const areAll = inside.length === values.length
        return inside.map((text): RuleFinding => {
          const effect = !areAll
            ? ''
            : isNegated
              ? ', so the condition is always met'
              : ', so the condition is never met'
          return {
            span: text,
            message: `${text.value} is private, and aws:SourceIp has only public addresses${effect}.`,
            tip: 'Use the public range, or aws:VpcSourceIp together with aws:SourceVpc.',
            ...(!areAll && { severity: 'info' }),
          }
        })
      }),
    ),
}

function isPrivate({ value }: Text): boolean {
  const range = readRange(value)
  return (
    range !== undefined &&
    privateRanges.some(
      ({ bits, first, last }) => bits === range.bits && first <= range.first && range.last <= last,
    )
  )
}
