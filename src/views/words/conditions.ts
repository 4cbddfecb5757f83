// Describes a condition of a policy statement in words.
import type { Condition } from '../../core/policy/policy.ts'

const operatorWords: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringEqualsIgnoreCase: 'is (ignoring case)',
  StringNotEquals: 'is not',
  StringLike: 'matches',
  StringNotLike: 'does not match',
  ArnEquals: 'matches',
  ArnLike: 'matches',
  ArnNotEquals: 'does not match',
  ArnNotLike: 'does not match',
  Bool: 'is',
}

/** Describe a condition in words. Every page also shows the exact entry. Other operators keep their names. */
export function describeCondition({ operator, key, values }: Condition): string {
  const [, set = '', base = '', ifExists = ''] =
    /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/.exec(operator) ?? []
  const subject = subjectOf(key)
  const given = values.map(formatValue).join(' or ')
  if (base === 'Null') return values.includes('true') ? `${subject} is absent` : `${subject} is present`
  const quantifier =
    set === 'ForAllValues:' ? 'every value of ' : set === 'ForAnyValue:' ? 'at least one value of ' : ''
  const presence = ifExists === '' ? '' : ', if it is present'
  return `${quantifier}${subject} ${operatorWords[base] ?? base} ${given}${presence}`
}

/** Only this policy variable has a plain name; all others are shown as written. */
function formatValue(value: string): string {
  return value.toLowerCase() === `\${aws:principalaccount}` ? 'the caller’s account' : `“${value}”`
}

function subjectOf(key: string): string {
  if (key.toLowerCase() === 'aws:resourceaccount') return 'the resource’s account'
  const [, scope = '', tag = ''] = /^aws:(ResourceTag|RequestTag|PrincipalTag)\/(.*)$/i.exec(key) ?? []
  const owner = { resourcetag: 'the resource', requesttag: 'the request', principaltag: 'the principal' }[
    scope.toLowerCase()
  ]
  return owner === undefined ? key : `${owner}’s ${tag} tag`
}
