// Lists the ARNs in a statement: those of its resources, and the values of conditions that compare ARNs.
import { splitAtColons } from '../../policy/pattern.ts'
import { rememberAll } from '../../remember.ts'
import type { StatementPart, Text } from '../policy-parts.ts'

/** The maximum number of ARNs of a statement that are read; a policy that IAM accepts has room for about 1,000. */
const most = 5_000

export interface WrittenArn {
  readonly text: Text
  /** The six fields; the last may contain colons. */
  readonly fields: readonly string[]
}

/** List the ARNs with six fields in a statement's resources, read once for all rules. */
export const listResourceArns = rememberAll(({ resources }: StatementPart): readonly WrittenArn[] =>
  (resources?.texts ?? []).slice(0, most).flatMap(readArn),
)

/** List the same, and the ARNs that conditions compare with. */
export function listArns(statement: StatementPart): readonly WrittenArn[] {
  const compared = statement.conditions
    .filter(({ reading }) => reading.family === 'ARN')
    .flatMap(({ values }) => values)
  return [...listResourceArns(statement), ...compared.flatMap(readArn)]
}

function readArn(text: Text): readonly WrittenArn[] {
  if (!text.value.startsWith('arn:')) return []
  const fields = splitAtColons(text.value, 6)
  return fields.length === 6 ? [{ text, fields }] : []
}
