// Finds wildcards in the service prefix of actions and in the service of ARNs.
import type { Rule, RuleFinding } from '../rule.ts'
import { listResourceArns } from './arn-texts.ts'

/** Report wildcards in service names. Source: IAM User Guide, "IAM JSON policy elements: Action": a service namespace, then a name. */
export const serviceWildcard: Rule = {
  name: 'service-wildcard',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap((statement) => [
      ...statement.matched.entries
        .filter(({ pattern, prefix }) => /[*?]/.test(prefix) && !/^\*+:\*+$/.test(pattern))
        .map(({ text, prefix }) => ({
          span: text,
          message: `${JSON.stringify(prefix)} has a wildcard in the service prefix, which IAM does not take.`,
          tip: 'Name the services one by one.',
        })),
      ...listResourceArns(statement).flatMap(
        ({ text, fields: [, , service = ''] }): readonly RuleFinding[] =>
          /[*?]/.test(service) && !/^[*?]+$/.test(service)
            ? [
                {
                  span: text,
                  message: `${JSON.stringify(service)} can match services that AWS adds later.`,
                  tip: 'Name the service.',
                  severity: 'info',
                },
              ]
            : [],
      ),
    ]),
}
