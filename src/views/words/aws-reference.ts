// Links a service or an action to its page in AWS's Service Authorization Reference.

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference'

/**
 * Prefixes that several AWS services share. The reference has one page for each of those services, but the snapshot
 * has one name for all of them. Only the reference's list of services is sure to lead to the right page.
 */
const sharedPrefixes: ReadonlySet<string> = new Set(['aws-marketplace', 'lex', 'ses', 'sms-voice'])

/**
 * Return the URL of a service's page in AWS's Service Authorization Reference, at the action if one is given. The
 * page is named after the service's prefix; the anchors on it start with the name of the page.
 */
export function linkReference(service: { readonly prefix: string }, action?: string): string {
  if (sharedPrefixes.has(service.prefix))
    return `${reference}/reference_policies_actions-resources-contextkeys.html`
  const page = `list_${service.prefix}`
  const fragment = action === undefined ? '' : `#${page}-action-${action.slice(action.indexOf(':') + 1)}`
  return `${reference}/${page}.html${fragment}`
}

/** Return the URL of a policy's page in AWS's Managed Policy Reference, which shows the document in force. */
export function linkManagedPolicy(name: string): string {
  return `https://docs.aws.amazon.com/aws-managed-policy/latest/reference/${encodeURIComponent(name)}.html`
}
