// Links the rules of the policy checker to their pages.
import { createUrls } from '../../src/site/urls.ts'

/** Return what makes the URL of a rule's page; rules have pages only if SITE_URL names a site. */
export function ruleHelp(): ((rule: string) => string) | undefined {
  const site = process.env['SITE_URL']
  if (site === undefined || !URL.canParse(site)) return undefined
  const urls = createUrls(site, process.env['BASE_PATH'] ?? '/')
  return (rule) => urls.absolute(urls.checkRule(rule))
}
