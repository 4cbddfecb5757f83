// Loads the list of policies on a page of a large site, whose HTML does not have it.
import type { PolicyList } from './policy-list.ts'

/** Load the list if the page needs it; undefined once it is clear that it cannot be loaded, which the page then says. */
export function openPolicyList(root: ParentNode): Promise<PolicyList | undefined> | undefined {
  const status = root.querySelector<HTMLElement>('[data-policy-list]')
  return status === null ? undefined : open(status)
}

async function open(status: HTMLElement): Promise<PolicyList | undefined> {
  try {
    const { loadPolicyList } = await import('./policy-list.ts')
    return await loadPolicyList(status)
  } catch {
    status.className = 'warning'
    status.textContent = status.dataset['fault'] ?? ''
    return undefined
  }
}
