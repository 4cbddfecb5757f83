// Finds account numbers in ARNs that do not have twelve digits.
import type { Rule } from '../rule.ts'
import { listArns } from './arn-texts.ts'

/** Report account numbers of the wrong length. Source: IAM User Guide, "IAM ARNs". */
export const resourceAccount: Rule = {
  name: 'resource-account',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap((statement) =>
      listArns(statement).flatMap(({ text, fields: [, , , , account = ''] }) => {
        if (!/^\d+$/.test(account) || account.length === 12) return []
        const message = `${account} has ${account.length} ${account.length === 1 ? 'digit' : 'digits'}; the ID of an account has twelve.`
        return [{ span: text, message, tip: 'Copy the ID of the account, with leading zeros.' }]
      }),
    ),
}
