// Finds conditions on private addresses that do not say in which network.
import type { Rule } from '../rule.ts'

/** Keys in lowercase, and those of which one belongs with each. Source: IAM User Guide, "AWS global condition context keys". */
const pairs: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
])

/** Report addresses without their network. Source: the descriptions of both keys. */
export const pairedKeys: Rule = {
  name: 'paired-keys',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ conditions }) => {
      const keys = new Set(conditions.map(({ key }) => key.value.toLowerCase()))
      return conditions.flatMap(({ key }) => {
        const others = pairs.get(key.value.toLowerCase())
        if (others === undefined || others.some((other) => keys.has(other.toLowerCase()))) return []
        const message = `${key.value} alone also matches the same address in any other VPC.`
        return [{ span: key, message, tip: `Add a condition on ${others[0]} to the statement.` }]
      })
    }),
}
