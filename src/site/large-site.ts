// Decides whether a site is too large to list every policy on one page.

/** The most policies that fit on one page and side by side in one table. */
const mostPolicies = 60

/**
 * Check whether the site has too many policies to list them all on one page. A large site splits the changelog by
 * month and the matrix by service. Its home page, palette and search list policies, services and guides, but not
 * every version and action.
 */
export function isLarge({ policies }: { readonly policies: { readonly length: number } }): boolean {
  return policies.length > mostPolicies
}
