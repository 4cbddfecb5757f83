// A service and an action in; the address of AWS's own page about them out.

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference'

/**
 * Prefixes that several of AWS's services share. The reference has a page for each of those services and the
 * snapshot one name for all, so only the list of services is sure to lead there.
 */
const sharedPrefixes: ReadonlySet<string> = new Set(['lex', 'ses', 'sms-voice'])

/**
 * Give the page of a service in AWS's Service Authorization Reference, at an action where one is given. Its name
 * is the service's in lower case without spaces and brackets, and so is the start of the action's anchor.
 */
export function linkReference(
  service: { readonly prefix: string; readonly name: string },
  action?: string,
): string {
  if (sharedPrefixes.has(service.prefix))
    return `${reference}/reference_policies_actions-resources-contextkeys.html`
  const slug = service.name.toLowerCase().replace(/[^a-z0-9.-]/g, '')
  const fragment = action === undefined ? '' : `#${slug}-${action.slice(action.indexOf(':') + 1)}`
  return `${reference}/list_${slug}.html${fragment}`
}
