// Reports known paths to more permissions that a policy opens.
import type { RuleFinding } from '../finding.ts'
import type { OpenPath } from './escalation-paths.ts'
import { groupsOf, mostPaths, type Question } from './escalation-question.ts'
import { writeRequest } from './request-example.ts'

/** Report paths at the entry that allows their first action, those of one entry together. */
export function reportPaths(
  { statements, index }: Question,
  paths: readonly OpenPath[],
): readonly RuleFinding[] {
  return statements.flatMap((statement) => {
    const own = paths.flatMap((path) => {
      const action = index.find(path.actions[0] ?? '')
      return action !== undefined && path.statements[0] === statement.index ? [{ ...path, action }] : []
    })
    return [true, false].flatMap((isOpen) =>
      groupsOf(
        statement,
        index,
        own.filter((path) => path.isOpen === isOpen),
      ).flatMap(({ span, items }) => {
        const [first] = items
        if (first === undefined) return []
        const ways = items.slice(0, mostPaths).map(({ actions, id }) => `${actions.join(' + ')} (${id})`)
        const more = items.length > mostPaths ? ` and ${items.length - mostPaths} more` : ''
        const together = first.actions.length > 1 ? 'together ' : ''
        const reach = isOpen
          ? `on every resource can ${together}escalate privileges`
          : 'give whoever has them the permissions of the roles that can be passed or used'
        return [
          {
            span,
            message: `${ways.join(', ')}${more} ${reach}. It allows ${writeRequest(first.request)}.`,
            tip: isOpen
              ? 'Name the resources, or give the actions to different principals.'
              : 'Make sure that those roles may do no more than whoever has this policy.',
            ...(!isOpen && { severity: 'info' as const }),
          },
        ]
      }),
    )
  })
}
