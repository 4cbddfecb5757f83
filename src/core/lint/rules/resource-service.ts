// Finds ARNs of a service on which none of the statement's actions acts.
import { splitAtColons } from '../../pattern.ts'
import type { CheckedStatement, Rule } from '../rule.ts'

/** Report ARNs with the wrong service. Source: Service Authorization Reference, resource types of each action. */
export const resourceService: Rule = {
  name: 'resource-service',
  description:
    'The ARN names a service on whose resources none of the actions acts, so the statement says nothing about it. The service in an ARN can be spelt unlike the prefix of its actions.',
  severity: 'error',
  check: ({ statements, fitOf, nearest }) =>
    statements.flatMap((statement) => {
      const services = arnServices(statement)
      return fitOf(statement)
        .strays.map((text) => ({ text, service: serviceOf(text.value) }))
        .filter(({ service }) => !services.includes(service))
        .map(({ text, service }) => {
          const meant = services.length === 1 ? services[0] : nearest(service, services)
          return {
            span: text,
            message: `None of the actions acts on resources of ${JSON.stringify(service)}.`,
            tip:
              meant === undefined
                ? `ARNs for these actions begin with arn:aws: and one of ${services.slice(0, 5).join(', ')}.`
                : `Did you mean arn:aws:${meant}:…?`,
          }
        })
    }),
}

const serviceOf = (arn: string) => splitAtColons(arn, 6)[2] ?? ''

/** List the services in the ARN formats of a statement's actions. */
export function arnServices({ matched }: CheckedStatement): readonly string[] {
  return [...new Set(matched.actions.flatMap(({ formats }) => formats.arns.map(serviceOf)))]
}
