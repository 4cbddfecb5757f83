// Works out what is known about when each version of a policy was created.

export interface VersionDate {
  /** When IAM created the version, UTC, ISO 8601; absent if no source reports it. */
  readonly created?: string
  /** For an undated version: when the nearest older dated version was created; absent if there is none. */
  readonly notBefore?: string
  /** For an undated version: when the nearest newer dated version was created; absent if there is none. */
  readonly notAfter?: string
  /** Only for sorting: the first known of `created`, `notBefore`, `notAfter` and the catalog's "now". */
  readonly orderedAt: string
}

/** Date a policy's versions, oldest first. Numbers follow time, so an undated version falls between its neighbors. */
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
