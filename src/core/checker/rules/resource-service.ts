// Finds ARNs of a service whose resources none of the statement's actions acts on.
import { splitFormats } from '../../actions/arn-formats.ts'
import { splitAtColons } from '../../policy/pattern.ts'
import type { Rule, RuleContext } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** Report ARNs with the wrong service. Source: Service Authorization Reference, resource types of each action. */
export const resourceService: Rule = {
  name: 'resource-service',
  description:
    'None of the actions acts on resources of the service that the ARN names, so the statement has no effect on them. The service name in an ARN can differ from the prefix of its actions.',
  severity: 'warning',
  check: (context) => {
    const strays = context.statements.flatMap((statement) => {
      const services = arnServices(statement)
      return context
        .fitOf(statement)
        .strays.map((text) => ({ text, services, service: serviceOf(text.value) }))
        .filter(({ service }) => !services.includes(service))
    })
    const known = strays.length === 0 ? new Set<string>() : knownServices(context)
    return strays.map(({ text, services, service }) => {
      const misspelled = known.has(service) ? undefined : context.nearest(service, services)
      return {
        span: text,
        // The reference does not list every ARN, so only a name that no service has is certainly wrong.
        ...(misspelled !== undefined && { severity: 'error' as const }),
        message: `None of the actions acts on resources of ${JSON.stringify(service)}, according to AWS’s reference.`,
        tip:
          misspelled === undefined
            ? `ARNs for these actions name ${services.slice(0, 5).join(', ')}.`
            : `Did you mean arn:aws:${misspelled}:…?`,
      }
    })
  },
}

function knownServices({ index, services, options }: RuleContext): ReadonlySet<string> {
  const listed = index.snapshot.services.flatMap(({ resourceTypes }) => resourceTypes)
  return new Set([
    ...services,
    ...(options.arnServices ?? []),
    ...listed.flatMap(({ arn }) => splitFormats(arn).map(serviceOf)),
  ])
}

const serviceOf = (arn: string) => splitAtColons(arn, 6)[2] ?? ''

/** List the services in the ARN formats of a statement's actions. */
export function arnServices({ matched }: CheckedStatement): readonly string[] {
  return [...new Set(matched.actions.flatMap(({ formats }) => formats.arns.map(serviceOf)))]
}
