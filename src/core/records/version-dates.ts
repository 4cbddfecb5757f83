// A policy's versions, oldest first, with or without a date, in; what can be said of when each was created out.

export interface VersionDate {
  /** When IAM created the version, UTC, ISO 8601; absent where no source tells it. */
  readonly created?: string
  /** Of an undated version: when the nearest older dated one was created. Absent where there is none. */
  readonly notBefore?: string
  /** Of an undated version: when the nearest newer dated one was created. Absent where there is none. */
  readonly notAfter?: string
  /** The instant to sort by and nothing else: `created`, or else the one bound, the other, or the catalog's "now". */
  readonly orderedAt: string
}

/** Date a policy's versions, oldest first: numbers follow time, so an undated one lies between its neighbors. */
export function dateVersions<T extends { readonly created?: string | undefined }>(
  versions: readonly T[],
  asOf: string,
): readonly { readonly version: T; readonly date: VersionDate }[] {
  return versions.map((version, i) => {
    const { created } = version
    if (created !== undefined) return { version, date: { created, orderedAt: created } }
    const notBefore = versions.slice(0, i).findLast((older) => older.created !== undefined)?.created
    const notAfter = versions.slice(i + 1).find((newer) => newer.created !== undefined)?.created
    return {
      version,
      date: {
        ...(notBefore !== undefined && { notBefore }),
        ...(notAfter !== undefined && { notAfter }),
        orderedAt: notBefore ?? notAfter ?? asOf,
      },
    }
  })
}
