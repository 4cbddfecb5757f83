// Sums what wildcards grant in services that a checked policy does not name, by service and risk.
import { isGranted } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { describeRisks } from '../words/risk-view.ts'
import type { AccessInput } from './access-input.ts'

/** The sensitive actions of one service. */
export interface ServiceSum {
  readonly prefix: string
  readonly name: string
  /** How many actions the service has. */
  readonly actions: number
  /** How many granted actions have each risk, in the order of the classes. */
  readonly counts: readonly number[]
}

export interface RiskSums {
  /** The risk classes, the most severe first. */
  readonly classes: readonly string[]
  /** The services with the most sensitive actions first. */
  readonly services: readonly ServiceSum[]
}

const order = ['privilege escalation', 'credentials exposure', 'resource exposure', 'data access']

/** Sum the granted sensitive actions of services that the policy does not name; undefined if there are none. */
export function sumRisks({ access, named, knowledge }: AccessInput): RiskSums | undefined {
  const sensitive = [...access.actions.values()].flatMap(({ name, outcome }) => {
    const prefix = servicePrefix(name.toLowerCase())
    const classes = named.has(prefix) || !isGranted(outcome) ? [] : describeRisks(knowledge, name)
    return classes.length === 0 ? [] : [{ prefix, classes }]
  })
  if (sensitive.length === 0) return undefined
  const classes = order.filter((one) => sensitive.some((action) => action.classes.includes(one)))
  const services = [...Map.groupBy(sensitive, ({ prefix }) => prefix)].map(([prefix, actions]) => ({
    prefix,
    name: knowledge.serviceNames.get(prefix) ?? '',
    actions: knowledge.list?.services.find((service) => service.prefix === prefix)?.actions ?? 0,
    counts: classes.map((one) => actions.filter((action) => action.classes.includes(one)).length),
    sum: actions.length,
  }))
  return {
    classes,
    services: services
      .sort((a, b) => b.sum - a.sum || (a.prefix < b.prefix ? -1 : 1))
      .map(({ sum: _, ...service }) => service),
  }
}
