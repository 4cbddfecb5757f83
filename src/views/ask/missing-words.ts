// Says what is missing for a request to be allowed.
import type { Missing } from '../../core/ask/answer-question.ts'
import type { KeyChange, Nearest } from '../../core/ask/find-nearest.ts'
import { cutText, joinPhrases, type Phrase } from '../words/words.ts'
import { mentionRole } from './role-words.ts'

/** How many actions a sentence is about, and whether about some resource instead of a given one. */
export interface About {
  readonly actions: number
  readonly isResourceOpen: boolean
}

/** Say what is missing: `It would be allowed if aws:ResourceTag/Team were “a”.` */
export function describeMissing(missing: Missing, about: About): readonly Phrase[] {
  switch (missing.kind) {
    case 'nearest':
      return describeNearest(missing.nearest, about)
    case 'never':
      return [describeNever(missing, about)]
    case 'undecided':
      return ['What is missing could not be determined: the search reached its limit.']
    default:
      return missing satisfies never
  }
}

function describeNearest(
  { resource, changes, isOtherResource }: Nearest,
  { actions, isResourceOpen }: About,
): readonly Phrase[] {
  const conditions = changes.length === 0 ? [] : [' if ', ...describeChanges(changes)]
  const would = actions === 1 ? 'It would be allowed' : 'They would be allowed'
  if (isResourceOpen) return [`${would} on some resources`, ...conditions, '.']
  if (!isOtherResource) return [would, ...conditions, '.']
  return [
    `No condition keys make ${actions === 1 ? 'it' : 'them'} allowed on this resource. ${would} on `,
    { code: cutText(resource) },
    ...conditions,
    '.',
  ]
}

/** Describe the keys that must differ: `aws:ResourceTag/Team were “a” and aws:MultiFactorAuthPresent were absent`. */
export function describeChanges(changes: readonly KeyChange[]): readonly Phrase[] {
  return joinPhrases(
    changes.map(({ key, from, to }): readonly Phrase[] => {
      const code = { code: cutText(key, 120) }
      if (to.length === 0) return [code, ' were absent']
      const values = to.map((value) => `“${cutText(value)}”`).join(' and ')
      const were = to.length === 1 ? ` were ${values}` : ` had the values ${values}`
      return [
        code,
        `${were}${from.length === 0 ? '' : ` instead of ${from.map((value) => `“${cutText(value)}”`).join(' and ')}`}`,
      ]
    }),
  )
}

function describeNever(
  { refusing, isTogether }: Extract<Missing, { kind: 'never' }>,
  { actions }: About,
): string {
  const these = actions === 1 ? 'this action' : 'these actions'
  const names = refusing.map(mentionRole)
  const joined = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  if (isTogether) return `No request of ${these} can be allowed: ${joined} allow none in common.`
  const allow = names.length > 1 || refusing[0] !== 'boundary' ? 'allow' : 'allows'
  return `No request of ${these} can be allowed, on any resource and with any condition keys: ${joined} ${allow} none.`
}
