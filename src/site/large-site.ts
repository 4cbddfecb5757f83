// A site in; whether one page can still tell of all its policies out.

/** So many policies are read on one page, and stand side by side in one table. */
const mostPolicies = 60

/**
 * Say whether the site has so many policies that what lists all of them has to be parted: the changelog by month, the
 * matrix by service; home, palette and search name policies, services and guides, not every version and action.
 */
export function isLarge({ policies }: { readonly policies: { readonly length: number } }): boolean {
  return policies.length > mostPolicies
}
