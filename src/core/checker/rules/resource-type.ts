// Finds ARNs of a type that none of the statement's actions acts on, and actions that fit none of the ARNs.

import type { IndexedAction } from '../../actions/action.ts'
import { splitFormats } from '../../actions/arn-formats.ts'
import { splitAtColons } from '../../policy/pattern.ts'
import type { Rule } from '../rule.ts'
import { findFieldFaults } from './resource-fields.ts'
import { arnServices } from './resource-service.ts'

/** Report ARNs of the wrong type. Source: Service Authorization Reference, resource types of each action. */
export const resourceType: Rule = {
  name: 'resource-type',
  severity: 'warning',
  check: (context) =>
    context.statements.flatMap((statement) => {
      const { strays, misfits } = context.fitOf(statement)
      const faults = findFieldFaults(context)
      const services = strays.length === 0 ? [] : arnServices(statement)
      const serviceOf = (arn: string) => splitAtColons(arn, 6)[2] ?? ''
      return [
        ...strays
          .filter((text) => services.includes(serviceOf(text.value)) && !faults.has(text))
          .map((span) => ({
            span,
            message: 'None of the actions acts on a resource of this form.',
            tip: describeFormats(statement.matched.actions),
          })),
        ...misfits.map(({ text, pattern, actions }) => ({
          span: text,
          message: `None of the statement's resources is of a type that ${pattern} acts on.`,
          tip: describeFormats(actions),
        })),
      ]
    }),
}

function describeFormats(actions: readonly IndexedAction[]): string {
  const types = actions.flatMap(({ facts }) => facts?.resourceTypes ?? [])
  const formats = [...new Set(types.flatMap(({ arn }) => (arn === undefined ? [] : splitFormats(arn))))]
  const listed = formats.slice(0, 3).join(', ')
  return `Resources have the form ${listed}${formats.length > 3 ? `, or ${formats.length - 3} others` : ''}.`
}
