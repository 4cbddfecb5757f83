// Writes a comparison as plain, safe HTML for feed readers.
import type { LevelActions } from '../access/action-levels.ts'
import type { GrantView, OutcomeView, StatementRef } from '../access/grant-view.ts'
import { countOf, type Phrase } from '../words/words.ts'
import type { ChangeGroup } from './change-section.ts'
import type { ComparisonView } from './comparison-view.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escape text for HTML content and attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}

const code = (text: string) => `<code>${escapeMarkup(text)}</code>`

/** Write a sentence as markup, with names as code. */
export function phrasesToMarkup(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => (typeof phrase === 'string' ? escapeMarkup(phrase) : code(phrase.code)))
    .join('')
}

/** Write a whole change: the verdict, its notes, and every action by kind of change and service. */
export function toChangeMarkup(change: ComparisonView, absolute: (path: string) => string): string {
  const { verdict, sentence, notes } = change.verdict
  const sections = change.sections.map(({ kind, count, services }) => {
    const items = services.flatMap(({ groups }) =>
      groups.map((group) => `<li>${groupMarkup(group, absolute)}</li>`),
    )
    return `<h3>${count} ${kind}</h3><ul>${items.join('')}</ul>`
  })
  const link = `<p><a href="${escapeMarkup(absolute(change.href))}">Compare ${change.from.id} and ${change.to.id}</a></p>`
  return [
    `<p><strong>${capitalize(verdict)}.</strong> ${phrasesToMarkup(sentence)}</p>`,
    ...notes.map((note) => `<p>${phrasesToMarkup(note)}</p>`),
    ...exampleMarkup(change),
    ...sections,
    link,
  ].join('')
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

function groupMarkup(
  { levels, causes, before, after }: ChangeGroup,
  absolute: (path: string) => string,
): string {
  const scopes = [
    ...(before === undefined ? [] : [`<br>before: ${scopeMarkup(before)}`]),
    ...(after === undefined ? [] : [`<br>after: ${scopeMarkup(after)}`]),
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
