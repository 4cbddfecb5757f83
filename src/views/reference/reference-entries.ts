// Groups what AWS changed in its reference: actions that changed in the same way on the same day share an entry.
import { servicePrefix } from '../../core/actions/action.ts'
import type { ActionDay, ActionReference } from '../../core/reference/action-days.ts'
import type { DayMoves } from '../../core/reference/find-moves.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { SiteReference } from '../../site/reference.ts'
import type { Site } from '../../site/site.ts'
import { formatDay, formatMonth } from '../words/days.ts'
import { describeRows } from '../words/reference-words.ts'
import { countOf, joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import { type MovesView, toMovesView } from './move-view.ts'

/** An action with its page, if it has one. */
export interface ActionRef {
  readonly name: string
  readonly href?: string
}

export interface ReferenceEntry extends MovesView {
  /** An anchor that never changes: the day and the first action. */
  readonly id: string
  readonly day: string
  readonly dayText: string
  readonly service: string
  readonly actions: readonly ActionRef[]
  /** How many of them a page names before it folds the others. */
  readonly shown: number
  /** What comes before the sentence: absent for one action, whose name begins it. */
  readonly countText?: string
  readonly sentence: readonly Phrase[]
  /** What else follows from the change; absent if nothing does. */
  readonly note?: string
  /** Whether it is about existing actions, and moved a policy. */
  readonly isMove: boolean
}

export interface ReferenceMonth {
  /** `2026-06`. */
  readonly id: string
  readonly title: string
  /** Those that moved a policy first, then the newest; new actions last within a day. */
  readonly entries: readonly ReferenceEntry[]
}

/** Group days by month, newest first. */
export function toReferenceMonths(site: Site, days: readonly ActionDay[]): readonly ReferenceMonth[] {
  return [...Map.groupBy(days, ({ day }) => day.slice(0, 7))].map(([id, ofMonth]) => {
    const entries = toReferenceEntries(site, ofMonth)
    return {
      id,
      title: formatMonth(`${id}-01`),
      entries: [...entries.filter(({ isMove }) => isMove), ...entries.filter(({ isMove }) => !isMove)],
    }
  })
}

type MovesOf = SiteReference['movesOf']

/**
 * Make the entries of days, in their order; new and removed actions come last within a day and service. `movesOf` finds
 * what a day moved: by default, in all policies.
 */
export function toReferenceEntries(
  site: Site,
  days: readonly ActionDay[],
  movesOf: MovesOf = site.reference.movesOf,
): readonly ReferenceEntry[] {
  const alike = Map.groupBy(days, (day) => keyOf(day, movesOf(day)))
  const entries = [...alike.values()].map((group) => toEntry(site, group, movesOf))
  return entries.toSorted((a, b) => compareTexts(b.day, a.day) || compareTexts(a.service, b.service))
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function keyOf(day: ActionDay, { moved, undecided }: DayMoves): string {
  return JSON.stringify([
    day.day,
    servicePrefix(day.action),
    phrasesToText(describeRows({ ...day, rows: day.rows.map(hideName) })),
    describeConsequences(day),
    moved.map(({ policy, version, kind }) => [policy, version, kind]),
    undecided,
  ])
}

/** A row about an action itself names it, which must not keep it apart from others. */
function hideName(row: ActionDay['rows'][number]): ActionDay['rows'][number] {
  if (row.field !== 'action') return row
  const { removed, added } = row
  return { ...row, ...(removed && { removed: ['it'] }), ...(added && { added: ['it'] }) }
}

function toEntry(site: Site, group: readonly ActionDay[], movesOf: MovesOf): ReferenceEntry {
  const [first] = group
  if (first === undefined) throw new Error('no day to show')
  const note = describeConsequences(first)
  const moves = toMovesView(site, first, movesOf(first))
  return {
    id: anchorOf(first),
    day: first.day,
    dayText: formatDay(first.day),
    service: servicePrefix(first.action),
    actions: group.map(({ action }) => toActionRef(site, action)),
    shown: group.length <= mostNamed.unfolded ? group.length : mostNamed.first,
    ...(group.length > 1 && { countText: countOf(group.length, 'action') }),
    sentence: describeRows(first, group.length > 1 ? 'several' : 'one'),
    ...(note !== undefined && { note }),
    ...moves,
    isMove: moves.moves.length > 0 && first.before !== undefined && first.after !== undefined,
  }
}

/** More names than this take a third of a screen; then a page shows the first few. */
const mostNamed = { unfolded: 12, first: 6 }

function toActionRef(site: Site, name: string): ActionRef {
  const href = linkAction(site, name)
  return { name, ...(href !== undefined && { href }) }
}

/** Name the entry of an action on a day, as an anchor. */
function anchorOf({ day, action }: Pick<ActionDay, 'day' | 'action'>): string {
  return `d${day}-${action.replace(':', '-')}`
}

/** Describe what follows for any policy: from resources that an action takes, or no longer does, and from tags. */
function describeConsequences({ before, after }: ActionDay): string | undefined {
  if (before?.formats === undefined || after?.formats === undefined) return undefined
  const notes = [
    ...(before.types.length > 0 && after.types.length === 0
      ? ['An Allow that is limited to such resources stopped granting this.']
      : []),
    ...(before.types.length === 0 && after.types.length > 0
      ? ['An Allow that is limited to such resources began to grant this.']
      : []),
    ...describeTags(before, after),
  ]
  return notes.length === 0 ? undefined : notes.join(' ')
}

/** Describe for which resource types of an action a condition on their tags began or ceased to work. */
function describeTags(before: ActionReference, after: ActionReference): readonly string[] {
  const [was, is] = [listTagged(before), listTagged(after)]
  const come = is.filter((type) => !was.includes(type))
  const gone = was.filter((type) => !is.includes(type) && after.types.includes(type))
  const ofTypes = (types: readonly string[]) =>
    ` with the resource ${types.length === 1 ? 'type' : 'types'} ${phrasesToText(joinPhrases(types.map((type) => [type])))}`
  return [
    ...(come.length === 0
      ? []
      : [
          `Control by resource tag became possible${come.length === after.types.length ? '' : ofTypes(come)}.`,
        ]),
    ...(was.length > 0 && is.length === 0
      ? ['Control by resource tag is no longer possible.']
      : gone.length > 0
        ? [`Control by resource tag is no longer possible${ofTypes(gone)}.`]
        : []),
  ]
}

function listTagged({ types, ownKeys, keysOfTypes }: ActionReference): readonly string[] {
  return types.filter((type) =>
    [...ownKeys, ...(keysOfTypes.get(type) ?? [])].some((key) => /^aws:ResourceTag\//i.test(key)),
  )
}
