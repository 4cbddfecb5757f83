// Finds allowed actions that need another action that the policy does not allow.
import { servicePrefix } from '../../actions/action.ts'
import { indexedPrefixes } from '../../actions/existing-services.ts'
import type { Rule, RuleContext } from '../rule.ts'

/** Report missing dependent actions. Source: Service Authorization Reference, column "Dependent actions". */
export const dependentAction: Rule = {
  name: 'dependent-action',
  severity: 'info',
  check: (context) => {
    if (context.type !== 'identity') return []
    const isAllowed = allowedTest(context)
    return context.statements
      .filter(({ effect }) => effect?.value === 'Allow')
      .flatMap(({ matched }) =>
        matched.entries.flatMap(({ text, pattern, actions }) => {
          const [action, ...others] = actions
          // A wildcard does not ask for any action in particular.
          if (action?.facts === undefined || others.length > 0 || /[*?]/.test(pattern)) return []
          const missing = action.facts.dependentActions.filter((name) => !isAllowed(name))
          if (missing.length === 0) return []
          const day = action.facts.dependentsAsOf
          const source = day === undefined ? '' : ` (AWS’s reference of ${day})`
          const message = `${pattern} can also need ${missing.join(', ')}, which this policy does not allow${source}.`
          return [{ span: text, message, tip: 'Allow it too, unless another policy does.' }]
        }),
      )
  },
}

function allowedTest({ statements, index, services }: RuleContext): (action: string) => boolean {
  const allowed = new Set<string>()
  const allows = statements.filter(({ effect }) => effect?.value === 'Allow')
  for (const { key } of allows.flatMap(({ matched }) => matched.actions)) allowed.add(key)
  const wide = allows.some(
    ({ actions, matched }) =>
      actions?.isInverted || matched.entries.some(({ kind }) => kind === 'any service'),
  )
  const indexed = indexedPrefixes(index.snapshot)
  // An action that does not exist cannot be missing; in a service outside the index, every action counts as existing.
  const isUnknown = (action: string) => {
    const prefix = servicePrefix(action.toLowerCase())
    return index.find(action) === undefined && (indexed.has(prefix) || !services.includes(prefix))
  }
  return (action) => wide || allowed.has(action.toLowerCase()) || isUnknown(action)
}
