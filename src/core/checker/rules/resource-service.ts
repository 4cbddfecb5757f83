// Finds ARNs of a service that does not exist, or whose resources none of the statement's actions acts on.
import type { Snapshot } from '../../actions/action.ts'
import { splitFormats } from '../../actions/arn-formats.ts'
import { splitAtColons } from '../../policy/pattern.ts'
import { rememberAll } from '../../remember.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'
import { listResourceArns } from './arn-texts.ts'

/** Report ARNs with the wrong service. Source: Service Authorization Reference, resource types of each action. */
export const resourceService: Rule = {
  name: 'resource-service',
  severity: 'warning',
  check: (context) => context.statements.flatMap((statement) => checkStatement(context, statement)),
}

function checkStatement(context: RuleContext, statement: CheckedStatement): readonly RuleFinding[] {
  const { strays: misplaced } = context.fitOf(statement)
  // Nearly every statement has none, and the actions of a statement may have thousands of formats.
  const services = misplaced.length === 0 ? [] : arnServices(statement)
  const strays = misplaced
    .map((text) => ({ text, service: serviceOf(text.value) }))
    .filter(({ service }) => !services.includes(service))
  const reported = new Set(strays.map(({ text }) => text))
  return [
    ...strays.map(({ text, service }) => describeStray(context, text, service, services)),
    ...listResourceArns(statement).flatMap(({ text, fields: [, , service = ''] }) =>
      reported.has(text) ? [] : checkName(context, text, service),
    ),
  ]
}

function describeStray(
  context: RuleContext,
  span: Text,
  service: string,
  services: readonly string[],
): RuleFinding {
  const misspelled = knownServices(context).has(service) ? undefined : context.nearest(service, services)
  return {
    span,
    // The reference does not list every ARN, so only a name that no service has is certainly wrong.
    ...(misspelled !== undefined && { severity: 'error' as const }),
    message: `None of the actions acts on resources of ${JSON.stringify(service)}, according to AWS’s reference.`,
    tip:
      misspelled === undefined
        ? `ARNs for these actions name ${services.slice(0, 5).join(', ')}.`
        : `Did you mean arn:aws:${misspelled}:…?`,
  }
}

/** Check a service that the statement's actions do not decide about, such as those of `*`. */
function checkName(context: RuleContext, span: Text, service: string): readonly RuleFinding[] {
  const known = knownServices(context)
  if (service === '' || /[*?$]/.test(service) || known.has(service) || known.size === 0) return []
  const meant = known.has(service.toLowerCase())
    ? service.toLowerCase()
    : context.nearest(service, [...known])
  return [
    {
      span,
      severity: 'error',
      message: `No service is called ${JSON.stringify(service)} in ARNs, according to AWS’s reference.`,
      tip: meant === undefined ? 'Copy the ARN from the service.' : `Did you mean arn:aws:${meant}:…?`,
    },
  ]
}

function knownServices({ index, services, options }: RuleContext): ReadonlySet<string> {
  return joinServices(index.snapshot)(services)(options.arnServices ?? noServices)
}

const noServices: readonly string[] = []

/** Every policy of a scan is checked with the same snapshot, which has thousands of formats. */
const joinServices = rememberAll((snapshot: Snapshot) =>
  rememberAll((services: readonly string[]) =>
    rememberAll(
      (arnServices: readonly string[]): ReadonlySet<string> =>
        new Set([...services, ...arnServices, ...listedServices(snapshot)]),
    ),
  ),
)

const listedServices = rememberAll(
  ({ services }: Snapshot): ReadonlySet<string> =>
    new Set(
      services.flatMap(({ resourceTypes }) =>
        resourceTypes.flatMap(({ arn }) => splitFormats(arn).map(serviceOf)),
      ),
    ),
)

const serviceOf = (arn: string) => splitAtColons(arn, 6)[2] ?? ''

/** List the services in the ARN formats of a statement's actions. */
export const arnServices = rememberAll(({ matched }: CheckedStatement): readonly string[] => {
  // Thousands of actions share a few hundred formats.
  const formats = new Set(matched.actions.map(({ formats }) => formats))
  return [...new Set([...formats].flatMap(({ arns }) => arns.map(serviceOf)))]
})
