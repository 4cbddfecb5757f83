// Checks the order of recorded facts of AWS's reference, and that none is repeated.
import { byActionName } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { ContentFolder } from './content-folder.ts'

/** Check that the actions of both records, and every list in them, are sorted and without repetition. */
export function assertReferenceFactsSorted(content: ContentFolder): readonly Finding[] {
  const { dependentActions, permissionOnly } = content
  const dependents = dependentActions === undefined ? [] : Object.entries(dependentActions.record.actions)
  const isSorted = (file: string, at: Finding['at'], names: readonly string[]) =>
    names.flatMap((name, i): readonly Finding[] => {
      const before = names[i - 1]
      if (before === undefined || byActionName({ name: before }, { name }) < 0) return []
      const place = at[at.length - 1] === 'actions' && file === dependentActions?.file ? name : i
      const tip = 'Sort by name, uppercase before lowercase letters, and name every action once.'
      const expected = 'the actions sorted by name, each once'
      return [{ file, at: [...at, place], found: `${name} after ${before}`, expected, tip }]
    })
  return [
    ...(dependentActions === undefined
      ? []
      : [
          ...isSorted(
            dependentActions.file,
            ['actions'],
            dependents.map(([name]) => name),
          ),
          ...dependents.flatMap(([name, { always = [], byType = {} }]) => [
            ...isSorted(dependentActions.file, ['actions', name, 'always'], always),
            ...Object.entries(byType).flatMap(([type, names]) =>
              isSorted(dependentActions.file, ['actions', name, 'byType', type], names),
            ),
          ]),
        ]),
    ...(permissionOnly === undefined
      ? []
      : isSorted(permissionOnly.file, ['actions'], permissionOnly.record.actions)),
  ]
}
