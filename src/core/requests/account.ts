// Relates the key `aws:ResourceAccount` to the account in the ARN of a resource.
import type { Condition } from '../policy/policy.ts'
import type { KeyState, KeyStates } from './key-states.ts'
import { type Effort, listValues } from './key-values.ts'
import { isArn, matchesValue, type Operator, readOperator } from './operator.ts'

/** Which ARNs go with a state of the key: those of all patterns of each list in `every`, and of no pattern in `none`. */
export interface AccountLimit {
  readonly every: readonly (readonly string[])[]
  readonly none: readonly string[]
}

/** The key, in lowercase. */
export const accountKey = 'aws:resourceaccount'

/** Accounts to try: the plainest, and another one. */
export const plainAccounts = ['111122223333', '444455556666']

const start = 'arn:*:*:*:'
const withoutAccount = [`${start}:*`, `${start}aws:*`]
const anyAccount = `${start}????????????:*`

/** Other values are of no account. Only `StringLike` reads wildcards. */
function toArns({ name }: Operator, values: readonly string[]): readonly string[] {
  const accounts = name === 'stringlike' ? /^[\d*?]+$/ : /^\d+$/
  return values.filter((value) => accounts.test(value)).map((value) => `${start}${value}:*`)
}

/**
 * Describe the ARNs that a state goes with. An ARN with an account has it as the value of the key, so the key is absent
 * only with others; where the state is one account, it stands for all that `conditions` do not tell from it.
 * Source: IAM User Guide, "AWS global condition context keys", `aws:ResourceAccount`.
 */
export function limitAccount([value]: KeyState, conditions: readonly Condition[]): AccountLimit {
  if (value === undefined) return { every: [withoutAccount], none: [] }
  const tests = conditions.flatMap((condition) => {
    const operator = readOperator(condition.operator)
    return operator.family === 'text' ? [{ operator, values: condition.values }] : []
  })
  const isMet = ({ operator, values }: (typeof tests)[number]) => matchesValue(operator, value, values)
  const met = tests
    .filter(isMet)
    .map(({ operator, values }) => [...toArns(operator, values), ...withoutAccount])
  const unmet = tests
    .filter((test) => !isMet(test))
    .flatMap(({ operator, values }) => toArns(operator, values))
  return {
    every: [[anyAccount, ...withoutAccount], ...met],
    none: unmet.filter((arn) => arn !== `${start}*:*`),
  }
}

/** The account of an ARN; `undefined` if it has none. */
export function accountOf(resource: string): string | undefined {
  const account = isArn(resource) ? resource.split(':')[4] : undefined
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

/** List values of `aws:ResourceAccount`: accounts first, because a resource without one is the rarer one. */
export function listAccountStates(conditions: readonly Condition[], effort: Effort): KeyStates {
  const { values, isComplete } = listValues(conditions, plainAccounts, effort)
  const isAccount = (value: string) => /^\d{12}$/.test(value)
  const ordered = [...values.filter(isAccount), ...values.filter((value) => !isAccount(value))]
  return { states: [...ordered.map((value) => [value]), []], isComplete }
}
