// Tells policies apart by what they do to an action, and counts them in words.
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { Site } from '../../site/site.ts'
import { countOf } from '../words/words.ts'

/** Check whether the policy's newest version grants the action. */
export function isGranted({ outcome }: ActionOnPolicy): boolean {
  return outcome?.status === 'full' || outcome?.status === 'scoped'
}

/** Check whether the policy's newest version names the action and, by AWS's reference, never matches a request of it. */
export function isIdle({ outcome }: ActionOnPolicy): boolean {
  return outcome?.status === 'idle'
}

/** Check whether a Deny statement in the policy's newest version matches the action. */
export function isDenied({ denies }: ActionOnPolicy): boolean {
  return denies.length > 0
}

/** Check whether an earlier version of the policy granted the action and the newest version does not. */
export function wasGranted(onPolicy: ActionOnPolicy): boolean {
  return !isGranted(onPolicy) && onPolicy.spans.length > 0
}

/**
 * Describe in a sentence or two how many policies grant an action, how widely, and how many deny it. Of an action that AWS's
 * list does not have, only policies that name it are decided; `matchedBy` counts others whose wildcards match it.
 */
export function describeGrantingPolicies(
  site: Site,
  policies: readonly ActionOnPolicy[],
  { isListed, matchedBy }: { readonly isListed: boolean; readonly matchedBy: number },
): string {
  const withStatus = (status: string) => policies.filter(({ outcome }) => outcome?.status === status).length
  const [full, scoped] = [withStatus('full'), withStatus('scoped')]
  const denying = policies.filter(isDenied).length
  const idle = policies.filter(isIdle).length
  const all = isListed
    ? `of the ${countOf(site.policies.length, 'policy', 'policies')}`
    : 'of the policies that name it'
  const granted = `${full + scoped} ${all} ${full + scoped === 1 ? 'grants it in its newest version' : 'grant it in their newest versions'}`
  const scope =
    full === 0
      ? 'with a narrower scope'
      : scoped === 0
        ? 'in full'
        : `${full} in full, ${scoped} with a narrower scope`
  return [
    full + scoped === 0
      ? `No policy ${isListed ? 'in this catalog' : 'that names it'} grants it in its newest version.`
      : `${granted}, ${scope}.`,
    ...(matchedBy === 0
      ? []
      : [
          `Wildcards in ${countOf(matchedBy, 'more policy', 'more policies')} match it, but AWS’s list does not have it.`,
        ]),
    ...(idle === 0
      ? []
      : [
          `${countOf(idle, 'policy', 'policies')} ${idle === 1 ? 'names' : 'name'} it, but by AWS’s reference that never matches a request.`,
        ]),
    ...(denying === 0
      ? []
      : [
          `${countOf(denying, 'policy', 'policies')} ${denying === 1 ? 'has' : 'have'} a Deny statement for it.`,
        ]),
  ].join(' ')
}
