// Lists the sensitive actions that a checked policy grants, by risk class and reason.

import type { Access, ActionAccess } from '../../core/access/access.ts'
import type { Status } from '../../core/access/grant.ts'
import { isGranted } from '../../core/access/grant.ts'
import type { RiskIndex } from '../../core/actions/risks.ts'
import { type RiskView, toRiskView } from '../words/risk-view.ts'
import { countOf } from '../words/words.ts'

/** Actions that are sensitive for the same reason. */
export interface CheckRisk extends RiskView {
  readonly actions: readonly { readonly name: string; readonly status: Status }[]
}

/** Risks with the same most severe class. */
export interface CheckRiskClass {
  readonly name: string
  readonly count: string
  readonly risks: readonly CheckRisk[]
}

const order = ['privilege escalation', 'credentials exposure', 'resource exposure', 'data access']

/** List the sensitive actions that a policy grants, most severe class first. */
export function toCheckRisks({ actions }: Access, risks: RiskIndex): readonly CheckRiskClass[] {
  const granted = [...actions.values()].filter(({ outcome }) => isGranted(outcome))
  const sensitive = granted.flatMap((action) => {
    const view = toRiskView({ risks }, action.name)
    return view === undefined ? [] : [{ action, view }]
  })
  const byReason = [...Map.groupBy(sensitive, ({ view }) => JSON.stringify(view)).values()].flatMap(
    (group): readonly CheckRisk[] => {
      const [first] = group
      return first === undefined ? [] : [{ ...first.view, actions: group.map(({ action }) => toRef(action)) }]
    },
  )
  return [...Map.groupBy(byReason, ({ classes }) => classes[0] ?? '')]
    .map(([name, ofClass]) => ({
      name,
      count: countOf(
        ofClass.reduce((sum, risk) => sum + risk.actions.length, 0),
        'action',
      ),
      risks: ofClass,
    }))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}

const toRef = ({ name, outcome }: ActionAccess) => ({ name, status: outcome.status })
