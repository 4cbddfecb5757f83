// Finds global condition keys that AWS does not have, has replaced, or that lack the key of a tag.
import { isGlobalKey } from '../condition-keys.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'

/** Keys that never worked or no longer should be used, in lowercase, and what to write. */
const replaced: ReadonlyMap<string, { readonly by: string; readonly isDead?: true }> = new Map([
  ['aws:arn', { by: 'aws:PrincipalArn or aws:SourceArn', isDead: true }],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
  ['aws:sourceowner', { by: 'aws:SourceAccount' }],
])

/** Keys that AWS's own policies use and its list of global keys leaves out, in lowercase. */
const unlisted: ReadonlySet<string> = new Set(['aws:principalorgmasteraccountid'])

/** Report wrong global keys. Source: IAM User Guide, "AWS global condition context keys". */
export const globalKey: Rule = {
  name: 'global-key',
  severity: 'error',
  check: (context) =>
    context.statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ key }) => (isGlobalKey(key.value) ? checkKey(context, key) : [])),
    ),
}

function checkKey(
  { index, findKey, nearest }: RuleContext,
  key: RuleContext['statements'][number]['conditions'][number]['key'],
): readonly RuleFinding[] {
  const lower = key.value.toLowerCase()
  const old = replaced.get(lower)
  if (old !== undefined) {
    const tip = `Use ${old.by}.`
    return old.isDead
      ? [{ span: key, message: `${key.value} is not a condition key of AWS.`, tip }]
      : [{ span: key, message: `${key.value} is deprecated.`, tip, severity: 'warning' }]
  }
  if (/^aws:(resource|request|principal)tag\/?$/.test(lower)) {
    const name = key.value.replace(/\/$/, '')
    const message = `${name} does not say which tag it is about.`
    return [{ span: key, message, tip: `Add the key of the tag, as in ${name}/Team.` }]
  }
  const { globalKeys } = index.snapshot
  if (globalKeys === undefined || unlisted.has(lower) || findKey(key.value) !== undefined) return []
  const meant = nearest(
    key.value,
    globalKeys.map(({ name }) => name),
  )
  const tip = meant === undefined ? 'Look it up among AWS’s global condition keys.' : `Did you mean ${meant}?`
  return [{ span: key, message: `AWS has no global condition key ${JSON.stringify(key.value)}.`, tip }]
}
