// Lists one address for every kind of page, for tests of what must be true on all pages.

export interface PageKind {
  readonly name: string
  /** The path below the site's address, with a leading slash. */
  readonly path: string
  /** The HTTP status that the host returns; 200 by default. */
  readonly status?: number
}

const serviceLinkedRole = '/policies/AmazonConnectServiceLinkedRolePolicy'

export const pageKinds: readonly PageKind[] = [
  { name: 'home', path: '/' },
  { name: 'policies', path: '/policies/' },
  { name: 'policy', path: '/policies/AmazonConnect_FullAccess/' },
  { name: 'version', path: `${serviceLinkedRole}/v54/` },
  { name: 'comparison', path: `${serviceLinkedRole}/compare/v53...v54/` },
  { name: 'comparison picker', path: `${serviceLinkedRole}/compare/` },
  { name: 'comparison of several', path: '/policies/compare/' },
  { name: 'history', path: `${serviceLinkedRole}/history/` },
  { name: 'actions', path: '/actions/' },
  { name: 'service', path: '/actions/connect/' },
  { name: 'service with few actions', path: '/actions/iam/' },
  { name: 'action', path: '/actions/connect/StartContactRecording/' },
  { name: 'sensitive action', path: '/actions/iam/PassRole/' },
  { name: 'denied action', path: '/actions/wisdom/DeleteAssistant/' },
  { name: 'changelog', path: '/changelog/' },
  { name: 'announcements', path: '/announcements/' },
  { name: 'other policies', path: '/reach/' },
  { name: 'other policy', path: '/reach/ReadOnlyAccess/' },
  { name: 'reference changes', path: '/reference/' },
  { name: 'reference changes of a year', path: '/reference/2026/' },
  { name: 'reference changes of a service', path: '/reference/connect/' },
  { name: 'matrix', path: '/matrix/' },
  { name: 'policy matrix', path: `${serviceLinkedRole}/matrix/` },
  { name: 'check', path: '/check/' },
  { name: 'ask', path: '/ask/' },
  { name: 'rules', path: '/check/rules/' },
  { name: 'rule', path: '/check/rules/cancelled-grant/' },
  { name: 'examples', path: '/examples/' },
  { name: 'example', path: '/examples/record-contacts-of-one-instance/' },
  { name: 'example to attach with a policy', path: '/examples/voice-id-console-besides-full-access/' },
  { name: 'trust policy example', path: '/examples/trust-an-application-account/' },
  { name: 'guides', path: '/guides/' },
  { name: 'guide', path: '/guides/how-connect-works-with-iam/' },
  { name: 'guide with commands', path: '/guides/use-the-json/' },
  { name: 'search', path: '/search/' },
  { name: 'feeds', path: '/feeds/' },
  { name: 'feed', path: '/feeds/broader/' },
  { name: 'api', path: '/api/' },
  { name: 'api files', path: '/api/v1/' },
  { name: 'about', path: '/about/' },
  { name: 'not found', path: '/no/such/page/', status: 404 },
]
