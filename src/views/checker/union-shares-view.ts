// Tells what each policy adds to the others that are attached with it.
import type { ChangeKind } from '../../core/changes/compare.ts'
import type { Share } from '../../core/changes/union.ts'
import { countChanges } from '../words/change-words.ts'
import { countOf } from '../words/words.ts'
import { isOfNamed } from './check-comparison-words.ts'

/** What a policy adds, in a sentence after its name. */
export function describeShare({ comparison, isRemovable }: Share): string {
  const { verdict, changes } = comparison
  if (verdict === 'same')
    return isRemovable
      ? 'adds nothing to the others. It can be detached without a change of access.'
      : 'adds nothing as long as all the others stay.'
  const counts = countChanges(changes.filter(isOfNamed))
  const parts = (Object.keys(words) as ChangeKind[]).flatMap((kind) =>
    counts[kind] === 0 ? [] : [words[kind](counts[kind])],
  )
  const rest = changes.find((change) => !isOfNamed(change))
  const all = rest === undefined ? parts : [...parts, `${restWords[rest.kind]} of every other service`]
  return `${all.join(', ')}.`
}

const words: Readonly<Record<ChangeKind, (count: number) => string>> = {
  gained: (count) => `adds ${countOf(count, 'action')}`,
  widened: (count) => `widens ${countOf(count, 'action')}`,
  reshaped: (count) => `widens in one way and narrows in another ${countOf(count, 'action')}`,
  narrowed: (count) => `narrows ${countOf(count, 'action')}`,
  lost: (count) => `takes away ${countOf(count, 'action')}`,
}

const restWords: Readonly<Record<ChangeKind, string>> = {
  gained: 'adds actions',
  widened: 'widens actions',
  reshaped: 'reshapes actions',
  narrowed: 'narrows actions',
  lost: 'takes away actions',
}
