// The kinds of pages and what each promises its reader out, in the words of its preview image. Two lines fit.

/** What a page of each kind answers. One image a kind is drawn, not one a page. */
export const previewPromises = {
  home: 'What did AWS change, and does it grant more?',
  policies: 'Every managed policy of Amazon Connect',
  policy: 'What does it grant, and how did it grow?',
  version: 'What changed, and is it broader?',
  comparison: 'What was gained, and what was lost?',
  history: 'Since which version is this action granted?',
  matrix: 'Which policy grants which action?',
  actions: 'Every action, and who grants it',
  service: 'What can a policy allow in this service?',
  action: 'Which policies grant it, and since when?',
  changelog: 'Every change, newest first, with its verdict',
  announcements: 'What AWS announced, and what it changed',
  guide: 'How access to Amazon Connect works',
  example: 'Policies to fill in, copy and attach',
  check: 'What is wrong with your policy?',
  search: 'Find a policy, a version or an action',
  feeds: 'Follow every change in a feed reader',
  api: 'Every verdict as JSON',
  about: 'Where the data comes from',
} as const

export type PreviewKind = keyof typeof previewPromises
