// What a checked policy grants in; its sensitive actions, by the reason, out.
import type { Access, ActionAccess, Status } from '../core/access.ts'
import { groupBy } from '../core/group-by.ts'
import type { RiskIndex } from '../core/risks.ts'
import { type RiskView, toRiskView } from './risk-view.ts'

export interface CheckRisk extends RiskView {
  readonly actions: readonly { readonly name: string; readonly status: Status }[]
}

/** List the sensitive actions that a policy grants, those with the weightiest reason first. */
export function toCheckRisks({ actions }: Access, risks: RiskIndex): readonly CheckRisk[] {
  const granted = [...actions.values()].filter(({ outcome }) => outcome.status !== 'denied')
  const told = granted.flatMap((action) => {
    const view = toRiskView({ risks }, action.name)
    return view === undefined ? [] : [{ action, view }]
  })
  return [...groupBy(told, ({ view }) => JSON.stringify(view)).values()]
    .flatMap((group): readonly CheckRisk[] => {
      const [first] = group
      return first === undefined ? [] : [{ ...first.view, actions: group.map(({ action }) => toRef(action)) }]
    })
    .sort((a, b) => rank(a) - rank(b))
}

const toRef = ({ name, outcome }: ActionAccess) => ({ name, status: outcome.status })

const order = ['privilege escalation', 'credentials exposure', 'resource exposure', 'data access']

function rank({ classes: [first = ''] }: RiskView): number {
  return order.indexOf(first)
}
