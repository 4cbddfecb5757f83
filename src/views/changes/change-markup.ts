// Writes a comparison as plain, safe HTML for feed readers.
import type { LevelActions } from '../access/action-levels.ts'
import type { GrantView, OutcomeView, StatementRef } from '../access/grant-view.ts'
import { escapeMarkup } from '../words/markup.ts'
import { countOf, type Phrase } from '../words/words.ts'
import type { ChangeGroup, ChangeSection } from './change-section.ts'
import type { ComparisonView } from './comparison-view.ts'

const code = (text: string) => `<code>${escapeMarkup(text)}</code>`

/** Write a sentence as markup, with names as code. */
export function phrasesToMarkup(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => (typeof phrase === 'string' ? escapeMarkup(phrase) : code(phrase.code)))
    .join('')
}

/** How much of each changed action is written: its scope and its causes too, its name, or nothing but a count. */
export type ChangeDetail = 'scopes' | 'names' | 'counts'

/** Write a change: the verdict, its notes, and the changed actions by kind of change and service. */
export function toChangeMarkup(
  change: ComparisonView,
  absolute: (path: string) => string,
  detail: ChangeDetail = 'scopes',
): string {
  const { verdict, sentence, notes } = change.verdict
  const sections = change.sections.map(({ kind, count, services }) => {
    const items = detail === 'counts' ? countMarkup(services.map(addLevels)) : services.flatMap(writeOf(kind))
    return `<h3>${count.toLocaleString('en')} ${kind}</h3>${listMarkup(items)}`
  })
  const link = `<p><a href="${escapeMarkup(absolute(change.href))}">Compare ${change.from.id} and ${change.to.id}</a></p>`
  return [
    `<p><strong>${capitalize(verdict)}.</strong> ${phrasesToMarkup(sentence)}</p>`,
    ...notes.map((note) => `<p>${phrasesToMarkup(note)}</p>`),
    ...exampleMarkup(change),
    ...sections,
    link,
  ].join('')

  function writeOf(kind: ChangeSection['kind']): (service: ChangedService) => readonly string[] {
    return ({ groups }) =>
      groups.map((group) =>
        detail === 'names' ? levelsMarkup(group.levels) : groupMarkup(kind, group, absolute),
      )
  }
}

/** Write a list of texts that are markup. */
export function listMarkup(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}

type ChangedService = ChangeSection['services'][number]

/** How many services are named of which nothing but a count is written. */
const mostCounted = 20

/** How many actions of a service are counted. */
export interface ServiceCount extends Pick<ChangedService, 'prefix' | 'name' | 'count'> {
  /** The same by access level: `12 Write, 3 List`. */
  readonly levels?: string
}

function addLevels({ prefix, name, count, groups }: ChangedService): ServiceCount {
  const byLevel = Map.groupBy(
    groups.flatMap(({ levels }) => levels),
    ({ level }) => level,
  )
  const counts = [...byLevel].map(([level, alike]) => `${sum(alike)} ${level}`)
  return { prefix, name, count, levels: counts.join(', ') }
}

const sum = (counted: readonly { readonly count: number }[]) =>
  counted.reduce((total, { count }) => total + count, 0).toLocaleString('en')

/** Count actions by service, for those with the most of them. */
export function countMarkup(services: readonly ServiceCount[]): readonly string[] {
  const told = services.toSorted((a, b) => b.count - a.count).slice(0, mostCounted)
  const rest = services.length - told.length
  return [
    ...told.map(({ prefix, name, count, levels }) =>
      phrasesToMarkup([
        `${countOf(count, 'action')} in ${name} (`,
        { code: prefix },
        levels === undefined ? ')' : `): ${levels}`,
      ]),
    ),
    ...(rest === 0 ? [] : [`and some in ${countOf(rest, 'more service')}`]),
  ]
}

/** Write one request that shows the change. */
function exampleMarkup({ sections }: ComparisonView): readonly string[] {
  const [example] = sections.flatMap(({ services }) =>
    services.flatMap(({ groups }) => groups.flatMap(({ examples }) => examples)),
  )
  if (example === undefined) return []
  const { title, request, otherwise } = example
  return [`<p>${title}: ${phrasesToMarkup(request)}; ${otherwise}.</p>`]
}

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Of an action that one side does not grant, that side may name resources in vain: they are no scope of it. */
function groupMarkup(
  kind: ChangeSection['kind'],
  { levels, causes, before, after }: ChangeGroup,
  absolute: (path: string) => string,
): string {
  const scopes = [
    ...(before === undefined || kind === 'gained' ? [] : [`<br>before: ${scopeMarkup(before)}`]),
    ...(after === undefined || kind === 'lost' ? [] : [`<br>after: ${scopeMarkup(after)}`]),
  ]
  return levelsMarkup(levels) + scopes.join('') + causesMarkup(causes, absolute)
}

/** Write actions by access level: their names, or only their count if there are too many. */
export function levelsMarkup(levels: readonly LevelActions[]): string {
  return levels
    .map(({ level, count, actions }) => {
      const names = actions.map(({ name }) => code(name)).join(', ') || countOf(count, 'action')
      return `${escapeMarkup(level)}: ${names}`
    })
    .join('<br>')
}

/** Write the resources and conditions of an action's grants. */
export function scopeMarkup({ grants }: OutcomeView): string {
  return grants.map(grantMarkup).join('; or ') || 'nothing'
}

/** Write links to statements on a separate line. */
export function causesMarkup(causes: readonly StatementRef[], absolute: (path: string) => string): string {
  return causes.length === 0 ? '' : `<br>by ${causes.map((cause) => linkTo(cause, absolute)).join(', ')}`
}

function linkTo({ label, version, href }: StatementRef, absolute: (path: string) => string): string {
  return `<a href="${escapeMarkup(absolute(href))}">${escapeMarkup(label)} (${version})</a>`
}

function grantMarkup({ resources, except, conditions, limitedBy }: GrantView): string {
  const on = `${except ? 'on all but ' : 'on '}${resources.map(code).join(', ')}`
  const when = conditions.map(({ words }) => `when ${escapeMarkup(words)}`)
  const but = limitedBy.map(({ label }) => `except what ${escapeMarkup(label)} denies`)
  return [on, ...when, ...but].join(', ')
}
