// Lists the pages that Lighthouse measures: one of every kind, and those with the most content.

const serviceLinkedRole = 'policies/AmazonConnectServiceLinkedRolePolicy'

/** The name of each page, and its path below the site's address. */
export const auditPages: readonly (readonly [name: string, path: string])[] = [
  ['home', ''],
  ['policies', 'policies/'],
  ['policy, the longest', `${serviceLinkedRole}/`],
  ['policy', 'policies/AmazonConnect_FullAccess/'],
  ['version v54', `${serviceLinkedRole}/v54/`],
  ['version v55', `${serviceLinkedRole}/v55/`],
  ['history', `${serviceLinkedRole}/history/`],
  ['comparison', `${serviceLinkedRole}/compare/v53...v54/`],
  ['matrix', 'matrix/'],
  ['service', 'actions/connect/'],
  ['action', 'actions/connect/StartContactRecording/'],
  ['changelog', 'changelog/'],
  ['announcements', 'announcements/'],
  ['other policies', 'reach/'],
  ['reference changes', 'reference/'],
  ['guide', 'guides/how-connect-works-with-iam/'],
  ['example', 'examples/record-contacts-of-one-instance/'],
  ['checker', 'check/'],
  ['rule', 'check/rules/privilege-escalation/'],
  ['ask', 'ask/'],
  ['comparison of several', 'policies/compare/'],
  ['search', 'search/?q=delete+a+contact+flow'],
  ['feeds', 'feeds/'],
]
