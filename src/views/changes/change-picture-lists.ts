// Lists the sensitive actions that a change grants, and how scopes changed, in a few lines each.
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { changeLabels } from '../words/change-words.ts'
import { describeEffect, listGivenDestruction } from '../words/destruction-view.ts'
import { describeRisks, listGivenRisks } from '../words/risk-view.ts'
import { joinScope, type ScopeWords } from '../words/scope-words.ts'
import { countOf, joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import type { ChangeSection } from './change-section.ts'

/** Sensitive or destructive actions with the same kind of change and for the same reason. */
export interface RiskLine {
  readonly kind: ChangeKind
  readonly sign: string
  /** The risk classes, the most severe first, or what the actions do. */
  readonly classes: string
  /** The first few. */
  readonly actions: readonly { readonly name: string; readonly href?: string }[]
  /** How many more there are. */
  readonly more: number
}

/** Actions whose scopes changed alike. */
export interface ScopeLine {
  readonly kind: ChangeKind
  readonly sign: string
  readonly count: number
  /** The services of these actions; absent if all scope changes are in one service. */
  readonly services?: string
  readonly scope: readonly Phrase[]
}

interface DescribedLine extends ScopeLine {
  readonly halves?: NonNullable<ScopeWords['halves']>
}

export interface ScopeLines {
  /** The first few. */
  readonly lines: readonly ScopeLine[]
  /** How many more there are. */
  readonly more: number
}

const mostNamed = { sensitive: 6, destructive: 12 }
const mostScopes = 4
const mostParted = 3

/** List the sensitive actions that a change adds, widens or reshapes, the most severe first. */
export function toRiskLines(site: Site, changes: readonly Change[]): readonly RiskLine[] {
  const risks = listGivenRisks(site, changes).map(({ change: { kind, name } }) => ({
    kind,
    name,
    classes: describeRisks(site, name).join(', '),
  }))
  return toLines(site, risks, mostNamed.sensitive)
}

/** List the destructive actions that a change adds, widens or reshapes, by what they do. */
export function toDestructionLines(site: Site, changes: readonly Change[]): readonly RiskLine[] {
  const given = listGivenDestruction(site, changes).map(({ kind, name, effect }) => ({
    kind,
    name,
    classes: describeEffect(effect),
  }))
  const order = (kind: ChangeKind) => changeLabels.findIndex((label) => label.kind === kind)
  const sorted = given.toSorted((a, b) => order(a.kind) - order(b.kind))
  return toLines(site, sorted, mostNamed.destructive)
}

interface GivenAction {
  readonly kind: ChangeKind
  readonly name: string
  readonly classes: string
}

function toLines(site: Site, given: readonly GivenAction[], most: number): readonly RiskLine[] {
  const alike = Map.groupBy(given, ({ kind, classes }) => JSON.stringify([kind, classes]))
  return [...alike.values()].flatMap((actions): readonly RiskLine[] => {
    const [first] = actions
    if (first === undefined) return []
    const { kind, classes } = first
    const shown = actions.length <= most + 1 ? actions : actions.slice(0, most)
    return [
      {
        kind,
        sign: signOf(kind),
        classes,
        actions: shown.map(({ name }) => {
          const href = linkAction(site, name)
          return { name, ...(href !== undefined && { href }) }
        }),
        more: actions.length - shown.length,
      },
    ]
  })
}

/** Describe how scopes changed, those of the most actions first. Only sections show changes without a description. */
export function toScopeLines(sections: readonly ChangeSection[]): ScopeLines {
  const described = sections.flatMap(({ kind, services }) =>
    services.flatMap(({ name, groups }) =>
      groups.flatMap(({ scope, scopeHalves: halves, count }) =>
        scope === undefined ? [] : [{ kind, name, count, scope, ...(halves && { halves }) }],
      ),
    ),
  )
  const isOneService = new Set(described.map(({ name }) => name)).size <= 1
  const lines = [...Map.groupBy(described, ({ kind, scope }) => kind + phrasesToText(scope)).values()]
    .flatMap((alike): readonly DescribedLine[] => {
      const [first] = alike
      if (first === undefined) return []
      return [
        {
          kind: first.kind,
          sign: signOf(first.kind),
          count: alike.reduce((sum, { count }) => sum + count, 0),
          ...(!isOneService && { services: listServices(alike) }),
          scope: first.scope,
          ...(first.halves && { halves: first.halves }),
        },
      ]
    })
    .sort((a, b) => b.count - a.count)
  const all = mergeScopes(lines).toSorted((a, b) => b.count - a.count)
  const shown = all.length <= mostScopes + 1 ? all : all.slice(0, mostScopes)
  return { lines: shown, more: all.length - shown.length }
}

/** Merge lines whose new scope is the same, and list the first few old scopes. */
function mergeScopes(lines: readonly DescribedLine[]): readonly ScopeLine[] {
  const keyOf = ({ kind, services, scope, halves }: DescribedLine) =>
    JSON.stringify([kind, services, halves === undefined ? scope : [halves.now]])
  return [...Map.groupBy(lines, keyOf).values()].flatMap((alike): readonly ScopeLine[] => {
    const [first] = alike
    const parted = alike.flatMap(({ count, halves }) => (halves === undefined ? [] : [{ ...halves, count }]))
    if (first === undefined || parted.length < 2) return alike
    const named = parted.length <= mostParted + 1 ? parted : parted.slice(0, mostParted)
    const rest = parted.length - named.length
    const before = named.map(({ before, count }): readonly Phrase[] => [...before, ` (${count})`])
    return [
      {
        ...first,
        count: parted.reduce((sum, { count }) => sum + count, 0),
        scope: joinScope(parted[0]?.now ?? [], [
          ...before,
          ...(rest === 0 ? [] : [[countOf(rest, 'other scope')]]),
        ]),
      },
    ]
  })
}

function listServices(alike: readonly { readonly name: string }[]): string {
  return phrasesToText(joinPhrases([...new Set(alike.map(({ name }) => name))].map((name) => [name])))
}

function signOf(kind: ChangeKind): string {
  return changeLabels.find((label) => label.kind === kind)?.sign ?? ''
}
