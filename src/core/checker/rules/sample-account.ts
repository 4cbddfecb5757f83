// Finds the account numbers that AWS uses in its documentation.
import type { Rule } from '../rule.ts'

const samples = /(?<!\d)(123456789012|111122223333|444455556666|000000000000)(?!\d)/

/** Report account numbers of examples. Source: AWS's documentation, which keeps these numbers for examples. */
export const sampleAccount: Rule = {
  name: 'sample-account',
  description: 'AWS uses this account number in its documentation; nobody has it.',
  severity: 'info',
  check: ({ statements }) =>
    statements.flatMap(({ resources, conditions }) =>
      [...(resources?.texts ?? []), ...conditions.flatMap(({ values }) => values)].flatMap((text) => {
        const account = samples.exec(text.value)?.[1]
        if (account === undefined) return []
        const message = `${account} is an account number of AWS's documentation.`
        return [{ span: text, message, tip: 'Put in your own account number.' }]
      }),
    ),
}
