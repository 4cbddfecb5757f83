// Compares what two snapshots of AWS's reference say about actions, as rows of changes.
import type { ChangedField, ReferenceChange } from '../records/reference-changes.ts'
import type { DayFacts } from './facts.ts'

type Facts = ReadonlyMap<string, DayFacts>

/** List what changed, as rows of `day`, sorted. */
export function compareFacts(before: Facts, after: Facts, day: string): readonly ReferenceChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names
    .flatMap((action): readonly ReferenceChange[] => {
      const [older, newer] = [before.get(action), after.get(action)]
      const row = (field: ChangedField, was: readonly string[], is: readonly string[]) =>
        toRow({ day, action, field }, was, is)
      if (older === undefined || newer === undefined)
        return row('action', older === undefined ? [] : [action], newer === undefined ? [] : [action])
      const levels = isRenamed(older.level, newer.level) ? [] : [older.level]
      return [
        ...row('access-level', levels, levels.length === 0 ? [] : [newer.level]),
        ...row('resource-type', older.types, newer.types),
        ...row('condition-key', older.keys, newer.keys),
      ]
    })
    .sort(byPlace)
}

function toRow(
  about: Pick<ReferenceChange, 'day' | 'action' | 'field'>,
  was: readonly string[],
  is: readonly string[],
): readonly ReferenceChange[] {
  const removed = was.filter((one) => !is.includes(one)).sort()
  const added = is.filter((one) => !was.includes(one)).sort()
  if (removed.length === 0 && added.length === 0) return []
  return [{ ...about, ...(removed.length > 0 && { removed }), ...(added.length > 0 && { added }) }]
}

/** In July 2026 AWS began to write `Tagging, Write` for `Tagging`; that changes nothing about an action. */
function isRenamed(before: string, after: string): boolean {
  return simplifyLevel(before) === simplifyLevel(after)
}

const simplifyLevel = (level: string) => level.replace(/^(Tagging|Permissions management), Write$/, '$1')

/** Sort rows by day, then by action, then by field. */
export function byPlace(a: ReferenceChange, b: ReferenceChange): number {
  const [one, other] = [placeOf(a), placeOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

/** What no two rows of a record share. */
export function placeOf({ day, action, field }: ReferenceChange): string {
  // A space comes before everything that the parts contain.
  return `${day} ${action} ${field}`
}
