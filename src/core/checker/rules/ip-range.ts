// Finds IP ranges that are not CIDR, and those whose address has bits that the length leaves out.
import { formatAddress, readAddress, readRange } from '../../requests/address.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Report wrong ranges. Source: IAM User Guide, "… Condition operators", IP address condition operators. */
export const ipRange: Rule = {
  name: 'ip-range',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ reading, values }) =>
        reading.family === 'IP' ? values.flatMap(checkRange) : [],
      ),
    ),
}

function checkRange(text: Text): readonly RuleFinding[] {
  const { value } = text
  if (value.includes('${')) return []
  const range = readRange(value)
  if (range === undefined) {
    const message = `${JSON.stringify(value)} is not an IP address or range.`
    return [{ span: text, message, tip: 'Write a range such as "203.0.113.0/24".' }]
  }
  const [written = '', length] = value.split('/')
  if (length === undefined || readAddress(written)?.value === range.first) return []
  const exact = `${formatAddress({ bits: range.bits, value: range.first })}/${length}`
  const message = `${value} is the range ${exact}: the bits after the first ${length} do not count.`
  return [
    { span: text, message, tip: `Write ${exact}, or the address without /${length}.`, severity: 'info' },
  ]
}
