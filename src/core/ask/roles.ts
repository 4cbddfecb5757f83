// Names what a policy of a question is attached as.

/** Level 1 of the SCPs is the root of the organization. */
export type Role = 'identity' | 'boundary' | `scp${number}`

/** How deep SCPs can be: the root, five levels of organizational units, and the account. */
export const mostScpLevels = 7

/** Return the level of an SCP, from 1; 0 for other roles. */
export function levelOf(role: Role): number {
  return Number(/^scp(\d+)$/.exec(role)?.[1] ?? 0)
}
