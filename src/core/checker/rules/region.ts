// Finds Regions that AWS does not have, in ARNs and in conditions on the Region of a request.
import { matcherOf } from '../../policy/pattern.ts'
import { remember } from '../../remember.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import { listResourceArns } from './arn-texts.ts'

/** The maximum number of names in the cache. */
const most = 1_000

const regionKeys: ReadonlySet<string> = new Set(['aws:requestedregion', 'ec2:region'])

/** Report unknown Regions. Source: the list of Regions in content/partitions.json. */
export const region: Rule = {
  name: 'region',
  severity: 'error',
  check: (context) => {
    const { partitions } = context.options
    if (partitions === undefined) return []
    const regionsOf = remember(most, (partition: string) =>
      partitions.filter(({ name }) => matcherOf(partition)(name)).flatMap(({ regions }) => regions),
    )
    const isKnown = remember(most, (question: string) => {
      const [partition = '', name = ''] = question.split(' ', 2)
      return { answer: regionsOf(partition).some(matcherOf(name)) }
    })
    return context.statements.flatMap((statement) => [
      ...listResourceArns(statement).flatMap(({ text, fields: [, partition = '', , name = ''] }) => {
        // Words without a digit are placeholders, which another rule reports, and names of partitions are its own rule.
        const isName = /^[A-Za-z0-9*?-]+$/.test(name) && /-.*[\d*?]|[*?].*-/.test(name)
        const isOpen = partition.includes('$') || regionsOf(partition).length === 0
        return !isName || isOpen || isKnown(`${partition} ${name}`).answer
          ? []
          : [describe(context, text, name, regionsOf(partition))]
      }),
      ...statement.conditions.flatMap(({ reading, key, values }) => {
        const { family, base } = reading
        if (family !== 'String' || !regionKeys.has(key.value.toLowerCase())) return []
        return values.flatMap((text) => {
          const { value } = text
          const isPattern = /[*?]/.test(value)
          if (value === '' || /\$\{|-global$/.test(value) || (isPattern && !/Like$/i.test(base))) return []
          const name = /IgnoreCase$/i.test(base) ? value.toLowerCase() : value
          return isKnown(`* ${name}`).answer ? [] : [describe(context, text, value, regionsOf('*'))]
        })
      }),
    ])
  },
}

function describe(
  { nearest, options: { regionsAsOf } }: RuleContext,
  span: Text,
  name: string,
  regions: readonly string[],
): RuleFinding {
  const day = regionsAsOf === undefined ? '' : ` on ${regionsAsOf}`
  const message = /[*?]/.test(name)
    ? `${JSON.stringify(name)} matched no Region${day}.`
    : `${JSON.stringify(name)} was not a Region${day}.`
  const meant = nearest(name, regions)
  return {
    span,
    message,
    tip: meant === undefined ? 'Write a Region such as us-west-2.' : `Did you mean ${meant}?`,
  }
}
