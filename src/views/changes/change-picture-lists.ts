// A change in; the sensitive actions that it gives, and how scopes changed, each in a few lines, out.
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import { groupBy } from '../../core/group-by.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { changeLabels } from '../words/change-words.ts'
import { describeClasses, listGivenRisks } from '../words/risk-view.ts'
import { joinScope, partScope } from '../words/scope-words.ts'
import { countOf, joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import type { ChangeSection } from './change-section.ts'

/** Sensitive actions that are given in one way, for the same reasons. */
export interface RiskLine {
  readonly kind: ChangeKind
  readonly sign: string
  /** Why they are sensitive, the weightiest reason first. */
  readonly classes: string
  /** The first few. */
  readonly actions: readonly { readonly name: string; readonly href?: string }[]
  /** How many there are beyond them. */
  readonly more: number
}

/** Actions whose scope changed alike. */
export interface ScopeLine {
  readonly kind: ChangeKind
  readonly sign: string
  readonly count: number
  /** The services of these actions; absent where all are of one. */
  readonly services?: string
  readonly scope: readonly Phrase[]
}

export interface ScopeLines {
  /** The first few. */
  readonly lines: readonly ScopeLine[]
  /** How many there are beyond them. */
  readonly more: number
}

const mostNamed = 6
const mostScopes = 4
const mostParted = 3

/** List the sensitive actions that a change gives, or gives on more or on something else, the weightiest first. */
export function toRiskLines(site: Site, changes: readonly Change[]): readonly RiskLine[] {
  const alike = groupBy(listGivenRisks(site, changes), ({ change: { kind, name } }) =>
    JSON.stringify([kind, describeClasses(site, name)]),
  )
  return [...alike.values()].flatMap((risks): readonly RiskLine[] => {
    const [first] = risks
    if (first === undefined) return []
    const { kind, name } = first.change
    const shown = risks.length <= mostNamed + 1 ? risks : risks.slice(0, mostNamed)
    return [
      {
        kind,
        sign: signOf(kind),
        classes: describeClasses(site, name).join(', '),
        actions: shown.map(({ change }) => {
          const href = linkAction(site, change.name)
          return { name: change.name, ...(href !== undefined && { href }) }
        }),
        more: risks.length - shown.length,
      },
    ]
  })
}

/** List in words how scopes changed, the most actions first; what words cannot tell is left to the sections. */
export function toScopeLines(sections: readonly ChangeSection[]): ScopeLines {
  const told = sections.flatMap(({ kind, services }) =>
    services.flatMap(({ name, groups }) =>
      groups.flatMap(({ scope, count }) => (scope === undefined ? [] : [{ kind, name, count, scope }])),
    ),
  )
  const isOneService = new Set(told.map(({ name }) => name)).size <= 1
  const lines = [...groupBy(told, ({ kind, scope }) => kind + phrasesToText(scope)).values()]
    .flatMap((alike): readonly ScopeLine[] => {
      const [first] = alike
      if (first === undefined) return []
      return [
        {
          kind: first.kind,
          sign: signOf(first.kind),
          count: alike.reduce((sum, { count }) => sum + count, 0),
          ...(!isOneService && { services: listServices(alike) }),
          scope: first.scope,
        },
      ]
    })
    .sort((a, b) => b.count - a.count)
  const all = mergeScopes(lines).toSorted((a, b) => b.count - a.count)
  const shown = all.length <= mostScopes + 1 ? all : all.slice(0, mostScopes)
  return { lines: shown, more: all.length - shown.length }
}

/** Tell once of scopes that all became the same one, with the first few of what they were. */
function mergeScopes(lines: readonly ScopeLine[]): readonly ScopeLine[] {
  const keyOf = ({ kind, services, scope }: ScopeLine) => {
    const parts = partScope(scope)
    return JSON.stringify([kind, services, parts === undefined ? scope : [parts.now]])
  }
  return [...groupBy(lines, keyOf).values()].flatMap((alike): readonly ScopeLine[] => {
    const [first] = alike
    const parted = alike.flatMap(({ count, scope }) => {
      const parts = partScope(scope)
      return parts === undefined ? [] : [{ ...parts, count }]
    })
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
