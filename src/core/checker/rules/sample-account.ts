// Finds account numbers that AWS uses in its documentation.
import type { Rule } from '../rule.ts'

const samples = /(?<!\d)(123456789012|111122223333|444455556666|000000000000)(?!\d)/

/** Report sample account numbers. Source: AWS's documentation, which uses these numbers in examples. */
export const sampleAccount: Rule = {
  name: 'sample-account',
  severity: 'info',
  check: ({ statements }) =>
    statements.flatMap(({ resources, conditions }) =>
      [...(resources?.texts ?? []), ...conditions.flatMap(({ values }) => values)].flatMap((text) => {
        const account = samples.exec(text.value)?.[1]
        if (account === undefined) return []
        const message = `${account} is an account number from AWS’s documentation.`
        return [{ span: text, message, tip: 'Use your own account number.' }]
      }),
    ),
}
