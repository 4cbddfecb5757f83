// Tells what an element becomes in a twin by its classes.

/** What an element becomes. */
export type Role = 'nothing' | 'document' | 'diff' | 'strong' | 'remark' | 'names' | 'text'

/** Of several classes, the first in this list counts. */
const roles = new Map<string, Role>([
  // A guide's list of its headings.
  ['guide-fold', 'nothing'],
  ['scroll-cue', 'nothing'],
  ['document', 'document'],
  ['parts', 'diff'],
  ['badge', 'strong'],
  ['status', 'strong'],
  ['severity', 'strong'],
  ['risk', 'remark'],
  ['actions', 'names'],
  // Keep the text of a heading that links to itself, without the link.
  ['permalink', 'text'],
])

/** Find what an element with this list of classes becomes, if one of them says so. */
export function roleOf(names: string | undefined): Role | undefined {
  if (names === undefined) return undefined
  if (!names.includes(' ')) return roles.get(names)
  const all = names.split(' ')
  for (const [name, role] of roles) if (all.includes(name)) return role
  return undefined
}
