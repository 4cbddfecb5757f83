// Estimates what the sections of a page weigh, so that a page of much content leaves some of it to other pages.

import type { LevelActions } from '../access/action-levels.ts'
import type { GrantedView } from '../access/granted-view.ts'
import type { ShownSection } from '../changes/shown-change.ts'
import type { DiffPart, DiffRun } from '../documents/diff-part.ts'
import type { DocumentView } from '../documents/version-document.ts'
import type { GrowthView } from '../growth/growth-view.ts'

/**
 * What the sections of a page about a version or a comparison may weigh together, in bytes after gzip. Head, navigation,
 * styles and scripts take the rest of what `scripts/site-checks/budgets.ts` allows.
 */
export const mostWeight = 22_000

/** Bytes after gzip, fitted to the 1,000 largest pages of versions and comparisons of all AWS managed policies. */
const bytes = {
  group: 105,
  scopes: 80,
  changedName: 18,
  granted: 1440,
  grantedName: 12,
  grant: 17,
  condition: 9.5,
  service: 20,
  grownName: 20,
  grownService: 26,
  documentLine: 12.5,
  statement: 28,
  diffLine: 9.4,
  foldedLine: 3,
}

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0)

const countNames = (levels: readonly LevelActions[]) => sum(levels.map(({ actions }) => actions.length))

/** Weigh the changed actions of a comparison. */
export function weighChanges(sections: readonly ShownSection[]): number {
  const groups = sections.flatMap(({ services, alike }) => [
    ...services.flatMap((service) => service.groups),
    ...alike.map(({ group }) => group),
  ])
  return (
    sum(
      groups.map(
        ({ levels, before, after }) =>
          bytes.group +
          bytes.changedName * countNames(levels) +
          (before === undefined && after === undefined ? 0 : bytes.scopes),
      ),
    ) +
    bytes.service * sum(sections.flatMap(({ alike }) => alike.map(({ services }) => services.length)))
  )
}

/** Weigh what a version grants. */
export function weighGranted({ services, alike, others }: GrantedView): number {
  const all = [...services, ...(others?.services ?? [])]
  const groups = all.flatMap((service) => service.groups)
  const grants = groups.flatMap(({ outcome }) => [...outcome.grants, ...outcome.cancelled, ...outcome.idle])
  return (
    bytes.granted +
    bytes.grantedName * sum(groups.map(({ levels }) => countNames(levels))) +
    bytes.grant * grants.length +
    bytes.condition * sum(grants.map(({ conditions }) => conditions.length)) +
    bytes.service * sum([all.length, ...alike.map((same) => same.services.length)])
  )
}

/** Weigh how a version's access grew. */
export function weighGrowth(growth: GrowthView | undefined): number {
  const services = growth?.added ?? []
  return sum(services.map(({ levels }) => bytes.grownService + bytes.grownName * countNames(levels)))
}

/** Weigh a document or its outline. */
export function weighDocument({ lines, outline }: DocumentView): number {
  return bytes.documentLine * lines.length + bytes.statement * (outline?.statements.length ?? 0)
}

/** Weigh parts of a text diff. */
export function weighDiff(parts: readonly DiffPart[]): number {
  return sum(parts.flatMap(({ runs }) => runs.map(weighRun)))
}

function weighRun(run: DiffRun): number {
  if (run.kind === 'fold') return run.text === undefined ? 0 : bytes.foldedLine * run.count
  if (run.kind === 'left-out') return 0
  return bytes.diffLine * (run.kind === 'same' ? run.lines.length : run.removed.length + run.added.length)
}
