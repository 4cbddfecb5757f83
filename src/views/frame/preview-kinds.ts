// Lists the kinds of pages with the question or promise on their preview images. Two lines fit.
import type { Site } from '../../site/site.ts'
import { forSubject } from '../../site/subject.ts'

/** What a page of each kind answers. One image is drawn for each kind, not one for each page. */
const previewPromises = {
  home: 'What did AWS change, and does it grant more?',
  policies: (site: Site) => `Every managed policy${forSubject(site)}`,
  policy: 'What does it grant, and how did it grow?',
  version: 'What changed, and is it broader?',
  comparison: 'What was gained, and what was lost?',
  history: 'Which version first granted this action?',
  matrix: 'Which policy grants which action?',
  actions: 'Every action, and who grants it',
  service: 'What can a policy allow in this service?',
  action: 'Which policies grant it, and since when?',
  changelog: 'Every change, newest first, with its verdict',
  reach: (site: Site) => `Who else can use${forSubject(site).replace(' for', '') || ' these services'}?`,
  announcements: 'What AWS announced, and what it changed',
  reference: 'What AWS’s reference changed, and for whom',
  guide: ({ settings: { subject } }: Site) =>
    `How access${subject === undefined ? '' : ` to ${subject}`} works`,
  example: 'Policies to fill in, copy and attach',
  check: 'What is wrong with your policy?',
  ask: 'May this principal do this?',
  search: 'Find a policy, a version or an action',
  feeds: 'Follow every change in a feed reader',
  api: 'Every verdict as JSON',
  about: 'Where the data comes from',
} as const

export type PreviewKind = keyof typeof previewPromises

/** List the kinds of pages. */
export function listPreviewKinds(): readonly PreviewKind[] {
  return Object.keys(previewPromises) as PreviewKind[]
}

/** Write the question or promise on the preview image of a kind of page. */
export function promiseOf(site: Site, kind: PreviewKind): string {
  const promise = previewPromises[kind]
  return typeof promise === 'string' ? promise : promise(site)
}
